"""How much processor time one page takes inside the web process, with no web server around it."""

import time
from collections.abc import Callable
from io import BytesIO
from itertools import cycle, islice
from statistics import median

from kindreel.config.wsgi import application

WARM_UP = 128
PAGES = 640


def measure_page(path: str, cookies: list[str]) -> float:
    """Return the median milliseconds of processor time that one page takes, members in turn."""
    visits = cycle(_visit(path, cookie) for cookie in cookies)
    for visit in islice(visits, WARM_UP):
        visit()
    return median(_cost(visit) for visit in islice(visits, PAGES)) * 1000


def _cost(visit: Callable[[], None]) -> float:
    begun = time.process_time()
    visit()
    return time.process_time() - begun


def _visit(path: str, cookie: str) -> Callable[[], None]:
    asked = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }

    def visit() -> None:
        answer = application(asked | {"wsgi.input": BytesIO()}, _begin)
        b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()

    return visit


def _begin(
    status: str, _headers: list[tuple[str, str]], _error: object = None
) -> Callable[[bytes], object]:
    if not status.startswith("200"):
        raise SystemExit(f"a page was not made: {status}")
    return bytes
