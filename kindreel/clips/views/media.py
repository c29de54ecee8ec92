"""The media files: a signed address, the clip's door at each request, and byte ranges."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from kindreel.clips import files
from kindreel.clips.models import clips_at
from kindreel.clips.rules import is_media_pass
from kindreel.clips.views.doors import viewer_of
from kindreel.lib.byte_ranges import Span, Unsatisfiable, parse
from kindreel.people.models import Viewer

PIECE = 256 * 1024
LARGEST_PART = 1024 * 1024
TYPES = {"mp4": "video/mp4", "jpg": "image/jpeg"}
KEEP_SECONDS = 600  # in the viewer's own browser only; what is taken down is soon gone there too


@dataclass(frozen=True)
class Stored:
    """A file in storage, as HTTP sees it."""

    path: str
    size: int
    tag: str


@require_safe
def media(request: HttpRequest, given: str, public_id: str, name: str) -> HttpResponseBase:
    """Serve a file, or the part of it that was asked for, to somebody who may see its clip."""
    path = f"{files.FOLDER}/{public_id}/{name}"
    if not _may_fetch(viewer_of(request), given, path):
        raise Http404
    answer = _answer(request, _stored(path))
    answer["Cache-Control"] = f"private, max-age={KEEP_SECONDS}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _may_fetch(viewer: Viewer, given: str, path: str) -> bool:
    public_id = path.split("/")[1]
    if is_media_pass(given, path):
        return bool(clips_at(public_id, viewer))
    for_a_case = viewer.is_authenticated and viewer.is_moderator
    return for_a_case and is_media_pass(given, path, viewer.pk)


def _stored(path: str) -> Stored:
    try:
        size = files.size(path)
    except FileNotFoundError:
        raise Http404 from None
    return Stored(path, size, f'"{path.replace("/", "-")}-{size:x}"')


def _answer(request: HttpRequest, file: Stored) -> HttpResponseBase:
    if request.headers.get("If-None-Match") == file.tag:
        return HttpResponse(status=304, headers={"ETag": file.tag})
    span = _asked(request, file)
    if isinstance(span, Unsatisfiable):
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    part = _a_part_of(span) if span else None
    answer = _send(request, file, part or Span(0, file.size))
    if part is not None:
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    return answer


def _asked(request: HttpRequest, file: Stored) -> Span | Unsatisfiable | None:
    only_if = request.headers.get("If-Range", file.tag)
    return parse(request.headers.get("Range", ""), file.size) if only_if == file.tag else None


def _a_part_of(span: Span) -> Span:
    """At most a mebibyte of what was asked for; players ask for the rest when they need it."""
    return Span(span.start, min(span.stop, span.start + LARGEST_PART))


def _send(request: HttpRequest, file: Stored, span: Span) -> HttpResponseBase:
    """Hand small parts over at once: a slow phone then keeps no thread of the web server."""
    content_type = TYPES[file.path.rpartition(".")[2]]
    answer: HttpResponseBase
    if request.method == "HEAD":
        answer = HttpResponse(content_type=content_type)
    elif span.length <= LARGEST_PART:
        answer = HttpResponse(b"".join(_pieces(file.path, span)), content_type=content_type)
    else:
        answer = StreamingHttpResponse(_pieces(file.path, span), content_type=content_type)
    answer["Content-Length"] = str(span.length)
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = file.tag
    return answer


def _pieces(path: str, span: Span) -> Iterator[bytes]:
    left = span.length
    with default_storage.open(path) as file:
        file.seek(span.start)
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
