"""Hurtful words for the journey: as few as it needs."""

NUDGED = "nobody wants you here, just leave"
REPORTED = "lol who let you post this, so embarrassing for you"
