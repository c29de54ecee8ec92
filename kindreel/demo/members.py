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
    Member("samira", "Samira", "I animate what I could not say.", sign_in="an adult creator"),
    Member("felix", "Felix", "Ask me anything.", role=Role.MODERATOR, sign_in="a moderator"),
    Member("ines", "Ines", "Here on weekends.", role=Role.MODERATOR, sign_in="another moderator"),
    Member(
        "olga", "Olga", "I keep this place running.", role=Role.OPERATOR, sign_in="the operator"
    ),
)
CREATORS = (
    Member("jonas", "Jonas", "Always picks the team of nobody."),
    Member("mei", "Mei", "Horses come in every colour."),
    Member("daniel", "Daniel", "Line 14, every day."),
    Member("luca", "Luca", "Learning to say sorry well."),
    Member("zola", "Zola", "New in town, twice."),
)
OTHERS = (
    Member("elif", "Elif", "I write letters.", AgeBand.LATE_TEEN),
    Member("aisha", "Aisha", "Words that move.", AgeBand.LATE_TEEN),
    Member("greta", "Greta", "A garden on a balcony."),
    Member("dani", "Dani", "Paper cuts, the good kind."),
    Member("tariq", "Tariq", "Big brother, small pens.", AgeBand.LATE_TEEN),
    Member("carla", "Carla", "Stop motion on the kitchen table."),
    Member("leo", "Leo", "Mostly weather jokes.", AgeBand.LATE_TEEN),
    Member("ruth", "Ruth", "School library. Ask me for a book."),
    Member("priya", "Priya", "Night sky, telescope, blanket.", AgeBand.LATE_TEEN),
    Member("mateo", "Mateo", "I talk to birds."),
    Member("hanna", "Hanna", "Tea and slow films."),
    Member("jonah", "Jonah", "Bread. More bread."),
    Member("lena", "Lena", "Skateboard, scraped knees.", AgeBand.LATE_TEEN),
    Member("elias", "Elias", "Beats made of kitchen things.", AgeBand.LATE_TEEN),
    Member("yuki", "Yuki", "The cat's assistant."),
    Member("bruno", "Bruno", "Bikes, rain or shine."),
    Member("sora", "Sora", "Origami for cold hands."),
    Member("kofi", "Kofi", "Marbles, ramps, patience.", AgeBand.LATE_TEEN),
    Member("noor", "Noor", "Forgot the marshmallows.", AgeBand.EARLY_TEEN, is_private=True),
    Member("sami", "Sami", "Seven in a row!", AgeBand.LATE_TEEN),
    Member("pepper", "Pepper", "Just looking around.", AgeBand.LATE_TEEN),
)
MEMBERS = SIGN_INS + CREATORS + OTHERS

# Who posted which film; the episodes belong to whom they reveal.
MADE_BY = {
    "thank_you_note": "elif",
    "kind_words": "aisha",
    "compliment_garden": "greta",
    "paper_plane": "dani",
    "crayon_friends": "tariq",
    "cut_letters": "carla",
    "saved_seat": "leo",
    "lanterns": "ruth",
    "constellation": "priya",
    "fence_bird": "mateo",
    "rain_window": "hanna",
    "baking": "jonah",
    "skate": "lena",
    "beat_pads": "elias",
    "waves": "elif",
    "cat_light": "yuki",
    "bike_ride": "bruno",
    "paper_kaleidoscope": "dani",
    "origami_boat": "sora",
    "campfire": "tariq",
    "marble_run": "kofi",
    "dusk_city": "aisha",
    "knitting": "greta",
    "weather": "leo",
    "keepy_up": "sami",
    "walking_book": "ruth",
}
