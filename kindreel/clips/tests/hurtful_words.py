"""MARKED: texts that hurt, kept to what tests need. Nothing outside tests reads this file."""

HURTFUL = "go away loser"  # screening asks the author to think again
CRUEL = "you are an ugly idiot"  # screening holds it for a person to look at
