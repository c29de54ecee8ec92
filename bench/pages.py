"""How fast pages are, through the real web server."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH
from django.utils.crypto import get_random_string

from bench.load import Ask, Load, load
from kindreel.config.commands.up import THREADS
from kindreel.people.models import Person

CONNECTIONS = 16
SECONDS = 8.0
RUNS = 3
BACKEND = "kindreel.people.backend.Accounts"


def session_cookie(person: Person) -> str:
    """Sign somebody in and return the cookies that their browser sends with every page."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    token = get_random_string(CSRF_SECRET_LENGTH, CSRF_ALLOWED_CHARS)
    session = f"{settings.SESSION_COOKIE_NAME}={store.session_key}"
    return f"{session}; {settings.CSRF_COOKIE_NAME}={token}"


@contextmanager
def server(port: int) -> Iterator[int]:
    """Start the web server as `kindreel up` does and yield its process group."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "2", "--blocking-threads", str(THREADS)]
    command += ["--log-level", "error", "kindreel.config.wsgi:application"]
    process = subprocess.Popen(command, start_new_session=True)
    try:
        _wait_for(port)
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the web server did not start")


def measure_page(port: int, path: str, cookies: list[str]) -> Load:
    """Return the median run, by pages per second, of one page for several members."""
    asks = [Ask(path, cookie) for cookie in cookies]
    load(port, asks, CONNECTIONS, 2.0)
    runs = sorted(
        (load(port, asks, CONNECTIONS, SECONDS) for _ in range(RUNS)),
        key=lambda run: run.per_second,
    )
    return runs[len(runs) // 2]


def web_memory_mb(group: int) -> float:
    """Return the largest resident memory of a web process of this process group, in MB."""
    largest = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            largest = max(largest, int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))
    return largest / 1e6
