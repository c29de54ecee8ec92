"""Live, limited, held or removed: sole writer of `standing`. Owns the hash-chained ledger."""
