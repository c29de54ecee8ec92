"""The ground on which hidden things are looked for."""

import pytest

from kindreel.campaigns.actions import pick
from kindreel.campaigns.models import Episode
from kindreel.campaigns.tests.making import campaign_of
from kindreel.clips.actions import sync_hashtags
from kindreel.clips.tests.conftest import _tasks_are_rows, phone  # noqa: F401 - fixtures
from kindreel.comments.actions import settle
from kindreel.config.tests.cast import clip_of, comment_of
from kindreel.feed.actions import recompute_trends
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person
from tests.invariants.hiding import World


@pytest.fixture
def world(ada: Person, zoe: Person, noah: Person, olga: Person) -> World:
    Person.objects.filter(pk=noah.pk).update(is_private=False)
    Person.objects.filter(pk=ada.pk).update(
        display_name="Quillfeather", bio="I live by the lighthouse", avatar="avatars/quill.webp"
    )
    for one in (ada, noah):
        one.refresh_from_db()
    campaign = campaign_of()
    clip = clip_of(ada, "moonberry #CreateKindness #moonbeamtag", alt="a nightjar")
    sync_hashtags(clip=clip)
    story = clip_of(ada, "saltmarsh story")
    Episode.objects.create(
        campaign=campaign,
        clip=story,
        position=1,
        title="Thistledown",
        story="A sandpiper story",
        reveal_at=1,
        reveal_name="Brackenfold",
        reveal_words="Hi",
    )
    pick(picker=olga, campaign=campaign, clip=clip)
    elsewhere = clip_of(noah, "harbour")
    talk = comment_of(noah, clip, "kingfisher words")
    remark = comment_of(ada, elsewhere, "gooseberry words")
    comment_of(noah, elsewhere, "a loganberry answer", parent=remark)
    for one in (talk, remark):
        settle(comment_id=one.pk)
    notify(
        recipient=zoe, kind=NoticeKind.FOLLOW, title="Quillfeather follows you", by=ada, about="f"
    )
    recompute_trends()
    return World(ada, zoe, noah, clip, talk, elsewhere, remark, campaign)
