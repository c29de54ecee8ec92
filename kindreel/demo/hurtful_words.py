"""Hurtful comments of the demo: few, no slurs, there to show what is noticed, held and decided."""

HELD = (
    "go die, nobody would miss you",
    "kill yourself, loser",
)
NUDGED = (
    "this is so stupid, you are an idiot",
    "nobody wants you here, just leave",
)
REPORTED = (
    "lol who let you post this, so embarrassing for you",
    "everyone at school laughs about you anyway",
)
