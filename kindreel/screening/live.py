"""The reader that the community uses: the shipped one, until an operator promotes another.

The environment variable KINDREEL_SCREENING names a folder; its file `live`, if there is one, holds
the name of the folder of model files beside it that is to be used. It is looked at again at every
text, so a promotion reaches every process at once.
"""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from .model_files import SHIPPED
from .reading import Reader
from .verdict import Context, Verdict

FOLDER: Final = "KINDREEL_SCREENING"
POINTER: Final = "live"


def reader() -> Reader:
    """Return the reader in use."""
    folder = os.environ.get(FOLDER)
    return _opened(_folder_in_use(Path(folder)) if folder else SHIPPED)


def read(text: str, context: Context = Context()) -> Verdict:  # noqa: B008 (frozen)
    """Say what to do with a text. Never raises; what cannot be read is held as not checked."""
    return reader().read(text, context)


def read_many(texts: Sequence[str]) -> list[Verdict]:
    """Say what to do with many texts, in their order, quickly: the clear ones by the fast lane."""
    return reader().read_many(texts)


@cache
def _opened(folder: Path) -> Reader:
    return Reader(folder)


def _folder_in_use(folder: Path) -> Path:
    """Follow the pointer; a name that is not a plain folder there means the shipped models."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return SHIPPED
    return folder / name if name and Path(name).name == name else SHIPPED
