import contextlib
import threading
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

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


def test_who_comes_first_is_served_first() -> None:
    served: list[int] = []
    begun, end = threading.Event(), threading.Event()

    def page(environ: WSGIEnvironment, _start: StartResponse) -> Iterable[bytes]:
        served.append(environ["number"])
        begun.set()
        end.wait(5)
        return [b""]

    turnstile = Turnstile(page, 1)

    def visit(number: int) -> None:
        turnstile({"number": number}, lambda *_: lambda _: None)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(5)]
    for number, thread in enumerate(threads):
        thread.start()
        begun.wait(5)
        while number > len(turnstile._waiting):
            end.wait(0.01)
    end.set()
    for thread in threads:
        thread.join()
    assert served == [0, 1, 2, 3, 4]


def test_a_page_that_fails_leaves_its_place() -> None:
    def page(_environ: WSGIEnvironment, _start: StartResponse) -> Iterable[bytes]:
        raise ValueError("broken")

    turnstile = Turnstile(page, 1)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            turnstile({}, lambda *_: lambda _: None)
