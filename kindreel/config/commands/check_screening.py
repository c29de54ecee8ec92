"""The part of `kindreel check` that looks at screening: its files, and whether it reads."""

import sys
import time
from collections.abc import Callable, Iterator

from django.conf import settings

from kindreel.screening import Reader, reader
from kindreel.screening.linear import SUPPORTED
from kindreel.screening.reading import TRANSFORMER_READS

SAMPLE = "Thank you, your film helped me a lot today."


def check_screening() -> int:
    """Say which models are used and how fast they read; return how many things are wrong."""
    using = reader()
    faults = list(_faults(using))
    for fault in faults:
        sys.stdout.write(f"✗ screening: {fault}\n")
    if not faults:
        sys.stdout.write(f"✓ screening\n{_about(using)}")
    return len(faults)


def _faults(using: Reader) -> Iterator[str]:
    parts: tuple[Callable[[], object], ...] = (
        lambda: using.policy,
        lambda: using.transformer,
        lambda: using.linear,
    )
    for part in parts:
        try:
            part()
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file is said
            yield f"{using.folder}: {error}"
    using.warm_up()
    verdict = using.read(SAMPLE)
    if not verdict.checked:
        yield f"a plain English text is not read ({verdict.reason}); what people write is held."


def _seconds_for_one(using: Reader) -> float:
    begun = time.perf_counter()
    using.read(SAMPLE)
    return time.perf_counter() - begun


def _about(using: Reader) -> str:
    languages = sorted({*TRANSFORMER_READS, *SUPPORTED} - {""})
    unread = {"hold": "are held for a person", "publish": "are shown unread"}
    return (
        f"  models in {using.folder}: {using.transformer.version}, {using.linear.version}; "
        f"policy {using.policy.version}\n"
        f"  reads {', '.join(languages)}; words in other languages "
        f"{unread[settings.UNREAD_LANGUAGE]}\n"
        f"  one text took {_seconds_for_one(using) * 1000:.1f} ms\n"
    )
