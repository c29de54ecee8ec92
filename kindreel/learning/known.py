"""Sets of model files as the operator's pages show them."""

from dataclasses import dataclass

from kindreel.screening import candidates
from kindreel.screening.candidates import About, CandidateError


@dataclass(frozen=True)
class Known:
    """One set of model files: what it is, or why it cannot be used."""

    name: str
    about: About | None
    fault: str
    is_live: bool
    is_running: bool


def known_as(name: str, live: str, running: str) -> Known:
    """Read what a folder says of itself; the sums of its files are looked at when it is used."""
    try:
        about, fault = candidates.about(candidates.folder_of(name)), ""
    except CandidateError as error:
        about, fault = None, str(error)
    return Known(name, about, fault, name == live, name == running)
