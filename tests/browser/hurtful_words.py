"""Hurtful words for the journey: as few as it needs."""

NUDGED = "go away loser"
REPORTED = "such an embarrassing video, take it down please"
