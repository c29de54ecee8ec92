"""Campaigns with a series of stories and a hashtag challenge. Owns their tables, and Helpline."""
