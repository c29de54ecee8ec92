import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kindreel.lib.media import SandboxError, bubblewrap, clear_leftovers, encode, probe
from kindreel.lib.media.sandbox import PYTHON, Bounds, Ended, Errand, python_files, run
from kindreel.lib.media.terms import LADDER
from kindreel.lib.media.workplace import workplace
from kindreel.lib.tests.media_files import X264, ffmpeg

pytestmark = pytest.mark.media
WALLS = [
    pytest.param(
        True,
        id="bubblewrap",
        marks=pytest.mark.skipif(bubblewrap() is None, reason="bubblewrap does not work here"),
    ),
    pytest.param(False, id="limits only"),
]
both_ways = pytest.mark.parametrize("walls", WALLS)
walls_only = pytest.mark.parametrize("walls", WALLS[:1])


def python(code: str, folder: Path, *, walls: bool, seconds: float = 5) -> Ended:
    command = (str(PYTHON), "-I", "-S", "-c", code)
    bounds = Bounds(seconds, memory_bytes=256 << 20, file_bytes=1 << 20, bubblewrap=walls)
    return run(Errand(command, folder.resolve(), python_files()), bounds)


def is_running(mark: str) -> bool:
    found = (path.joinpath("cmdline") for path in Path("/proc").glob("[0-9]*"))
    return any(mark in read(path) for path in found)


def read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def ends_soon(mark: str) -> bool:
    deadline = time.monotonic() + 3
    while is_running(mark) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_running(mark)


@both_ways
def test_the_child_has_nothing_to_play_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, walls: bool
) -> None:
    monkeypatch.setenv("SECRET_KEY", "ours")
    code = """
import json, os, resource
names = ["RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_AS"]
limits = [resource.getrlimit(getattr(resource, name))[1] for name in names]
print(json.dumps([limits, os.nice(0), os.getcwd(), "SECRET_KEY" in os.environ]))
"""
    limits, nice, folder, knows = json.loads(python(code, tmp_path, walls=walls).said)
    assert limits == [0, 1 << 20, 256 << 20]
    assert nice >= 10
    assert folder == str(tmp_path.resolve())
    assert not knows


@walls_only
@pytest.mark.parametrize("place", ["secret", "/etc/passwd", "/proc/1/environ", "/sys"])
def test_the_child_sees_no_file_but_its_own(tmp_path: Path, place: str, *, walls: bool) -> None:
    (tmp_path / "secret").write_text("ours")
    folder = tmp_path / "inside"
    folder.mkdir()
    code = f"import os; print(os.path.exists({str(tmp_path / place)!r}))"
    assert python(code, folder, walls=walls).said == "False\n"
    assert python(code, folder, walls=False).said == f"{(tmp_path / place).exists()}\n"


@both_ways
@pytest.mark.parametrize("place", ["secret", "/etc/passwd", "/proc/1/environ", "/dev/zero"])
def test_the_child_opens_no_file_but_its_own(tmp_path: Path, place: str, *, walls: bool) -> None:
    (tmp_path / "secret").write_text("ours")
    folder = tmp_path / "inside"
    folder.mkdir()
    code = f"open({str(tmp_path / place)!r})"
    complained = python(code, folder, walls=walls).complained
    assert "PermissionError" in complained or "FileNotFoundError" in complained


@both_ways
@pytest.mark.parametrize("how", ["open({!r}, 'w')", "os.unlink({!r})", "os.rename({!r}, 'mine')"])
def test_the_child_changes_nothing_outside(tmp_path: Path, how: str, *, walls: bool) -> None:
    outside = tmp_path / "outside"
    outside.write_text("ours")
    folder = tmp_path / "inside"
    folder.mkdir()
    assert python(f"import os; {how.format(str(outside))}", folder, walls=walls).code == 1
    assert outside.read_text() == "ours"


@both_ways
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_the_child_reaches_nobody(tmp_path: Path, kind: str, *, walls: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code = f"""
import socket
line = socket.socket(socket.AF_INET, socket.{kind})
line.connect(("127.0.0.1", {port}))
line.send(b"hello")
"""
        assert python(code, tmp_path, walls=walls).code == 1


@walls_only
def test_the_child_cannot_change_what_it_reads(tmp_path: Path, *, walls: bool) -> None:
    code = "open('/usr/here', 'w')"
    assert "Read-only file system" in python(code, tmp_path, walls=walls).complained


@walls_only
def test_the_child_has_no_network(tmp_path: Path, *, walls: bool) -> None:
    code = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=2)
