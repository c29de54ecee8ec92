"""Background work: a broker for tasks, and the sweeps that keep rows true. Owns Sweep."""
