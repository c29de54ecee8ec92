"""A small server that plays the other rooms' part, so that a real browser can try the shell."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory

from kindreel.web.tests.files import STATIC

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LIMIT = 1_000_000  # bytes of a file that this stage takes
ENGINE = {
    "NAME": "stage",
    "DIRS": [Path(__file__).parent / "pages"],
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "kindreel.web.context.shell",
        ]
    },
}


class Ada:
    """Whoever is on stage."""

    username = "ada"
    name = "Ada"


class Letter(forms.Form):
    """A form with one field of each kind."""

    title = forms.CharField(max_length=40, help_text="What people see first.")
    words = forms.CharField(widget=forms.Textarea, max_length=100, required=False)
    who = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "All"), ("m", "Me")])
    topics = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("x", "Music"), ("y", "Art")]
    )
    country = forms.ChoiceField(choices=[("de", "Germany"), ("at", "Austria")])
    agree = forms.BooleanField(label="I have read the rules")


@dataclass
class Stage:
    """Where the server stands, and what it was told."""

    film: bytes
    address: str = ""
    posts: list[str] = field(default_factory=list)

    def draw(self, name: str, **context: object) -> bytes:
        """Draw one of the pages in `pages/`."""
        request = RequestFactory().get("/feed")
        context |= {"ada": Ada(), "user": AnonymousUser()}
        return DjangoTemplates(dict(ENGINE)).get_template(name).render(context, request).encode()

    def page(self, address: str) -> bytes | None:
        """What a GET answers."""
        parts = urlsplit(address)
        autoplay = parse_qs(parts.query).get("autoplay", ["on"])[0]
        points, tabs = [("Mon", 3), ("Tue", 5)], [("/feed", "Clips"), ("/x", "Liked")]
        match parts.path:
            case "/feed":
                ids = ["one", "two", "three"]
                return self.draw("feed.html", ids=ids, more=True, autoplay=autoplay)
            case "/more":
                return self.draw("cards.html", ids=["four", "five"])
            case "/everything":
                return self.draw("everything.html", form=Letter(), points=points, tabs=tabs)
            case "/bad":
                return self.draw("everything.html", form=Letter({"words": "x" * 101}))
            case _:
                return self.draw("talk.html") if parts.path.startswith("/talk/") else None


class Handler(BaseHTTPRequestHandler):
    """Answers as the real rooms would, and remembers what was posted."""

    stage: Stage

    def do_GET(self) -> None:
        """Serve a page, a static file or the film."""
        path = urlsplit(self.path).path
        file = STATIC / path.removeprefix("/static/web/")
        if path.startswith("/static/web/") and file.is_file():
            self.answer(file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream"))
        elif path == "/film.webm":
            self.answer(self.stage.film, "video/webm")
        elif page := self.stage.page(self.path):
            self.answer(page, "text/html; charset=utf-8")
        else:
            self.answer(b"<title>Elsewhere</title>", "text/html")

    def do_POST(self) -> None:
        """Take what is sent."""
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.stage.posts.append(self.path)
        if self.path == "/like/":
            self.answer(self.stage.draw("like.html", pressed="true"), "text/html")
        elif self.path == "/upload":
            is_fine = len(sent) < LIMIT
            said = {"ok": True, "next": "/uploaded"} if is_fine else {"ok": False, "message": "No."}
            self.answer(json.dumps(said).encode(), "application/json")
        else:
            self.answer(b"<title>Done</title>", "text/html")

    def answer(self, body: bytes, kind: str) -> None:
        """Send a body under the policy that the real server sends too."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def open_stage(film: bytes) -> Iterator[Stage]:
    """Serve until the tests are over."""
    stage = Stage(film)
    handler = type("StageHandler", (Handler,), {"stage": stage})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    stage.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
