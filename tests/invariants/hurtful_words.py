"""MARKED: texts that hurt, kept to what these tests need. Nothing else reads this file."""

CRUEL = "kill yourself, nobody wants you alive"  # screening holds it for a person to look at
HURTFUL = "go away loser"  # screening asks the author to think again

HURTFUL_TO_SOMEBODY = (
    "{} you are an ugly idiot",
    "{} go away loser",
    "nobody likes {}",
    "{} is so stupid",
    "shut up {}",
)
