"""The upload page. Its answers come as pages, or as JSON to the script that shows progress."""

import re
from typing import assert_never

from django.conf import settings
from django.contrib import messages
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.clips import files, uploads
from kindreel.clips.actions import (
    AlreadyThere,
    Finishing,
    NoRoom,
    NotAllHere,
    NotUsable,
    NotWelcome,
    Received,
    cancel_upload,
    finish_upload,
    receive_upload,
)
from kindreel.clips.forms import UploadForm
from kindreel.clips.models import Clip, Hashtag, Upload
from kindreel.clips.rules import Welcome, failure_of, may_upload
from kindreel.clips.steps import advance
from kindreel.clips.views import answers
from kindreel.clips.views.doors import own_upload
from kindreel.clips.views.keeping import remember_words, words_waiting
from kindreel.lib.hashtags import fold
from kindreel.people.access import MemberRequest, members_only
from kindreel.web.limits import allow

HOURLY = 30
SUGGESTED = 6
BEGINNING = re.compile(r"\w{1,60}")
PAGE = "clips/upload.html"


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
        return _refuse(request, answers.NO_ROOM, 507)
    finally:
        counter.discard()
    return _refuse(request, answers.too_large(), 413) if counter.is_too_large else answer


def _show(request: MemberRequest) -> HttpResponse:
    welcome = may_upload(request.user)
    if welcome is not Welcome.YES:
        return render(
            request, "clips/not_now.html", {"words": answers.NOT_NOW[welcome], "why": welcome.name}
        )
    upload = Upload.objects.owned_by(request.user).called(request.GET.get("upload", ""))
    key = upload.key if upload and upload.is_whole and not upload.is_over else ""
    form = UploadForm.fresh(request.user, request.GET.get("caption", ""), key)
    return _page(request, form)


def _page(request: MemberRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    key = form["upload"].value() or ""
    unfinished = Upload.objects.owned_by(request.user).arriving().order_by("-pk")
    shown = {
        "form": form,
        "limit": uploads.limit(),
        "seconds": settings.CLIP_LIMIT_SECONDS,
        "here": next((one for one in unfinished if one.key == key), None),
        "unfinished": [one for one in unfinished if one.key != key],
    }
    return render(request, PAGE, shown, status=status)


def _refused_unread(request: MemberRequest) -> HttpResponse | None:
    if uploads.is_too_large(request):
        return _refuse(request, answers.too_large(), 413)
    if not files.has_room(uploads.announced(request), settings.DISK_RESERVE_MB * uploads.MEGABYTE):
        return _refuse(request, answers.NO_ROOM, 507)
    if not allow(request, "upload", limit=HOURLY, seconds=3600):
        return _refuse(request, answers.TOO_OFTEN, 429)
    return None


@csrf_protect
@members_only
def _take(request: MemberRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES, author=request.user)
    if not form.is_valid():
        return _ask_again(request, form)
    return _answer(request, form, _received(request, form))


def _received(request: MemberRequest, form: UploadForm) -> Finishing:
    given = form.cleaned_data
    if given["video"]:
        return receive_upload(author=request.user, draft=form.draft, file=given["video"])
    upload = Upload.objects.owned_by(request.user).called(given["upload"])
    if upload is None:
        return NotAllHere()
    return finish_upload(author=request.user, draft=form.draft, upload=upload)


def _answer(request: MemberRequest, form: UploadForm, outcome: Finishing) -> HttpResponse:
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
        case NotAllHere():
            form.add_error("video", answers.NOT_ALL_HERE)
            return _ask_again(request, form)
        case NotWelcome(why):
            return _refuse(request, answers.NOT_NOW[why], 403)
        case NoRoom():
            return _refuse(request, answers.NO_ROOM, 507)
        case _:
            assert_never(outcome)


@require_POST
@members_only
def cancel(request: MemberRequest, key: str) -> HttpResponseBase:
    """Throw an unfinished upload away."""
    cancel_upload(person=request.user, upload=own_upload(request.user, key))
    messages.success(request, "That upload is thrown away.")
    return redirect("clips:upload")


@require_safe
@members_only
def suggest(request: MemberRequest) -> HttpResponse:
    """Suggest hashtags that begin as somebody types."""
    beginning = fold(request.GET.get("q", "").lstrip("#"))
    is_tag = BEGINNING.fullmatch(beginning)
    found = Hashtag.objects.suggested(request.user, beginning)[:SUGGESTED] if is_tag else []
    return JsonResponse({"tags": [tag.shown for tag in found]})


def _go_on(request: HttpRequest, clip: Clip) -> HttpResponse:
    there = reverse(_next_page(request, clip), args=[clip.public_id])
    if _is_script(request):
        return JsonResponse({"ok": True, "next": there})
    return HttpResponseRedirect(there)


def _next_page(request: HttpRequest, clip: Clip) -> str:
    if words_waiting(request, clip):
        return "clips:edit"
    return "clips:cared" if clip.needs_care else "clips:show"


def _ask_again(request: MemberRequest, form: UploadForm) -> HttpResponse:
    if _is_script(request):
        words = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"ok": False, "message": words}, status=422)
    return _page(request, form, status=422)


def _refuse(request: HttpRequest, words: str, status: int) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"ok": False, "message": words}, status=status)
    return render(request, "clips/refused.html", {"words": words}, status=status)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"
