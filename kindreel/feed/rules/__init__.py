"""What a feed shows next: pure ranking, the pool it draws from, and what one viewer gets."""
