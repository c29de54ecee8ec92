"""Settings, addresses and the console script: knows every room. Owns no tables."""
