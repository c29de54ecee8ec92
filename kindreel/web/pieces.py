"""Parts of pages that are rendered once and kept: what all readers share, with gaps for the rest.

A kept part is a list of pieces. Each piece has a condition ("" is for everybody) and is either text
or the name of a gap. Putting one together is one pass over its pieces, without a template.
"""

import re
import secrets
from collections.abc import Collection, Mapping

from django.utils.safestring import SafeString

Pieces = tuple[tuple[str, bool, str], ...]  # condition, is it a gap, text or the gap's name
EVERYBODY = frozenset({""})


def new_mark() -> str:
    """Return what nobody can have typed, so that no text is taken for one of our marks."""
    return secrets.token_hex(4)


def gap(mark: str, name: str) -> SafeString:
    """Leave a gap that is filled in for each reader."""
    return SafeString(f"\x02{mark}={name}\x03")


def only_for(mark: str, condition: str, html: str) -> SafeString:
    """Keep a part for some readers; not nested."""
    return SafeString(f"\x02{mark}?{condition}\x03{html}\x02{mark}?\x03")


def split(html: str, mark: str) -> Pieces:
    """Take marked HTML apart."""
    pieces = []
    condition = ""
    texts = re.split(f"\x02{mark}([?=][a-z_]*)\x03", html)
    for text, sign in zip(texts[::2], [*texts[1::2], ""], strict=True):
        if text:
            pieces.append((condition, False, text))
        if sign.startswith("?"):
            condition = sign[1:]
        elif sign:
            pieces.append((condition, True, sign[1:]))
    return tuple(pieces)


def put_together(
    pieces: Pieces, gaps: Mapping[str, str], truths: Collection[str] = EVERYBODY
) -> SafeString:
    """Fill the gaps with HTML; of the parts for some, take those whose condition is true."""
    return SafeString(
        "".join(
            [
                gaps[text] if is_gap else text
                for condition, is_gap, text in pieces
                if condition in truths
            ]
        )
    )
