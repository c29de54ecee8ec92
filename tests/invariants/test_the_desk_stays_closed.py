"""Invariant 1, of what the team works with: cases, decisions, reports, campaigns to come."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kindreel.campaigns.models import Campaign
from kindreel.clips.actions import Begun, begin_upload
from kindreel.config.tests.cast import follow_of, person, signed_in
from kindreel.learning.models import Trial
from kindreel.moderation.actions import open_case, report
from kindreel.moderation.models import Case, CaseSource, Category, Decision, Outcome
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import AgeBand, Person
from tests.invariants.ground import everything_kept, filled_in
from tests.invariants.hiding import World, assert_refused, assert_silent, viewer_called
from tests.invariants.tables import (
    FOR_OPERATORS,
    OF_CAMPAIGN,
    OF_CASE,
    OF_DECISION,
    OF_MODEL,
    ONES_OWN_ROWS,
    campaign_places,
    clip_places,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(world: World, max_: Person, mia: Person) -> tuple[Case, Decision, Case]:
    """A decided case and an open one, with words in them that only some may read."""
    kept = report(reporter=mia, subject=world.clip, category=Category.OTHER, words="tamarisk")
    decision = decided(max_, kept.report.case, Outcome.REMOVE)  # type: ignore[union-attr]
    case = open_case(subject=world.remark, source=CaseSource.SCREENING)
    report(reporter=mia, subject=world.remark, category=Category.HATE, words="tamarisk again")
    return decision.case, decision, case


@pytest.mark.parametrize("who", ["nobody", "zoe", "ada", "mia"])
def test_cases_are_the_moderators(
    who: str, world: World, mia: Person, settled: tuple[Case, Decision, Case]
) -> None:
    client = {"ada": signed_in(world.ada), "mia": signed_in(mia)}.get(who) or viewer_called(
        who, world
    )
    secrets = ("gooseberry", "tamarisk")
    places = [reverse(name, args=[case.pk]) for name in OF_CASE for case in settled[::2]]
    assert_refused(client, [*places, "/moderation/", "/moderation/team/"], secrets)


@pytest.mark.parametrize("who", ["nobody", "zoe", "mia", "ida"])
def test_a_decision_is_told_to_whom_it_is_about(
    who: str, world: World, mia: Person, ida: Person, settled: tuple[Case, Decision, Case]
) -> None:
    client = {"mia": signed_in(mia), "ida": signed_in(ida)}.get(who) or viewer_called(who, world)
    places = [reverse(name, args=[settled[1].pk]) for name in OF_DECISION]
    assert_refused(client, places, (settled[1].reasoning,))


@pytest.mark.parametrize("who", ["nobody", "zoe", "ada", "ida"])
def test_a_report_is_read_by_whoever_made_it(
    who: str, world: World, ida: Person, settled: tuple[Case, Decision, Case]
) -> None:
    client = {"ada": signed_in(world.ada), "ida": signed_in(ida)}.get(who) or viewer_called(
        who, world
    )
    receipts = [row.receipt for case in settled[::2] for row in case.reports.all()]
    assert len(receipts) == 2
    assert_refused(client, [f"/reports/{receipt}/" for receipt in receipts], ("tamarisk",))


@pytest.mark.parametrize("who", ["nobody", "zoe", "max"])
@pytest.mark.parametrize("fields", [{"is_published": False}, {"starts": 1}])
def test_a_campaign_to_come_is_the_operator_s(
    who: str, fields: dict[str, object], world: World, max_: Person
) -> None:
    soon = timezone.localdate() + timedelta(days=2)
    change = {"starts_on": soon} if "starts" in fields else fields
    words = {"title": "Driftwood Week", "lead": "A cormorant a day", "words": "Samphire"}
    Campaign.objects.filter(pk=world.campaign.pk).update(**change, **words)
    client = signed_in(max_) if who == "max" else viewer_called(who, world)
    secrets = ("Driftwood", "cormorant", "Samphire", "Thistledown")
    places = campaign_places(world.campaign) + clip_places(world.clip, world.campaign.slug)[-3:-1]
    assert_refused(
        client,
        [place for place in places if "/challenge/" in place or world.campaign.slug in place],
        secrets,
    )
    assert_silent(client, ["/campaigns/", "/discover/", "/", "/search/?q=driftwood"], secrets)


@pytest.mark.parametrize("who", ["nobody", "zoe", "max"])
def test_the_workbench_is_the_operator_s(who: str, world: World, max_: Person) -> None:
    client = signed_in(max_) if who == "max" else viewer_called(who, world)
    open_to_all = {"campaigns:show", "campaigns:episode", "campaigns:challenge"}
    closed = [
        place
        for name, place in zip(sorted(OF_CAMPAIGN), campaign_places(world.campaign), strict=True)
        if name not in open_to_all
    ]
    helplines = [reverse(name, args=[1]) for name in sorted(FOR_OPERATORS)]
    assert_refused(
        client, [*closed, *helplines, "/campaigns/new/", "/help/helplines/", "/api/keys/"], ()
    )


@pytest.mark.parametrize("who", ["nobody", "zoe", "mia", "max"])
def test_models_are_the_operator_s(who: str, world: World, mia: Person, max_: Person) -> None:
    client = {"mia": signed_in(mia), "max": signed_in(max_)}.get(who) or viewer_called(who, world)
    trial = Trial.objects.create(name="tamarind", beside="shipped", comment_at=0, clip_at=0)
    row = {"kind": "comment", "subject_id": world.remark.pk, "live_ms": 1, "candidate_ms": 1}
    trial.comparisons.create(live_advice="publish", candidate_advice="hold", **row)
    places = [reverse(name, args=["shipped"]) for name in sorted(OF_MODEL)]
    pages = [reverse(f"learning:{name}") for name in ("overview", "begin", "stop")]
    assert_refused(client, [*places, *pages], ("tamarind", "gooseberry"))


def test_rows_of_somebody_s_own_settings_are_theirs(world: World) -> None:
    lou = person("lou", AgeBand.ADULT)
    word = world.ada.hidden_words.create(phrase="rain", folded="rain")
    choice = world.ada.not_interested.create(clip=world.elsewhere)
    follow = follow_of(lou, world.ada)
    zoe = signed_in(world.zoe)
    given: dict[str, int | str] = {"feed:more_again": choice.pk, "protection:show_word": word.pk}
    given |= {"protection:answer_request": follow.pk, "people:end_session": 1}
    begun = begin_upload(person=world.ada, length=9)
    assert isinstance(begun, Begun)
    given |= dict.fromkeys(("clips:tus_upload", "clips:cancel_upload"), begun.upload.key)
    before = everything_kept()
    assert set(given) == ONES_OWN_ROWS
    for client in (zoe, Client()):
        for name, pk in given.items():
            answer = client.post(reverse(name, args=[pk]), filled_in())
            assert answer.status_code in {302, 404, 405}, name  # 405: it takes other methods
    assert everything_kept() == before
