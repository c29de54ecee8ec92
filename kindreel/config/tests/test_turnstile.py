import contextlib
import threading
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from kindreel.config.turnstile import SMALL, Turnstile


class Page:
    """An application that notes how many are in it at once."""

    def __init__(self) -> None:
        self.inside = self.most = 0
        self.bodies: list[bytes] = []
        self.together = threading.Barrier(3, timeout=0.3)

    def __call__(self, environ: WSGIEnvironment, _start: StartResponse) -> Iterable[bytes]:
        self.inside += 1
        self.most = max(self.most, self.inside)
        with contextlib.suppress(threading.BrokenBarrierError):
            self.together.wait()
        self.bodies.append(environ["wsgi.input"].read())
        self.inside -= 1
        return [b""]


def send(turnstile: Turnstile, bodies: list[bytes]) -> None:
    def one(body: bytes) -> None:
        environ: dict[str, Any] = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
        turnstile(environ, lambda *_: lambda _: None)

    threads = [threading.Thread(target=one, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_pages_are_made_one_at_a_time_and_get_their_whole_body() -> None:
    page = Page()
    send(Turnstile(page, 1), [b"a", b"bb", b""])
    assert page.most == 1
    assert sorted(page.bodies) == [b"", b"a", b"bb"]


def test_large_uploads_wait_for_nobody() -> None:
    page = Page()
    send(Turnstile(page, 1), [b"x" * (SMALL + 1)] * 3)
    assert page.most == 3
