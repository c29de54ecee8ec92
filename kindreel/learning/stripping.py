"""Taking people out of a text: names, handles, addresses, links and numbers become marks.

The marks are those that screening itself knows (`<user>`, `<email>`, `<url>`, `<number>`). A
nickname, or a name spelt otherwise, stays: what is kept is still to be handled as somebody's words.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SHORTEST_NAME: Final = 2  # letters of a whole name
SHORTEST_PART: Final = 3  # letters of a part of one, such as a first name

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ENDINGS = (
    r"com|org|net|edu|info|io|app|me|tv|gg|ly|be|de|at|ch|fr|it|es|pt|nl|uk|eu|co|kr|jp|cn|ru"
)
_LINK = re.compile(
    r"\b(?:https?|ftp)://\S+|\bwww\.\S+"
    rf"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})(?:/\S*|(?![\w-]))",
    re.IGNORECASE,
)
_MENTION = re.compile(r"[@＠][\w.]*\w")
# Five digits or more with what people put between them: telephone numbers, cards, dates of birth.
_NUMBER = re.compile(r"(?<![\w])[+(]?\d(?:[\s().\-/]{0,2}\d){4,}(?!\w)")
_WORD = re.compile(r"\w+")


def stripped(text: str, names: Iterable[str]) -> str:
    """Return a text without the people in it. A name that is also a word goes too."""
    text = unicodedata.normalize("NFC", text)
    text = _LINK.sub("<url>", _EMAIL.sub("<email>", text))
    text = _NUMBER.sub("<number>", _MENTION.sub("<user>", text))
    pattern = _pattern_of(names)
    return pattern.sub("<user>", text) if pattern else text


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match whole names before their parts, in any case, as whole words (with a plain genitive)."""
    wanted = {form for name in names for form in _forms(unicodedata.normalize("NFC", name))}
    if not wanted:
        return None
    longest_first = sorted(wanted, key=lambda form: (-len(form), form))
    forms = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<![\w<])(?:{forms})(?=(?:'s|’s|s)?(?!\w))", re.IGNORECASE)


def _forms(name: str) -> set[str]:
    """A handle or display name, and those of its parts that could be a name by themselves."""
    whole = name.strip()
    parts = {part for part in re.split(r"[\W_\d]+", whole) if len(part) >= SHORTEST_PART}
    return parts | ({whole} if len(whole) >= SHORTEST_NAME and _WORD.search(whole) else set())
