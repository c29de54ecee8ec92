"""Kindreel: a short-video community that a school, library or city runs on its own server."""
