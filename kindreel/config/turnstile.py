"""One page at a time in each process, however many slow phones are sending videos to it.

Threads of one Python process take turns anyway; when many make pages at once, each waits for all
the others. So the many threads are for waiting on slow senders, and few at a time make pages.
"""

import threading
from collections.abc import Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SMALL = 1_000_000  # bytes; what is larger is read while it arrives, outside


class Turnstile:
    """A WSGI application that lets `places` requests at a time into another one."""

    def __init__(self, application: WSGIApplication, places: int) -> None:
        self.application = application
        self.places = threading.BoundedSemaphore(places)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Take in a small body whole, then wait for a place; large bodies need none."""
        announced = str(environ.get("CONTENT_LENGTH") or "0")
        if not announced.isdecimal() or int(announced) > SMALL:
            return self.application(environ, start_response)
        if int(announced):
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(announced)))
        with self.places:
            return self.application(environ, start_response)
