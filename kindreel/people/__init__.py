"""Accounts, profiles and follows. Owns Person and Follow."""
