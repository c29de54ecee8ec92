"""MARKED: texts that hurt or sound heavy, only what tests need. Nothing else reads this file."""

HURTFUL = "go away loser"  # screening asks the author to think again
CRUEL = "kill yourself, nobody wants you alive"  # screening holds it for a person to look at
HEAVY = "I keep hurting myself and I want to kill myself"  # screening asks to offer its author help
