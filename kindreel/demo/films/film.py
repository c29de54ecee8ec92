"""What a film of the demo is, before it is drawn: its words, its length, who is behind it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["episode", "challenge", "everyday"]


@dataclass(frozen=True)
class Film:
    """One made-up clip: what its poster writes, and what an episode tells besides."""

    key: str
    title: str
    caption: str
    seconds: float
    kind: Kind
    alt: str
    episode: int | None = None
    story: str = ""
    content_note: str = ""
    reveal_name: str = ""
    reveal_words: str = ""
    reveal_at_ms: int | None = None
