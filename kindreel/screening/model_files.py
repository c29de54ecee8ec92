"""The folder of model files, and the error when one of them is no good."""

import hashlib
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).with_name("models")


class ModelFileError(Exception):
    """A model file is missing, damaged or made for other code."""


def check_sum(path: Path, expected: str) -> None:
    """Raise `ModelFileError` unless the file is the one that its SHA-256 names."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelFileError(f"{path.name}: {error.strerror}") from error
    if found != expected:
        raise ModelFileError(f"{path.name} is damaged")
