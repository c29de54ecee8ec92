"""The demo's members. All of them are made up; every profile says so."""

from dataclasses import dataclass

from kindreel.people.models import AgeBand, Role

PASSWORD = "paper-boats-2026"  # noqa: S105 - printed on purpose, and the accounts go with the demo
MADE_UP = "Made-up demo member."


@dataclass(frozen=True)
class Member:
    """One made-up account."""

    handle: str
    name: str
    bio: str
    band: AgeBand = AgeBand.ADULT
    role: Role = Role.MEMBER
    is_private: bool = False
    sign_in: str = ""  # how the printed sign-in is called


SIGN_INS = (
    Member(
        "mina",
        "Mina",
        "14. Drums, frogs, bad puns.",
        AgeBand.EARLY_TEEN,
        is_private=True,
        sign_in="a member of 14",
    ),
    Member("amara", "Amara", "I animate stories about being fifteen.", sign_in="an adult creator"),
    Member(
        "felix", "Felix", "Moderator. Ask me anything.", role=Role.MODERATOR, sign_in="a moderator"
    ),
    Member(
        "ines", "Ines", "Moderator on weekends.", role=Role.MODERATOR, sign_in="another moderator"
    ),
    Member(
        "olga", "Olga", "I keep this place running.", role=Role.OPERATOR, sign_in="the operator"
    ),
)
OTHERS = (
    Member("tariq", "Tariq", "Drawing every day since March.", AgeBand.LATE_TEEN),
    Member("lena", "Lena", "Skateboard, scraped knees.", AgeBand.LATE_TEEN),
    Member("jonah", "Jonah", "Bread and slow films."),
    Member("sora", "Sora", "Origami for people with cold hands."),
    Member("priya", "Priya", "Night sky, telescope, blanket.", AgeBand.LATE_TEEN),
    Member("mateo", "Mateo", "I talk to birds."),
    Member("hanna", "Hanna", "Knits too much."),
    Member("noor", "Noor", "New here. New school, too.", AgeBand.EARLY_TEEN, is_private=True),
    Member("elias", "Elias", "Beats made of kitchen things.", AgeBand.LATE_TEEN),
    Member("yuki", "Yuki", "The cat's assistant."),
    Member("bruno", "Bruno", "Bikes, rain or shine."),
    Member("zadie", "Zadie", "Letters and type."),
    Member("kofi", "Kofi", "Marbles, ramps, patience.", AgeBand.LATE_TEEN),
    Member("greta", "Greta", "Garden on a balcony."),
    Member("sami", "Sami", "Juggling three, working on four.", AgeBand.EARLY_TEEN),
    Member("ruth", "Ruth", "School library. Ask me for a book."),
    Member("dani", "Dani", "Paper cuts (the good kind)."),
    Member("olu", "Olu", "Sea, waves, quiet."),
    Member("maja", "Maja", "Campfire songs.", AgeBand.LATE_TEEN),
    Member("viktor", "Viktor", "City at dusk, from the bus."),
    Member("aisha", "Aisha", "Poems that move."),
    Member("leo", "Leo", "Mostly weather jokes.", AgeBand.EARLY_TEEN),
    Member("carla", "Carla", "Stop motion with my little brother."),
    Member("theo", "Theo", "I post things I find."),
    Member("pepper", "Pepper", "Just looking around.", AgeBand.LATE_TEEN),
)
MEMBERS = SIGN_INS + OTHERS
