"""Whole pages rendered once for a kind of reader and kept; what is a reader's own is put in.

A frame is made of what `Frame` holds and of nothing else: its template gets no request and no
account, so nothing of one reader can stay in it for another.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.html import conditional_escape

from kindreel.web.context import shell
from kindreel.web.pieces import Pieces, gap, new_mark, put_together, split

MOST = 512  # frames kept
KEPT_AT = "KINDREEL_PAGE_TOKEN"  # where a request keeps it, beside Django's own


@dataclass(frozen=True)
class Reader:
    """What of an account a frame may show; no handle, for it is on nobody's own page."""

    is_authenticated: bool
    is_moderator: bool
    username: str = ""


@dataclass(frozen=True)
class Frame:
    """Everything that decides how a frame looks."""

    template: str
    path: str
    reader: Reader
    shared: tuple[tuple[str, Hashable], ...]
    filled: tuple[str, ...]  # gaps that hold something


def framed(
    request: HttpRequest, template: str, shared: Mapping[str, Hashable], own: Mapping[str, str]
) -> HttpResponse:
    """Render a page: `shared` may be the same for many readers, `own` is put in for this one.

    The template gets both. It may ask of something `own` only whether it is empty.
    """
    if len(get_messages(request)):
        return render(request, template, {**shared, **own})
    filled = tuple(name for name, html in own.items() if html)
    known = (*shell(request).items(), *shared.items())
    pieces = _pieces(Frame(template, request.path, _reader_of(request), known, filled))
    gaps: dict[str, str] = {name: conditional_escape(html) for name, html in own.items()}
    gaps["csrf"] = token_of(request)
    gaps["address"] = conditional_escape(request.get_full_path())
    return HttpResponse(put_together(pieces, gaps))


def token_of(request: HttpRequest) -> str:
    """Return the token of a page's forms, the same for all of them: Django masks each anew."""
    token: str = request.META.get(KEPT_AT) or get_token(request)
    request.META[KEPT_AT] = token
    return token


def _reader_of(request: HttpRequest) -> Reader:
    account = request.user
    return Reader(account.is_authenticated, getattr(account, "is_moderator", False))


@lru_cache(maxsize=MOST)
def _pieces(frame: Frame) -> Pieces:
    mark = new_mark()
    address = gap(mark, "address")
    context = {
        **dict(frame.shared),
        **{name: gap(mark, name) for name in frame.filled},
        "user": frame.reader,
        "request": SimpleNamespace(path=frame.path, get_full_path=address),
        "csrf_token": gap(mark, "csrf"),
    }
    return split(get_template(frame.template).render(context), mark)
