"""What could be a package of its own: media, and small pure functions; no Django, no tables."""
