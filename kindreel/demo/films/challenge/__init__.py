"""Films that members post for the challenge: one small kindness each."""
