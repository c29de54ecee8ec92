"""`kindreel up`: web and workers together."""

import argparse
import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from kindreel.config.cli import CommandError
from kindreel.config.supervisor import Child, Supervisor

THREADS = 16  # a slow phone that sends a video keeps one of them for as long as it sends


def run(options: argparse.Namespace) -> int:
    """Prepare database and static files, then serve until told to stop."""
    _refuse_a_taken_port(options.host, options.port)
    prepare()
    os.environ.setdefault("KINDREEL_ADDRESS", f"http://{options.host}:{options.port}")
    me = [sys.executable, "-m", "kindreel.config.cli"]
    children = [
        Child("web", _web(options.host, options.port)),
        Child("worker", [*me, "worker", "--queues", "default"]),
    ]
    media = [*me, "worker", "--queues", "media", "--no-sweeps"]
    children += [Child(f"media {n + 1}", media) for n in range(settings.MEDIA_WORKERS)]
    sys.stdout.write(
        f"{settings.COMMUNITY_NAME} is at http://{options.host}:{options.port}/ "
        "(stop with Ctrl-C)\n"
    )
    sys.stdout.flush()
    Supervisor(children).run()
    return 0


def prepare() -> None:
    """Bring the database's tables and the static files up to date."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise CommandError(f"the database cannot be used: {error}") from error
    call_command("collectstatic", verbosity=0, interactive=False)
    connection.close()


def _web(host: str, port: int) -> list[str]:
    return [
        *[sys.executable, "-m", "granian", "--interface", "wsgi"],
        *["--host", host, "--port", str(port)],
        *["--workers", str(settings.WEB_WORKERS), "--blocking-threads", str(THREADS)],
        *["--respawn-failed-workers", "--log-level", "error"],
        "kindreel.config.wsgi:application",
    ]


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot listen on {host}:{port}: {error.strerror}. Try --port {port + 1}."
            ) from error
