"""The upload page. Its answers come as pages, or as JSON to the script that shows progress."""

from typing import assert_never

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from kindreel.clips import files, uploads
from kindreel.clips.actions import (
    AlreadyThere,
    NoRoom,
    NotUsable,
    NotWelcome,
    Received,
    Reception,
    receive_upload,
)
from kindreel.clips.forms import UploadForm
from kindreel.clips.models import Clip
from kindreel.clips.rules import Welcome, failure_of, may_upload
from kindreel.clips.steps import advance
from kindreel.clips.views.keeping import remember_words, words_waiting
from kindreel.people.access import MemberRequest, members_only
from kindreel.web.limits import allow

HOURLY = 30
PAGE = "clips/upload.html"
TOO_LARGE = (
    "This video is too big: the limit is {} MB. It was not saved. "
    "Make it shorter, or choose a smaller size in your camera."
)
NO_ROOM = (
    "There is no room left for videos here right now. Yours was not saved. "
    "Please try again later; the people who run this place can see it too."
)
TOO_OFTEN = "That was a lot of videos in one hour. Take a short break and come back later."
NOT_NOW = {
    Welcome.ACCOUNT_WAITS: (
        "Your account is waiting for a moderator, so you cannot post right now. "
        "You find the reason and what you can do under “Decisions about me”."
    ),
    Welcome.AGE_UNKNOWN: "Before you post, please tell us your birthday. It takes a few seconds.",
}


@csrf_exempt  # the body may not be read before its handler is in place; `_take` checks the token
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def upload(request: MemberRequest) -> HttpResponseBase:
    """Show the upload page, or take a video in."""
    if request.method != "POST":
        return _show(request)
    if refusal := _refused_unread(request):
        return refusal
    counter = uploads.MeasuredUpload(request)
    request.upload_handlers = [counter]
    try:
        answer = _take(request)
    except OSError as error:
        if not files.is_full_disk(error):
            raise
        return _refuse(request, NO_ROOM, 507)
    finally:
        counter.discard()
    return _refuse(request, _too_large(), 413) if counter.is_too_large else answer


def _show(request: MemberRequest) -> HttpResponse:
    welcome = may_upload(request.user)
    if welcome is not Welcome.YES:
        return render(
            request, "clips/not_now.html", {"words": NOT_NOW[welcome], "why": welcome.name}
        )
    form = UploadForm.fresh(request.user, request.GET.get("caption", ""))
    return render(request, PAGE, {"form": form, "limit": uploads.limit()})


def _refused_unread(request: MemberRequest) -> HttpResponse | None:
    if uploads.is_too_large(request):
        return _refuse(request, _too_large(), 413)
    if not files.has_room(uploads.announced(request), settings.DISK_RESERVE_MB * uploads.MEGABYTE):
        return _refuse(request, NO_ROOM, 507)
    if not allow(request, "upload", limit=HOURLY, seconds=3600):
        return _refuse(request, TOO_OFTEN, 429)
    return None


@csrf_protect
@members_only
def _take(request: MemberRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES, author=request.user)
    if not form.is_valid():
        return _ask_again(request, form)
    file = form.cleaned_data["video"]
    outcome = receive_upload(author=request.user, draft=form.draft, file=file)
    return _answer(request, form, outcome)


def _answer(request: HttpRequest, form: UploadForm, outcome: Reception) -> HttpResponse:
    match outcome:
        case Received(clip, words_wait):
            if words_wait:
                remember_words(request, clip, form.words)
            advance.enqueue(clip.pk)
            return _go_on(request, clip)
        case AlreadyThere(clip):
            return _go_on(request, clip)
        case NotUsable(code):
            failure = failure_of(code)
            form.add_error("video", f"{failure.what} {failure.advice}")
            return _ask_again(request, form)
        case NotWelcome(why):
            return _refuse(request, NOT_NOW[why], 403)
        case NoRoom():
            return _refuse(request, NO_ROOM, 507)
        case _:
            assert_never(outcome)


def _go_on(request: HttpRequest, clip: Clip) -> HttpResponse:
    there = reverse(_next_page(request, clip), args=[clip.public_id])
    if _is_script(request):
        return JsonResponse({"ok": True, "next": there})
    return HttpResponseRedirect(there)


def _next_page(request: HttpRequest, clip: Clip) -> str:
    if words_waiting(request, clip):
        return "clips:edit"
    return "clips:cared" if clip.needs_care else "clips:show"


def _ask_again(request: HttpRequest, form: UploadForm) -> HttpResponse:
    if _is_script(request):
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"ok": False, "message": words}, status=422)
    return render(request, PAGE, {"form": form, "limit": uploads.limit()}, status=422)


def _refuse(request: HttpRequest, words: str, status: int) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"ok": False, "message": words}, status=status)
    return render(request, "clips/refused.html", {"words": words}, status=status)


def _too_large() -> str:
    return TOO_LARGE.format(settings.UPLOAD_LIMIT_MB)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"
