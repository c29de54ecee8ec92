"""Clips from upload to playable, their hashtags, mentions, likes and views. Owns those tables."""
