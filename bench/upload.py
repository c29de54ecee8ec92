"""How fast a video comes in over tus, beside the plain form, and what the server weighs."""

import http.client
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench.pages import server, session_cookie
from kindreel.clips import files
from kindreel.clips.models import Clip
from kindreel.people.models import Person

RUNS = 3
MEGABYTE = 1_000_000
LARGE, SMALL = 300 * MEGABYTE, 10 * MEGABYTE
TOKEN = "b" * 32
HEAD = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
PIECE = bytes(range(256)) * 1024
WORDS = {"audience": "only_me", "caption": "", "alt": "", "who_may_comment": ""}


def film(size: int) -> Iterator[bytes]:
    """So many bytes that begin as a video does."""
    yield HEAD
    left = size - len(HEAD)
    while left > 0:
        yield PIECE[:left]
        left -= len(PIECE)


class Sender:
    """One member who sends videos over loopback."""

    def __init__(self, port: int, person: Person) -> None:
        self.port = port
        self.cookie = f"{session_cookie(person)}; csrftoken={TOKEN}"

    def say(
        self, method: str, path: str, body: Iterator[bytes], size: int, **more: str
    ) -> http.client.HTTPResponse:
        """Send one request and read its answer whole."""
        line = http.client.HTTPConnection("127.0.0.1", self.port)
        spoken = {name.replace("_", "-"): value for name, value in more.items()}
        usual = {"Cookie": self.cookie, "X-CSRFToken": TOKEN, "X-Requested-With": "fetch"}
        line.request(method, path, body, {**usual, "Content-Length": str(size), **spoken})
        answer = line.getresponse()
        said = answer.read()
        line.close()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {said[:200]!r}")
        return answer

    def form(self, size: int, **fields: str) -> None:
        """Post the upload page's form, with a video of this size unless it is 0."""
        mark = uuid.uuid4().hex
        told = {"form_token": str(uuid.uuid4()), **WORDS, **fields}
        head = "".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in told.items()
        )
        if size:
            head += (
                f'--{mark}\r\nContent-Disposition: form-data; name="video"; filename="x.mp4"\r\n'
            )
            head += "Content-Type: video/mp4\r\n\r\n"
        tail = f"\r\n--{mark}--\r\n"

        def body() -> Iterator[bytes]:
            yield head.encode()
            if size:
                yield from film(size)
            yield tail.encode()

        kind = f"multipart/form-data; boundary={mark}"
        self.say("POST", "/upload/", body(), len(head) + size + len(tail), Content_Type=kind)

    def plain(self, size: int) -> None:
        """Post a video with the plain form."""
        self.form(size)

    def tus(self, size: int) -> None:
        """Send a video over tus, then post it."""
        spoken = {"Tus_Resumable": "1.0.0"}
        begun = self.say("POST", "/upload/tus/", iter(()), 0, Upload_Length=str(size), **spoken)
        place = begun.headers["Location"]
        spoken |= {"Content_Type": "application/offset+octet-stream", "Upload_Offset": "0"}
        self.say("PATCH", place, film(size), size, **spoken)
        self.form(0, upload=place.split("/")[3])


def timed(send: Callable[[int], None], size: int) -> float:
    """Return megabytes a second of one upload, and delete what it made."""
    begun = time.perf_counter()
    send(size)
    taken = time.perf_counter() - begun
    clip = Clip.objects.order_by("-pk")[0]
    files.forget_folder(clip.folder)
    Clip.objects.filter(pk=clip.pk).delete()
    return size / MEGABYTE / taken


def peak_mb(group: int) -> float:
    """Return the most memory any process of this process group ever held."""
    peaks = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = process.joinpath("stat").read_text().rpartition(")")[2].split()
            lines = process.joinpath("status").read_text().splitlines()
        except OSError:
            continue
        if fields[2] == str(group):
            peaks += [int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM")]
    return max(peaks)


def measure(port: int, person: Person) -> dict[str, float]:
    """Return medians in MB/s of both ways, and the server's largest memory after both sizes."""
    with server(port) as group:
        sender = Sender(port, person)
        for _ in range(4):  # each web process has seen both ways
            timed(sender.tus, SMALL)
            timed(sender.plain, SMALL)
        small = peak_mb(group)
        tus = [timed(sender.tus, LARGE) for _ in range(RUNS)]
        large = peak_mb(group)
        plain = [timed(sender.plain, LARGE) for _ in range(RUNS)]
    return {"tus": median(tus), "plain": median(plain), "small": small, "large": large}
