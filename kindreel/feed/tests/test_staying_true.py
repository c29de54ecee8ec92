"""Much of a feed page is kept; what somebody may see, and what is theirs, is not."""

from collections.abc import Callable

import pytest
from django.test import Client

from kindreel.clips.models import Audience, Clip, ClipLike
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.feed.actions import recompute_trends
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Follow, Person
from kindreel.protection.models import Block, Mute
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing, Subject

FEEDS = ["/", "/following/", "/discover/", "/tags/hope/"]


def is_shown(client: Client, address: str, clip: Clip) -> bool:
    return clip.public_id in client.get(address).content.decode()


def move(subject: Subject, to: Standing) -> None:
    change_standing(subject=subject, to=to, cause=Cause(None, "test"))


def narrow(clip: Clip) -> None:
    Clip.objects.filter(pk=clip.pk).update(audience=Audience.ONLY_ME)


CHANGES: dict[str, Callable[[Clip, Person], object]] = {
    "held": lambda clip, _: move(clip, Standing.HELD),
    "removed": lambda clip, _: move(clip, Standing.REMOVED),
    "author held": lambda clip, _: move(clip.author, Standing.HELD),
    "author closed": lambda clip, _: Person.objects.filter(pk=clip.author_id).update(
        is_active=False
    ),
    "for nobody else": lambda clip, _: narrow(clip),
    "deleted": lambda clip, _: clip.delete(),
    "blocked": lambda clip, viewer: Block.objects.create(blocker=viewer, blocked=clip.author),
    "blocked by": lambda clip, viewer: Block.objects.create(blocker=clip.author, blocked=viewer),
    "muted": lambda clip, viewer: Mute.objects.create(muter=viewer, muted=clip.author),
}


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_counts_at_the_next_page(
    address: str, change: Callable[[Clip, Person], object], ada: Person, zoe: Person
) -> None:
    clip = clip_with_tag(ada)
    follow_of(zoe, ada)
    client = signed_in(zoe)
    assert is_shown(client, address, clip)
    change(clip, zoe)
    assert not is_shown(client, address, clip)


def clip_with_tag(author: Person) -> Clip:
    clip = clip_of(author, caption="Paper boats #hope")
    clip.hashtags.create(folded="hope", shown="hope")
    return clip


def test_a_tile_shows_the_present_counts(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    client = signed_in(zoe)
    for likes in (3, 4):
        Clip.objects.filter(pk=clip.pk).update(like_count=likes)
        assert f"</svg> {likes}</span>" in client.get("/discover/").content.decode()


def test_trends_are_each_viewers_own(ada: Person, zoe: Person, noah: Person) -> None:
    clip_with_tag(ada)
    recompute_trends()
    Block.objects.create(blocker=ada, blocked=zoe)
    for who, sees in ((noah, True), (zoe, False), (noah, True)):
        assert ("#hope" in signed_in(who).get("/discover/").content.decode()) == sees


def test_no_longer_following_counts_at_the_next_page(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    follow_of(zoe, ada)
    assert is_shown(signed_in(zoe), "/following/", clip)
    Follow.objects.all().delete()
    assert not is_shown(signed_in(zoe), "/following/", clip)


def test_an_account_that_goes_private_leaves_the_feed(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    assert is_shown(Client(), "/", clip)
    assert is_shown(signed_in(zoe), "/", clip)
    Person.objects.filter(pk=ada.pk).update(is_private=True)
    assert not is_shown(Client(), "/", clip)
    assert not is_shown(signed_in(zoe), "/", clip)


def test_a_block_is_between_two_and_nobody_else(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    Block.objects.create(blocker=ada, blocked=zoe)
    for person, sees in ((noah, True), (zoe, False), (noah, True), (ada, False), (zoe, False)):
        assert is_shown(signed_in(person), "/", clip) == sees


def test_what_one_reader_did_is_not_on_anothers_page(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    ClipLike.objects.create(clip=clip, person=zoe)
    follow_of(noah, ada)
    for _ in range(2):
        hers, his = (signed_in(who).get("/").content.decode() for who in (zoe, noah))
        assert 'aria-pressed="true"' in hers
        assert 'aria-pressed="true"' not in his
        assert 'aria-label="Follow Ada"' in hers
        assert 'aria-label="Follow Ada"' not in his


def test_each_reader_has_their_own_frame(zoe: Person, noah: Person, max_: Person) -> None:
    notify(recipient=zoe, kind=NoticeKind.ACCOUNT, title="Hello")
    for _ in range(2):
        pages = {
            who.username: signed_in(who).get("/").content.decode() for who in (zoe, noah, max_)
        }
        pages["visitor"] = Client().get("/").content.decode()
        assert [name for name, page in pages.items() if ", 1 new" in page] == ["zoe"]
        assert [name for name, page in pages.items() if "Care desk" in page] == ["max"]
        assert [name for name, page in pages.items() if "Sign out" not in page] == ["visitor"]


def test_a_notice_that_was_read_leaves_the_frame(zoe: Person) -> None:
    notice = notify(recipient=zoe, kind=NoticeKind.ACCOUNT, title="Hello")
    client = signed_in(zoe)
    assert ", 1 new" in client.get("/").content.decode()
    assert notice is not None
    client.post("/notices/read/", {"up_to": notice.pk})
    assert ", 1 new" not in client.get("/").content.decode()
