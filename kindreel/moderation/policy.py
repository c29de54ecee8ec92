"""The community rules, as members read them and as decisions name them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One community rule. `key` is what decisions store; it never changes its meaning."""

    key: str
    title: str
    words: str
    examples: tuple[str, ...]


RULES = (
    Rule(
        "kindness",
        "Be kind to each other",
        "You can disagree, joke and criticise. You cannot make fun of someone, insult them or "
        "gang up on them.",
        ("Insults and mean nicknames", "Getting others to pick on someone", "Mean edits of a face"),
    ),
    Rule(
        "hate",
        "Everyone belongs",
        "Nobody is put down for where they come from, how they look, whom they love, what they "
        "believe or what their body can do.",
        ("Slurs", "Saying a group is worth less", "Signs and songs of hate groups"),
    ),
    Rule(
        "threats",
        "No threats",
        "Do not scare people. Do not wish that something bad happens to them, not even as a joke.",
        ("“I know where you live”", "Wishing someone were hurt or dead"),
    ),
    Rule(
        "self_harm",
        "Take care of yourself and of each other",
        "You may talk about feeling low, and you will find help here. Nobody may show or praise "
        "ways of hurting oneself.",
        ("Showing wounds", "Tips for starving", "Telling someone to hurt themselves"),
    ),
    Rule(
        "sexual",
        "Nothing sexual",
        "This is a place for young people too. Nothing sexual, no nudity, and nobody asks anyone "
        "for such pictures.",
        ("Nude or sexual pictures", "Sexual remarks about someone’s body", "Asking for pictures"),
    ),
    Rule(
        "private",
        "Ask before you share",
        "What belongs to somebody else stays with them: names, addresses, phone numbers, chats "
        "and pictures.",
        ("Somebody’s address or number", "A screenshot of a private chat", "Filming in secret"),
    ),
    Rule(
        "pretending",
        "Be yourself",
        "You may have any name you like. You may not pretend to be another real person.",
        ("A profile in a teacher’s name", "Using a classmate’s picture as your own"),
    ),
    Rule(
        "spam",
        "No spam and no tricks",
        "No adverts nobody asked for, no copies of the same thing, no links that lead people into "
        "a trap.",
        ("The same comment everywhere", "“Win a phone, click here”", "Buying or selling likes"),
    ),
    Rule(
        "danger",
        "Nothing dangerous or against the law",
        "Do not show or sell what can badly hurt people, and do not dare others to do it.",
        ("Dangerous dares", "Drugs and weapons", "Showing a crime off"),
    ),
    Rule(
        "age",
        "Old enough to be here",
        "There is an age from which you may have an account. It protects the youngest.",
        ("An account of somebody too young",),
    ),
)

BY_KEY = {rule.key: rule for rule in RULES}


def title_of(key: str) -> str:
    """Return a rule's title, also for a rule that is no longer among them."""
    return BY_KEY[key].title if key in BY_KEY else key
