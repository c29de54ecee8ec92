"""How tests upload: the form of the page, filled in."""

import re
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client

from kindreel.clips.models import Clip

MP4_HEAD = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"


def video(content: bytes = MP4_HEAD, name: str = "film.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "video/mp4")


def filled_in(**fields: object) -> dict[str, Any]:
    start: dict[str, object] = {
        "form_token": str(uuid.uuid4()),
        "video": video(),
        "caption": "",
        "alt": "",
        "audience": "followers",
        "who_may_comment": "",
    }
    return start | fields


def token_on(client: Client) -> str:
    page = client.get("/upload/").content.decode()
    found = re.search(r'name="form_token" value="([0-9a-f-]{36})"', page)
    assert found
    return found[1]


def only_clip() -> Clip:
    return Clip.objects.get()


def read_all(answer: HttpResponseBase) -> bytes:
    if not isinstance(answer, StreamingHttpResponse):
        assert isinstance(answer, HttpResponse)
        return answer.content
    return b"".join(answer)
