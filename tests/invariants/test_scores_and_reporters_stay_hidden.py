"""Invariant 4: no member reads a score; the reported never learn who reported them, or why."""

import io
import re
import uuid
import zipfile

import pytest
from django.test import Client

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import PASSWORD, clip_of, signed_in
from kindreel.moderation.actions import open_case, report
from kindreel.moderation.models import CaseSource, Category, Outcome
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from tests.invariants.ground import body_of, plain_places
from tests.invariants.hurtful_words import CRUEL, HURTFUL

pytestmark = pytest.mark.django_db


def say(who: Client, clip_id: str, text: str, **more: str) -> str:
    form = {"text": text, "form_token": str(uuid.uuid4()), **more}
    return body_of(who.post(f"/c/{clip_id}/comments/post/", form))


def everything_shown_to(who: Client, *places: str) -> dict[str, str]:
    """Every page a member can open without an id, these pages, and the copy of their data."""
    plain = [place for place in plain_places() if "logout" not in place]
    shown = {place: body_of(who.get(place)) for place in [*plain, *places]}
    parts = {
        f"{place} as a part": body_of(who.get(place, headers={"HX-Request": "true"}))
        for place in places
    }
    answer = who.post("/settings/export/", {"password": PASSWORD})
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as copy:  # type: ignore[arg-type]
        files = {name: copy.read(name).decode() for name in copy.namelist()}
    return shown | parts | files


def told(shown: dict[str, str], secrets: list[str]) -> list[tuple[str, str]]:
    return [
        (place, secret)
        for place, body in shown.items()
        for secret in secrets
        if re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", body)
    ]


def secrets_of(comment: Comment) -> list[str]:
    verdict = comment.verdict
    scores = [f"{score}" for score in verdict["scores"].values() if score not in {0, 1}]
    return [*scores, verdict["model"], verdict["policy"], verdict["reason"], '"scores"', "toxic"]


def test_nobody_but_moderators_reads_a_score(
    ada: Person, zoe: Person, noah: Person, max_: Person
) -> None:
    clip = clip_of(ada)
    author, creator, other = signed_in(zoe), signed_in(ada), signed_in(noah)
    answers = [say(author, clip.public_id, text) for text in (CRUEL, HURTFUL, "What a pond")]
    answers.append(say(author, clip.public_id, HURTFUL, after="posted"))
    held = Comment.objects.get(standing="held")
    case = open_case(subject=held, source=CaseSource.SCREENING)
    secrets = [secret for comment in Comment.objects.all() for secret in secrets_of(comment)]
    assert len(secrets) > 10
    desk = body_of(signed_in(max_).get(f"/moderation/cases/{case.pk}/"))
    decision = decided(max_, case, Outcome.REMOVE)
    assert told({f"answer {number}": body for number, body in enumerate(answers)}, secrets) == []
    talk = [f"/c/{clip.public_id}/", f"/c/{clip.public_id}/comments/"]
    talk += [f"/c/{clip.public_id}/comments/{row.pk}/" for row in Comment.objects.all()]
    theirs = [f"/decisions/{decision.pk}/", f"/decisions/{decision.pk}/appeal/"]
    for who in (author, creator, other):
        assert told(everything_shown_to(who, *talk, *theirs), secrets) == []
    assert "toxic" in desk.lower() or held.verdict["model"] in desk  # a person does see why


def test_the_reported_never_learn_who_or_why(
    ada: Person, zoe: Person, noah: Person, max_: Person
) -> None:
    clip = clip_of(ada, "paper boats")
    words = "She did it again in the changing room"
    kept = report(reporter=zoe, subject=clip, category=Category.PRETENDING, words=words)
    signed_in(noah).post(f"/report/person/{ada.username}/", {"category": "spam", "words": words})
    secrets = [words, "changing room", "@zoe", "Zoe", "@noah", "Pretending to be someone else"]
    secrets += ["Spam or a trick", kept.report.receipt]  # type: ignore[union-attr]
    reported = signed_in(ada)
    pages = [f"/c/{clip.public_id}/", "/@ada/"]
    assert told(everything_shown_to(reported, *pages), secrets) == []
    decision = decided(max_, kept.report.case, Outcome.REMOVE)  # type: ignore[union-attr]
    pages += [f"/decisions/{decision.pk}/", f"/decisions/{decision.pk}/appeal/"]
    shown = everything_shown_to(reported, *pages)
    assert told(shown, [*secrets, "@max", "Max"]) == []
    assert decision.reasoning in shown[f"/decisions/{decision.pk}/"]  # what they do learn
