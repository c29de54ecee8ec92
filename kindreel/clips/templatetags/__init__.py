"""Template tags of clips."""
