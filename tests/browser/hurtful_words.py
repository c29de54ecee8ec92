"""Hurtful words for the journey: as few as it needs."""

NUDGED = "go away loser"
REPORTED = "lol who let you post this, so embarrassing for you"
