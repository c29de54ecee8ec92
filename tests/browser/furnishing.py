"""Puts some life into the small house, so that its pages have something to show."""

import uuid
from datetime import timedelta

from django.utils import timezone

from kindreel.analyze.actions import KeyPlan, charge, count_usage, make_key
from kindreel.campaigns.actions.plans import CampaignPlan, make_campaign
from kindreel.campaigns.actions.series import EpisodePlan, add_episode
from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import comment_of
from kindreel.learning.models import Ending, Trial, TrialStage
from kindreel.moderation.actions import (
    Decided,
    Judgement,
    Reported,
    appeal,
    decide,
    open_care_case,
    report,
)
from kindreel.moderation.models import Category, Outcome
from kindreel.people.actions import follow
from kindreel.people.models import Person

WORDS = "Watch this on my other page, it is much better there."
STORY = EpisodePlan(
    title="One Hello",
    story="Somebody says hello.",
    content_note="",
    reveal_at=1000,
    reveal_name="Ada",
    reveal_words="That was me.",
)


def furnish(handles: dict[str, str], public_id: str) -> dict[str, str]:
    """Let people talk, follow, report, decide and appeal, and the operator run a campaign."""
    people = {name: Person.objects.get(username=handle) for name, handle in handles.items()}
    clip = Clip.objects.get(public_id=public_id)
    first = comment_of(people["mia"], clip, "How long did this take?")
    comment_of(people["ada"], clip, "One afternoon.", parent=first)
    follow(follower=people["zoe"], followed=people["mia"])
    follow(follower=people["mia"], followed=people["ada"])
    decision = _removal(people, comment_of(people["zoe"], clip, WORDS))
    _shadow(first, clip)
    return {
        "decision": str(decision),
        "comment_case": str(_case(people["mia"], comment_of(people["zoe"], clip, WORDS))),
        "clip_case": str(_case(people["zoe"], clip)),
        "person_case": str(_case(people["mia"], people["zoe"])),
        "care_case": str(_care_case(people["zoe"], clip)),
        "campaign": _campaign(people["olga"], clip),
        "key": str(_key(people["olga"])),
    }


def _shadow(comment: Comment, clip: Clip) -> None:
    """A candidate that was stopped, with something that it read otherwise than the live model."""
    now = timezone.now()
    trial = Trial.objects.create(
        name="summer",
        beside="shipped",
        comment_at=0,
        clip_at=0,
        stage=TrialStage.ENDED,
        ending=Ending.STOPPED,
        ended_at=now,
    )
    for subject, live, other in ((comment, "publish", "nudge"), (clip, "publish", "publish")):
        trial.comparisons.create(
            kind=subject.subject_kind,
            subject_id=subject.pk,
            language="en",
            live_advice=live,
            candidate_advice=other,
            live_scores={"toxic": 0.12},
            candidate_scores={"toxic": 0.61},
            live_ms=5.2,
            candidate_ms=6.1,
        )


def _care_case(author: Person, clip: Clip) -> int:
    Clip.objects.filter(pk=clip.pk).update(needs_care=True)
    comment = comment_of(author, clip, "It is all so grey lately.", needs_care=True)
    return open_care_case(subject=comment).pk


def _case(reporter: Person, subject: Comment | Clip | Person) -> int:
    outcome = report(reporter=reporter, subject=subject, category=Category.SPAM, words="")
    assert isinstance(outcome, Reported)
    return outcome.report.case_id


def _removal(people: dict[str, Person], comment: Comment) -> int:
    judgement = Judgement(Outcome.REMOVE, "kindness", "", "This leads people away from here.")
    case = _case(people["mia"], comment)
    done = decide(moderator=people["max"], case_id=case, judgement=judgement)
    assert isinstance(done, Decided)
    appeal(decision=done.decision, author=people["zoe"], words="I only wanted to help.")
    return done.decision.pk


def _key(operator: Person) -> int:
    plan = KeyPlan(
        name="Boat forum",
        may_analyze=True,
        may_suggest=False,
        may_batch=True,
        per_minute=100,
        per_day=1000,
        origins="https://forum.example.org",
        expires_on=None,
    )
    key = make_key(operator=operator, plan=plan, form_token=uuid.uuid4()).row
    charge(key=key, texts=3)
    count_usage(key=key, answers=[("en", ("TOXICITY", "AFFINITY_EXPERIMENTAL"))] * 3)
    return key.pk


def _campaign(operator: Person, clip: Clip) -> str:
    today = timezone.localdate()
    plan = CampaignPlan(
        title="Say hello",
        lead="One word is enough.",
        words="Every story here began with one word.",
        hashtag="SayHello",
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=9),
        prompt="Show somebody who said hello.",
        rules="Ask before you show somebody else.",
        is_published=True,
    )
    campaign = make_campaign(operator=operator, plan=plan)
    add_episode(operator=operator, campaign=campaign, clip=clip, plan=STORY)
    return campaign.slug
