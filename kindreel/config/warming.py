"""Screening is loaded before anybody waits for it."""

import logging

from kindreel.screening import reader

log = logging.getLogger(__name__)


def load_screening() -> None:
    """Load the models of this process. Without them all else works, and words are held."""
    try:
        using = reader()
        using.warm_up()
        verdict = using.read("hello")
    except (
        Exception
    ):  # a server that cannot screen holds what is written; one that is down helps nobody
        log.exception("screening could not be loaded")
        return
    if not verdict.checked:
        log.error("screening reads nothing: %s. See `kindreel check screening`.", verdict.reason)