except OSError as trouble:
    print(trouble.strerror)
"""
    assert python(code, tmp_path, walls=walls).said == "Network is unreachable\n"


@both_ways
def test_the_child_cannot_take_more_memory_or_disk_than_given(
    tmp_path: Path, *, walls: bool
) -> None:
    assert "MemoryError" in python("bytearray(400 << 20)", tmp_path, walls=walls).complained
    python("open('large', 'wb').write(bytes(5 << 20))", tmp_path, walls=walls)
    assert (tmp_path / "large").stat().st_size <= 1 << 20


@both_ways
def test_a_child_that_floods_us_with_words_is_heard_in_part(tmp_path: Path, *, walls: bool) -> None:
    ended = python("import sys; sys.stderr.write('x' * 9_000_000)", tmp_path, walls=walls)
    assert ended.code == 0
    assert len(ended.complained) == 64 * 1024


@both_ways
@pytest.mark.parametrize("last", ["time.sleep(60)", "None"], ids=["hangs", "leaves a process"])
def test_nothing_of_the_child_outlives_it(tmp_path: Path, last: str, *, walls: bool) -> None:
    mark = f"{tmp_path.name}-{os.getpid()}"
    stay = f"import time; time.sleep(60)  # {mark}"
    quiet = "stdin=-3, stdout=-3, stderr=-3" if not walls else ""
    code = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([{str(PYTHON)!r}, '-I', '-S', '-c', {stay!r}], {quiet})\n{last}"
    )
    begun = time.monotonic()
    ended = python(code, tmp_path, walls=walls, seconds=0.7)
    assert ended.timed_out or last == "None"
    assert time.monotonic() - begun < 3
    assert ends_soon(mark)


@both_ways
def test_a_killed_parent_takes_the_child_along(tmp_path: Path, *, walls: bool) -> None:
    mark = f"{tmp_path.name}-{os.getpid()}"
    stay = f"import time; print('up', flush=True); time.sleep(60)  # {mark}"
    parent = f"""
from pathlib import Path
from kindreel.lib.media.sandbox import *
bounds = Bounds(60, memory_bytes=256 << 20, file_bytes=0, bubblewrap={walls})
command = (str(PYTHON), "-I", "-S", "-c", {stay!r})
say = lambda line: print(line, flush=True)
run(Errand(command, Path({str(tmp_path)!r}), python_files()), bounds, say)
"""
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        process.kill()
    assert ends_soon(mark)


def test_a_killed_encode_shows_no_half_file_and_is_swept_up(tmp_path: Path) -> None:
    source, folder = tmp_path / "source.mp4", tmp_path / "clip"
    folder.mkdir()
    target = folder / "720.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=30:d=3", *X264, source)
    parent = f"""
import os, signal
from pathlib import Path
from kindreel.lib.media import *
source, die = Path({str(source)!r}), lambda _: os.kill(os.getpid(), signal.SIGKILL)
encode(source, Path({str(target)!r}), probe(source), LADDER[0], on_progress=die)
"""
    killed = subprocess.run([sys.executable, "-c", parent], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert ends_soon(str(source))
    assert not target.exists()
    assert len(list(folder.iterdir())) == 1
    encode(source, target, probe(source), LADDER[0])
    assert list(folder.iterdir()) == [target]


def test_the_folder_of_a_maker_at_work_is_left_alone(tmp_path: Path) -> None:
    with workplace(tmp_path) as folder:
        assert clear_leftovers(tmp_path) == 0
        assert folder.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
@both_ways
def test_being_stopped_from_outside_is_not_the_files_fault(
    tmp_path: Path, how: signal.Signals, *, walls: bool
) -> None:
    with pytest.raises(SandboxError):
        python(f"import os; os.kill(os.getpid(), {int(how)})", tmp_path, walls=walls)


def test_a_command_that_is_not_there_is_not_the_files_fault(tmp_path: Path) -> None:
    errand = Errand(("/usr/bin/no-such-command",), tmp_path.resolve())
    for walls in (True, False):
        with pytest.raises(SandboxError):
            run(errand, Bounds(5, 256 << 20, 0, bubblewrap=walls))
