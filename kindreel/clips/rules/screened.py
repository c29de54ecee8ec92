"""What follows for a caption or a comment from what screening says of it."""

from typing import Final

from django.conf import settings

from kindreel.screening import Advice, Verdict

UNREAD: Final = "Our checker does not read this language yet, so a person looks at it."


def is_unread(verdict: Verdict) -> bool:
    """Nothing is known against the text: no model reads its language. A failure names none."""
    return not verdict.checked and bool(verdict.language)


def must_wait(verdict: Verdict) -> bool:
    """Does a person look before others see it? What screening failed to read always waits."""
    if is_unread(verdict):
        return bool(settings.UNREAD_LANGUAGE == "hold")
    return not verdict.checked or verdict.advice is Advice.HOLD


def why_it_waits(verdict: Verdict) -> str:
    """Say for the ledger why a person looks first."""
    if verdict.checked:
        return "Screening advised a look."
    if is_unread(verdict):
        return f"Screening does not read this language ({verdict.language})."
    return "Screening could not read it."
