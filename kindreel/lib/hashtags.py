"""Hashtags and mentions in what people type."""

import re
import unicodedata

MAX_HASHTAGS = 30
MAX_MENTIONS = 20

# A tag starts where no letter, digit, & or / stands before it, so that links are left alone.
HASHTAG = re.compile(r"(?<![\w&/#])[#＃](\w{1,60})(?!\w)")
MENTION = re.compile(r"(?<![\w@/.])@([A-Za-z0-9_]{3,24})(?![\w@])")


def fold(tag: str) -> str:
    """Return the form in which two spellings of one hashtag are equal."""
    return unicodedata.normalize("NFKC", tag).casefold()[:60]


def hashtags_in(text: str) -> list[str]:
    """Return the hashtags of a text as written, without #, each once, at most 30."""
    found: dict[str, str] = {}
    for tag in HASHTAG.findall(text):
        if any(char.isalpha() for char in tag):
            found.setdefault(fold(tag), tag)
    return list(found.values())[:MAX_HASHTAGS]


def mentions_in(text: str) -> list[str]:
    """Return the handles a text mentions, in small letters, each once, at most 20."""
    return list(dict.fromkeys(handle.lower() for handle in MENTION.findall(text)))[:MAX_MENTIONS]
