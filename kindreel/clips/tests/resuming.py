"""How tests speak tus to the server, by hand."""

import base64
import hashlib
from typing import cast

from django.http import HttpResponse
from django.test import Client

from kindreel.clips.models import Upload
from kindreel.clips.tests.uploading import MP4_HEAD
from kindreel.people.models import Person

BYTES = "application/offset+octet-stream"
FILM = MP4_HEAD + bytes(range(256)) * 40


class Phone:
    """Somebody's phone that sends a file piece by piece."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser
        self.place = ""

    def say(self, method: str, place: str = "", **headers: str) -> HttpResponse:
        return self.bring(method, place or self.place, b"", headers)

    def bring(self, method: str, place: str, body: bytes, headers: dict[str, str]) -> HttpResponse:
        spoken = {name.replace("_", "-"): value for name, value in headers.items()}
        usual = {"Tus-Resumable": "1.0.0", "Content-Type": BYTES}
        said = self.browser.generic(method, place, body, headers=usual | spoken)
        return cast(HttpResponse, said)

    def begin(self, length: int = len(FILM), **headers: str) -> HttpResponse:
        said = self.say(
            "POST", "/upload/tus/", Upload_Length=str(length), Content_Type="text/plain", **headers
        )
        self.place = said.get("Location", "")
        return said

    def send(self, at: int, piece: bytes, **headers: str) -> HttpResponse:
        return self.bring("PATCH", self.place, piece, {"Upload-Offset": str(at), **headers})

    def offset(self) -> int:
        return int(self.say("HEAD")["Upload-Offset"])

    def send_all(self, content: bytes = FILM) -> str:
        self.begin(len(content))
        assert self.send(0, content).status_code == 204
        return self.key

    @property
    def key(self) -> str:
        return self.place.split("/")[3]


def upload_of(person: Person) -> Upload:
    return Upload.objects.owned_by(person).get()


def sum_of(content: bytes, algorithm: str = "sha1") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, content).digest()).decode()}"
