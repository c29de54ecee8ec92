"""Hurtful comments of the demo: few, no slurs, there to show what is noticed, held and decided."""

HELD = (
    "you are a stupid ugly loser and everybody hates you, kill yourself",
    "go die you disgusting pathetic idiot",
)
NUDGED = (
    "this is so stupid, you are an idiot",
    "nobody wants you here, just leave",
)
REPORTED = (
    "lol who let you post this, so embarrassing for you",
    "everyone at school laughs about you anyway",
)
