"""One page at a time in each process, however many slow phones are sending videos to it.

Threads of one Python process take turns anyway; when many make pages at once, each waits for all
the others. So the many threads are for waiting on slow senders, and few at a time make pages.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SMALL = 1_000_000  # bytes; what is larger is read while it arrives, outside


class Turnstile:
    """A WSGI application that lets `places` requests at a time into another one."""

    def __init__(self, application: WSGIApplication, places: int) -> None:
        self.application = application
        self._free = places
        self._waiting: deque[threading.Lock] = deque()
        self._changing = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take in a small body whole, then wait for a place; large bodies need none."""
        announced = str(environ.get("CONTENT_LENGTH") or "0")
        if not announced.isdecimal() or int(announced) > SMALL:
            return self.application(environ, start_response)
        if int(announced):
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(announced)))
        with self._place():
            return self.application(environ, start_response)

    @contextmanager
    def _place(self) -> Iterator[None]:
        """First come, first served: a semaphore lets a newcomer overtake, and some wait long."""
        turn = self._turn()
        turn.acquire()
        try:
            yield
        finally:
            self._hand_on()

    def _turn(self) -> threading.Lock:
        """Return a lock that is free as soon as a place is."""
        turn = threading.Lock()
        with self._changing:
            if self._free:
                self._free -= 1
            else:
                turn.acquire()
                self._waiting.append(turn)
        return turn

    def _hand_on(self) -> None:
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
