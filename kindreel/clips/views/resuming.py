"""Uploads that survive interruptions: the tus protocol, version 1.0.0.

Extensions: creation, creation-with-upload, expiration, checksum, termination. Every answer of
trouble is a sentence for people.
"""

import base64
import binascii
from collections.abc import Callable
from typing import assert_never

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date

from kindreel.clips import files, uploads
from kindreel.clips.actions import (
    Begun,
    Checksum,
    DiskFull,
    Kept,
    MayNot,
    TooMany,
    WrongChecksum,
    WrongPlace,
    begin_upload,
    cancel_upload,
    continue_upload,
)
from kindreel.clips.models import Upload, UploadStage
from kindreel.clips.views import answers
from kindreel.clips.views.doors import own_upload
from kindreel.people.models import Person
from kindreel.web.limits import allow

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination"
ALGORITHMS = ("sha1", "sha256", "md5")
BYTES = "application/offset+octet-stream"
LONGEST_WORDS = 2000
BEGUN_HOURLY = 60

Verb = Callable[[HttpRequest, Person, str], HttpResponse]


class CannotTakeError(Exception):
    """A request that is answered with a status and a sentence."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def tus(request: HttpRequest) -> HttpResponse:
    """Say what this server can do, or begin an upload."""
    return _dispatch(request, "", {"POST": _begin})


def tus_upload(request: HttpRequest, key: str) -> HttpResponse:
    """Say how far an upload is, go on with it, or give it up."""
    return _dispatch(request, key, {"HEAD": _look, "PATCH": _go_on, "DELETE": _give_up})


def _dispatch(request: HttpRequest, key: str, verbs: dict[str, Verb]) -> HttpResponse:
    method = request.headers.get("X-HTTP-Method-Override", request.method or "").upper()
    try:
        answer = _answer(request, key, verbs, method)
    except CannotTakeError as refusal:
        answer = HttpResponse(refusal.words, content_type="text/plain", status=refusal.status)
    answer["Tus-Resumable"] = VERSION
    answer["Cache-Control"] = "no-store"
    return answer


def _answer(request: HttpRequest, key: str, verbs: dict[str, Verb], method: str) -> HttpResponse:
    if method == "OPTIONS":
        return _options()
    if method not in verbs:
        return HttpResponse(status=405, headers={"Allow": ", ".join([*verbs, "OPTIONS"])})
    if not isinstance(request.user, Person):
        raise CannotTakeError(401, answers.SIGNED_OUT)
    if request.headers.get("Tus-Resumable") != VERSION:
        _door(request.user, key)
        return HttpResponse(status=412, headers={"Tus-Version": VERSION})
    return verbs[method](request, request.user, key)


def _options() -> HttpResponse:
    said = {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS}
    said |= {"Tus-Max-Size": str(uploads.limit()), "Tus-Checksum-Algorithm": ",".join(ALGORITHMS)}
    return HttpResponse(status=204, headers=said)


def _begin(request: HttpRequest, person: Person, _key: str) -> HttpResponse:
    length = _number(request, "Upload-Length")
    told = request.headers.get("Upload-Metadata", "")
    if length > uploads.limit():
        raise CannotTakeError(413, answers.too_large())
    if len(told) > LONGEST_WORDS or not (told.isascii() and told.isprintable()):
        raise CannotTakeError(400, "Upload-Metadata is too long, or not written as tus writes it.")
    _refuse_without_room(length)
    if not allow(request, "upload-begin", limit=BEGUN_HOURLY, seconds=3600):
        raise CannotTakeError(429, answers.TOO_OFTEN)
    upload = _begun(person, length, told)
    if request.content_type == BYTES:
        _take(request, upload, 0)
    place = reverse("clips:tus_upload", args=[upload.key])
    return HttpResponse(status=201, headers={"Location": place, **_where(upload)})


def _begun(person: Person, length: int, told: str) -> Upload:
    outcome = begin_upload(person=person, length=length, told=told)
    match outcome:
        case Begun(upload):
            return upload
        case MayNot(why):
            raise CannotTakeError(403, answers.NOT_NOW[why])
        case TooMany():
            raise CannotTakeError(429, answers.TOO_MANY)
        case _:
            assert_never(outcome)


def _look(_request: HttpRequest, person: Person, key: str) -> HttpResponse:
    upload = _door(person, key)
    said = _where(upload) | {"Upload-Length": str(upload.length)}
    if upload.told:
        said["Upload-Metadata"] = upload.told
    return HttpResponse(headers=said)


def _go_on(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    upload = _door(person, key)
    if request.content_type != BYTES:
        raise CannotTakeError(415, f"The bytes have to come as {BYTES}.")
    at = _number(request, "Upload-Offset")
    if at != upload.offset:
        raise CannotTakeError(409, answers.WRONG_PLACE)
    _take(request, upload, at)
    return HttpResponse(status=204, headers=_where(upload))


def _take(request: HttpRequest, upload: Upload, at: int) -> None:
    if uploads.announced(request) > upload.length - at:
        raise CannotTakeError(413, "These are more bytes than the upload said it has.")
    _refuse_without_room(uploads.announced(request))
    checksum = _checksum(request)
    outcome = continue_upload(upload=upload, at=at, read=request.read, checksum=checksum)
    match outcome:
        case Kept():
            return
        case WrongPlace():
            raise CannotTakeError(409, answers.WRONG_PLACE)
        case WrongChecksum():
            raise CannotTakeError(460, answers.WRONG_CHECKSUM)
        case DiskFull():
            raise CannotTakeError(507, answers.NO_ROOM_YET)
        case _:
            assert_never(outcome)


def _give_up(_request: HttpRequest, person: Person, key: str) -> HttpResponse:
    cancel_upload(person=person, upload=_door(person, key))
    return HttpResponse(status=204)


def _door(person: Person, key: str) -> Upload:
    if not key:
        return Upload()
    upload = own_upload(person, key)
    if upload.is_over:
        raise CannotTakeError(410, answers.OVER)
    return upload


def _refuse_without_room(incoming: int) -> None:
    if not files.has_room(incoming, settings.DISK_RESERVE_MB * uploads.MEGABYTE):
        raise CannotTakeError(507, answers.NO_ROOM_YET)


def _where(upload: Upload) -> dict[str, str]:
    said = {"Upload-Offset": str(upload.offset)}
    if upload.stage == UploadStage.ARRIVING:
        said["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    return said


def _number(request: HttpRequest, name: str) -> int:
    given = request.headers.get(name, "")
    if not given.isdecimal() or not given.isascii() or len(given) > 18:
        raise CannotTakeError(400, f"{name} has to be a whole number.")
    return int(given)


def _checksum(request: HttpRequest) -> Checksum | None:
    given = request.headers.get("Upload-Checksum")
    if given is None:
        return None
    algorithm, _, told = given.strip().partition(" ")
    try:
        digest = base64.b64decode(told.strip(), validate=True)
    except (binascii.Error, ValueError):
        digest = b""
    if algorithm not in ALGORITHMS or not digest:
        raise CannotTakeError(400, f"Upload-Checksum has to be one of {', '.join(ALGORITHMS)}.")
    return Checksum(algorithm, digest)
