"""Models and policies beside the shipped ones: checked, copied, named, and one of them pointed to.

The folder that KINDREEL_SCREENING names holds one folder a candidate, whole in itself, with
`added.json`: the SHA-256 of each of its files, so that later damage is noticed. The pointer beside
them names the one in use.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from . import linear, transformer
from .live import FOLDER, POINTER
from .model_files import SHIPPED, ModelFileError, check_sum
from .policy import PolicyError, load_policy
from .reading import Reader

SHIPPED_NAME: Final = "shipped"
ENGLISH: Final = "transformer.json"  # names the other files of the model for English
OTHERS: Final = ("linear.npz", "policy.json")
SUMS: Final = "added.json"
NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_TRIED_ON: Final = ("Good morning, what a calm pond", "Guten Morgen, was für ein stiller Teich")


class CandidateError(Exception):
    """What was asked of a candidate cannot be done; the message says why."""


@dataclass(frozen=True)
class About:
    """What a folder of model files says it is."""

    english: str
    linear: str
    policy: str

    @property
    def models(self) -> str:
        """Both models in one line."""
        return f"{self.english} + {self.linear}"


def home() -> Path:
    """Return the folder that candidates lie in."""
    return Path(os.environ.get(FOLDER) or Path("var") / "screening")


def names() -> list[str]:
    """Return the names of all candidates."""
    found = home().iterdir() if home().is_dir() else []
    return sorted(path.name for path in found if (path / SUMS).is_file() and is_name(path.name))


def is_name(name: str) -> bool:
    """Small letters, digits, dot, dash, underscore; not a name that means something else."""
    return bool(NAME.fullmatch(name)) and name not in {SHIPPED_NAME, POINTER}


def folder_of(name: str) -> Path:
    """Return where the files of a name lie; raise `CandidateError` if there are none."""
    if name == SHIPPED_NAME:
        return SHIPPED
    if name not in names():
        raise CandidateError(f"there is no model called {name}")
    return home() / name


def about(folder: Path) -> About:
    """Read the versions in a folder; raise `CandidateError` when a file is no good."""
    try:
        words = json.loads((folder / "transformer.json").read_text(encoding="utf-8"))
        other = linear.load(folder / "linear.npz").version
        policy = load_policy(folder / "policy.json").version
        return About(str(words["version"]), str(other), str(policy))
    except (OSError, ValueError, KeyError, TypeError, ModelFileError) as error:
        raise CandidateError(f"{folder.name}: {error}") from error


def check_files(folder: Path) -> None:
    """Raise `CandidateError` unless every file is the one that was added; nothing is cached."""
    try:
        for name, expected in _sums_of(folder).items():
            check_sum(folder / name, expected)
        load_policy(folder / "policy.json")
    except (OSError, ValueError, KeyError, AttributeError, ModelFileError) as error:
        raise CandidateError(f"{folder.name}: {error}") from error


def check_reading(reader: Reader) -> None:
    """Raise `CandidateError` unless a reader has models to read with. They stay loaded."""
    for text in _TRIED_ON:
        reason = reader.read(text).reason
        if reason.startswith(("no model:", "screening failed:")):
            raise CandidateError(f"{reader.folder.name}: {reason}")


def digest_of(folder: Path) -> str:
    """Return one SHA-256 over all files of a folder: what exactly was in use."""
    sums = {name: _sum(folder / name) for name in files_of(folder)}
    return hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()


def add(source: Path, name: str, base: Path) -> Path:
    """Check and copy model files or a policy; what is not given is taken from the folder `base`.

    `source` is a folder, or the file of a policy. The new folder appears whole, under a name that
    never had other files. Raises `CandidateError`.
    """
    if not is_name(name):
        raise CandidateError(f"{name} cannot be a name: use small letters, digits, - _ and dots")
    given = _given(source, base)
    place = home()
    try:
        place.mkdir(parents=True, exist_ok=True)
        if (place / name).exists():
            raise CandidateError(f"there is a model called {name} already; choose another name")
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=place) as temporary:
            made = Path(temporary) / name
            _fill(made, given)
            made.rename(place / name)
    except OSError as error:
        raise CandidateError(f"{error.filename or place}: {error.strerror or error}") from error
    return place / name


def point_to(name: str) -> None:
    """Let the whole community use a candidate, or the shipped files again, from now on."""
    pointer = home() / POINTER
    pointer.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=pointer.parent, prefix=".live-", delete=False
    ) as file:
        file.write("" if name == SHIPPED_NAME else name)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o644)
    Path(file.name).replace(pointer)


def pointed_to() -> str:
    """Return the name that the pointer gives, whether or not such files are there."""
    try:
        name = (home() / POINTER).read_text(encoding="utf-8").strip()
    except OSError:
        return SHIPPED_NAME
    return name if is_name(name) else SHIPPED_NAME


def files_of(folder: Path) -> list[str]:
    """Return the names of all files of a folder of models, whether they are there or not."""
    return [ENGLISH, *_named_in(folder / ENGLISH), *OTHERS]


def _named_in(path: Path) -> list[str]:
    """Return the files that a model names as its own; plain names only."""
    try:
        sums = json.loads(path.read_text(encoding="utf-8"))["sha256"]
        files = sorted(sums)
    except (ValueError, KeyError, TypeError) as error:
        raise CandidateError(f"{path.name} does not name the files of its model") from error
    if any(Path(name).name != name or name in {ENGLISH, SUMS, *OTHERS} for name in files):
        raise CandidateError(f"{path.name} names files that cannot be its own")
    return files


def _given(source: Path, base: Path) -> dict[str, Path]:
    """Return the files to copy, by the names they get: each part from `source` or `base`."""
    if source.is_file():
        return {name: base / name for name in files_of(base)} | {"policy.json": source}
    if not source.is_dir():
        raise CandidateError(f"there is no folder {source}")
    english = source if (source / ENGLISH).is_file() else base
    parts = {name: english / name for name in (ENGLISH, *_named_in(english / ENGLISH))}
    parts |= {name: (source if (source / name).is_file() else base) / name for name in OTHERS}
    _check_parts(source, parts)
    return parts


def _check_parts(source: Path, parts: Mapping[str, Path]) -> None:
    """Raise `CandidateError` when something is missing, or would be left behind unnoticed."""
    missing = [name for name, path in parts.items() if not path.is_file()]
    if missing:
        raise CandidateError(f"{source} lacks {', '.join(missing)}")
    if source not in {path.parent for path in parts.values()}:
        raise CandidateError(f"{source} holds none of {', '.join((ENGLISH, *OTHERS))}")
    left = [name for name, path in parts.items() if path.parent != source]
    if stray := [name for name in left if (source / name).is_file()]:
        raise CandidateError(f"{source} has {', '.join(stray)} but lacks {ENGLISH}")


def _fill(folder: Path, given: Mapping[str, Path]) -> None:
    folder.mkdir()
    for name, path in given.items():
        shutil.copyfile(path, folder / name)
    _check_new(folder)
    sums = {name: _sum(folder / name) for name in given}
    (folder / SUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


def _check_new(folder: Path) -> None:
    """Load everything anew and read something; raise `CandidateError` naming what is wrong."""
    try:
        transformer.load.__wrapped__(folder)
        linear.load.__wrapped__(folder / "linear.npz")
        load_policy(folder / "policy.json")
    except (ModelFileError, PolicyError, OSError) as error:
        raise CandidateError(str(error)) from error
    check_reading(Reader(folder))


def _sums_of(folder: Path) -> Mapping[str, str]:
    """Return the sums a folder was added with; of the shipped files, those the model names."""
    if folder == SHIPPED:
        words = json.loads((folder / "transformer.json").read_text(encoding="utf-8"))
        return dict(words["sha256"])
    return dict(json.loads((folder / SUMS).read_text(encoding="utf-8")))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
