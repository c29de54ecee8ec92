"""Hundreds of hostile files through the real probe, and through the encoder where it lets them."""

import ctypes
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kindreel.lib.media import Limits, Refusal, Refused, compatible, encode, probe, remux
from kindreel.lib.media.terms import Shape
from kindreel.lib.tests.hostile import FAMILIES, Ground, ground

pytestmark = pytest.mark.media
LEAST = 300
SMALL = Shape("small", short_side=32, crf=40, maxrate=200_000, keyframe_seconds=1)
LIMITS = Limits(seconds=20, wall_seconds=60, probe_seconds=60)
IN_ACCESS, IN_OPEN = 0x1, 0x20
IN_NONBLOCK = os.O_NONBLOCK


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(tmp_path_factory.mktemp("hostile") / "clips")


@pytest.fixture
def unread(clips: Ground) -> Iterator[None]:
    """The kernel tells us of everybody who opens or reads what is none of their business."""
    libc = ctypes.CDLL(None)
    ear = libc.inotify_init1(IN_NONBLOCK)
    libc.inotify_add_watch(ear, str(clips.secret.parent).encode(), IN_ACCESS | IN_OPEN)
    yield
    with pytest.raises(BlockingIOError):  # nothing to tell
        os.read(ear, 4096)
    os.close(ear)


def outcome(source: Path, target: Path) -> Refusal | None:
    """Do what the steps of a clip do; every end but these two is a fault."""
    try:
        found = probe(source, LIMITS)
        if compatible(found):
            remux(source, target, found, LIMITS)
        encode(source, target, found, SMALL, LIMITS)
    except Refused as refused:
        return refused.refusal
    return None


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_files_are_refused_or_made_harmless(
    family: str, clips: Ground, tmp_path: Path, unread: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, place = tmp_path / "scratch", tmp_path / "clip"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    slow = []
    for name, content in FAMILIES[family](clips):
        place.mkdir()
        source, target = place / "original", place / "small.mp4"
        source.write_bytes(content)
        refusal = outcome(source, target)
        if refusal is Refusal.TOO_SLOW:
            slow.append(name)
        left = {path.name for path in place.iterdir()}
        assert left <= {"original", "small.mp4"}, name
        assert refusal is not None or left == {"original", "small.mp4"}, name
        assert source.read_bytes() == content, name
        assert list(scratch.iterdir()) == [], name
        for path in place.iterdir():
            path.unlink()
        place.rmdir()
    assert slow == []


def test_there_are_enough_of_them_and_always_the_same(clips: Ground) -> None:
    names = [(family, name) for family, make in FAMILIES.items() for name, _ in make(clips)]
    assert len(names) == len(set(names)) >= LEAST
    assert [*FAMILIES["bits turned"](clips)] == [*FAMILIES["bits turned"](clips)]
