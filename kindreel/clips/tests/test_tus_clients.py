"""A client nobody here wrote, a real web server of two processes, broken lines and kill -9."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tusclient import client
from tusclient.exceptions import TusUploadFailed
from tusclient.uploader import Uploader

from kindreel.clips.tests.test_surviving import ask, environment

pytestmark = pytest.mark.media
SETTING_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from kindreel.people.models import Person
ada = Person.objects.create_user("ada", "ada@example.org", "x", age_band="18+")
browser = Client()
browser.force_login(ada, backend="kindreel.people.backend.Accounts")
print(browser.cookies["sessionid"].value)
"""
TOKEN = "a" * 32
MEGABYTE = 1 << 20


@dataclass
class Site:
    """A web server of two processes over one folder, which can be killed and started again."""

    ground: Path
    port: int
    session: str = ""
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def headers(self) -> dict[str, str]:
        cookies = f"sessionid={self.session}; csrftoken={TOKEN}"
        return {"Cookie": cookies, "X-CSRFToken": TOKEN, "Tus-Resumable": "1.0.0"}

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"]
        command += ["--host", "127.0.0.1", "--port", str(self.port), "--workers", "2"]
        command += ["--blocking-threads", "4", "kindreel.config.wsgi:application"]
        self.process = subprocess.Popen(
            command, env=environment(self.ground), start_new_session=True
        )
        self._wait_until(answers=True)

    def _wait_until(self, *, answers: bool) -> None:
        for _ in range(300):
            with socket.socket() as probe:
                if (probe.connect_ex(("127.0.0.1", self.port)) == 0) is answers:
                    return
            time.sleep(0.1)
        pytest.fail(f"the web server did not {'start' if answers else 'stop'}")

    def kill(self) -> None:
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self._wait_until(answers=False)  # its workers let go of the port a moment later

    def uploader(
        self, film: bytes, chunk: int = MEGABYTE, at: tuple[str, int] | None = None, **more: object
    ) -> Uploader:
        address = f"http://127.0.0.1:{self.port}/upload/tus/"
        tus = client.TusClient(address, headers=self.headers)
        often = {"retries": 5, "retry_delay": 1} | more
        made = tus.uploader(file_stream=BytesIO(film), chunk_size=chunk, **often)
        made.set_url(at[0] if at else made.create_url())
        made.offset = at[1] if at else 0
        return made

    def kept(self) -> Path:
        (found,) = (self.ground / "uploads").glob("*.part")
        return found

    @contextmanager
    def line(self, place: str, at: int, length: int) -> Iterator[socket.socket]:
        """Begin to send so many bytes by hand, over a line that may break."""
        said = self.headers | {"Host": "127.0.0.1", "Content-Length": str(length)}
        said |= {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(at)}
        head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            path = urlsplit(place).path
            line.sendall(f"PATCH {path} HTTP/1.1\r\n{head}\r\n".encode())
            yield line


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    ground = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", SETTING_UP]
    told = subprocess.run(
        command, env=environment(ground), check=True, capture_output=True, text=True
    )
    here = Site(ground, port, told.stdout.strip())
    here.start()
    yield here
    here.kill()


@pytest.fixture(autouse=True)
def _nothing_unfinished(site: Site) -> Iterator[None]:
    yield
    ask(site.ground, "DELETE FROM clips_upload")
    for left in (site.ground / "uploads").glob("*.part"):
        left.unlink()


@pytest.fixture(scope="module")
def film() -> bytes:
    """Six megabytes and a little that no two places of are alike."""
    return b"".join(sha256(b"%d" % n).digest() for n in range(200_000))


def settled(uploader: Uploader, at_least: int) -> int:
    """Where the upload stands once the server noticed that the line broke."""
    deadline = time.monotonic() + 10
    while (here := int(uploader.get_offset())) < at_least and time.monotonic() < deadline:
        time.sleep(0.05)
    return here


@pytest.mark.parametrize("chunk", [700_001, 10 * MEGABYTE])
def test_tuspy_uploads_and_every_chunk_adds_up(site: Site, film: bytes, chunk: int) -> None:
    uploader = site.uploader(film, chunk, upload_checksum=True)
    uploader.upload()
    assert uploader.offset == len(film)
    assert site.kept().read_bytes() == film


def test_tuspy_hears_of_a_checksum_that_does_not_fit(site: Site, film: bytes) -> None:
    uploader = site.uploader(film, retries=0)
    uploader.upload_chunk()
    uploader.client.set_headers({"Upload-Checksum": "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    with pytest.raises(TusUploadFailed) as refused:
        uploader.upload_chunk()
    assert refused.value.status_code == 460
    assert uploader.get_offset() == MEGABYTE


@pytest.mark.parametrize("cut", [1, 1000, MEGABYTE - 1, MEGABYTE, MEGABYTE + 17, 5_000_003])
def test_a_line_that_breaks_at_any_byte_loses_none(site: Site, film: bytes, cut: int) -> None:
    uploader = site.uploader(film)
    with site.line(uploader.url, 0, len(film)) as line:
        line.sendall(film[:cut])
    assert settled(uploader, cut) == cut
    site.uploader(film, at=(uploader.url, cut)).upload()
    assert site.kept().read_bytes() == film


def test_what_was_acknowledged_survives_kill_9(site: Site, film: bytes) -> None:
    uploader = site.uploader(film)
    uploader.upload_chunk()
    with site.line(uploader.url, MEGABYTE, len(film) - MEGABYTE) as line:
        line.sendall(film[MEGABYTE : 4 * MEGABYTE + 100])
        settled(uploader, 2 * MEGABYTE)  # some of it was written down, the rest is on its way
        site.kill()
    site.start()
    here = int(uploader.get_offset())
    assert 2 * MEGABYTE <= here <= 4 * MEGABYTE + 100
    site.uploader(film, at=(uploader.url, here)).upload()
    assert site.kept().read_bytes() == film


def test_a_line_that_fell_silent_does_not_bar_a_new_one(site: Site, film: bytes) -> None:
    uploader = site.uploader(film)
    with site.line(uploader.url, 0, len(film)) as asleep:
        asleep.sendall(film[: MEGABYTE + 9])
        here = settled(uploader, MEGABYTE)
        site.uploader(film, at=(uploader.url, here)).upload()
        asleep.sendall(b"?" * (len(film) - MEGABYTE - 9))  # and wakes up
        assert b" 409 " in asleep.recv(200)
    assert site.kept().read_bytes() == film


def test_two_at_once_end_with_one_whole_file(site: Site, film: bytes) -> None:
    first = site.uploader(film, retries=20)
    second = site.uploader(film, at=(first.url, 0), retries=20)
    with ThreadPoolExecutor(2) as both:
        list(both.map(Uploader.upload, (first, second)))
    assert site.kept().read_bytes() == film


def test_the_server_says_when_somebody_is_signed_out(site: Site, film: bytes) -> None:
    uploader = site.uploader(film, retries=0)
    uploader.upload_chunk()
    uploader.client.set_headers({"Cookie": f"csrftoken={TOKEN}"})
    with pytest.raises(TusUploadFailed) as refused:
        uploader.upload_chunk()
    assert refused.value.status_code == 401
