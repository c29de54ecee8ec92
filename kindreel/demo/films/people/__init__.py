"""Cartoon people: who they are, what they feel, how they stand, and their portraits."""
