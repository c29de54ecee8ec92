"""The safety page, followers and requests."""

from typing import assert_never

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kindreel.people.access import MemberRequest, members_only
from kindreel.people.actions import (
    accept_follow,
    choose_privacy,
    decline_follow,
    remove_follower,
)
from kindreel.people.models import Follow, FollowStage, Person
from kindreel.protection.actions import (
    Hidden,
    ListFull,
    SaysNothing,
    choose_who_may_comment,
    hide_word,
    show_word,
)
from kindreel.protection.forms import HiddenWordForm, ReachForm
from kindreel.protection.models import WhoMayComment, people_visible_to
from kindreel.protection.rules import who_may_comment
from kindreel.web.limits import limited

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def safety(request: MemberRequest) -> HttpResponse:
    """Let somebody choose who reaches them."""
    form = ReachForm(
        request.POST if request.method == "POST" else None, initial=_reach(request.user)
    )
    if not form.is_valid():
        return _page(request, reach=form)
    choose_privacy(person=request.user, is_private=form.cleaned_data["is_private"])
    choose_who_may_comment(person=request.user, who=WhoMayComment(form.cleaned_data["who"]))
    messages.success(request, "Saved.")
    return redirect("protection:settings")


def _reach(person: Person) -> dict[str, object]:
    return {"is_private": person.is_private, "who": who_may_comment(person)}


def _page(
    request: MemberRequest, *, reach: ReachForm | None = None, word: HiddenWordForm | None = None
) -> HttpResponse:
    me = request.user
    page = {
        "reach": reach or ReachForm(initial=_reach(me)),
        "word": word or HiddenWordForm(),
        "words": me.hidden_words.order_by("phrase"),
        "blocks": me.blocks_made.select_related("blocked").order_by("-pk")[:MOST_SHOWN],
        "mutes": me.mutes_made.select_related("muted").order_by("-pk")[:MOST_SHOWN],
    }
    return render(request, "protection/settings.html", page)


@require_POST
@members_only
@limited("hide_word", limit=200, seconds=3600)
def hide_word_view(request: MemberRequest) -> HttpResponse:
    """Put a word on one's list."""
    form = HiddenWordForm(request.POST)
    if not form.is_valid():
        return _page(request, word=form)
    match hide_word(person=request.user, phrase=form.cleaned_data["phrase"]):
        case Hidden():
            return redirect("/settings/safety/#words")
        case SaysNothing():
            form.add_error("phrase", "Please type a word with letters or digits.")
        case ListFull():
            form.add_error("phrase", "Your list is full. Take a word off it first.")
        case never:
            assert_never(never)
    return _page(request, word=form)


@require_POST
@members_only
def show_word_view(request: MemberRequest, word_id: int) -> HttpResponse:
    """Take a word off one's list."""
    if not show_word(person=request.user, word_id=word_id):
        raise Http404
    return redirect("/settings/safety/#words")


@require_safe
@members_only
def followers(request: MemberRequest) -> HttpResponse:
    """Show who asks to follow, and who follows."""
    received = Follow.objects.filter(
        followed=request.user, follower__in=people_visible_to(request.user)
    )
    newest = received.select_related("follower").order_by("-pk")
    page = {
        "asking": newest.filter(stage=FollowStage.ASKED)[:MOST_SHOWN],
        "following": newest.accepted()[:MOST_SHOWN],
    }
    return render(request, "protection/followers.html", page)


@require_POST
@members_only
def answer_request(request: MemberRequest, follow_id: int) -> HttpResponse:
    """Say yes or no to a request, or stop somebody from following."""
    answers = {"accept": accept_follow, "decline": decline_follow, "remove": remove_follower}
    answer = answers.get(request.POST.get("answer", ""))
    row = Follow.objects.filter(followed=request.user, pk=follow_id).first()
    if answer is None or row is None:
        raise Http404
    answer(person=request.user, follow=row)
    return redirect("protection:requests")
