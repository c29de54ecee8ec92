import pytest
from django.test import Client

from kindreel.clips.actions import sync_hashtags
from kindreel.clips.models import Audience, Hashtag
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.feed.actions import recompute_trends
from kindreel.feed.models import Trend
from kindreel.people.models import Person
from kindreel.protection.models import Block


def test_it_finds_people_hashtags_and_captions(ada: Person, zoe: Person) -> None:
    sync_hashtags(clip=clip_of(ada, caption="Paper boats at NOON #PaperBoats"))
    for words, needle in (("ad", "@ada"), ("#paper", "#PaperBoats"), ("noon boats", "tile")):
        page = signed_in(zoe).get("/search/", {"q": words}).content.decode()
        assert needle in page, words


def test_captions_in_other_letters_are_found_in_either_case(ada: Person) -> None:
    clip_of(ada, caption="Über den Fluss")
    assert "Nothing found" not in Client().get("/search/", {"q": "über"}).content.decode()


def test_private_accounts_are_found_by_their_whole_handle_only(mia: Person, zoe: Person) -> None:
    client = signed_in(zoe)
    assert "@mia" not in client.get("/search/", {"q": "mi"}).content.decode()
    assert "@mia" in client.get("/search/", {"q": "@mia"}).content.decode()


def test_the_blocked_and_what_is_not_for_you_are_not_found(ada: Person, zoe: Person) -> None:
    clip_of(ada, caption="secret garden", audience=Audience.ONLY_ME)
    assert "Nothing found" in signed_in(zoe).get("/search/", {"q": "garden"}).content.decode()
    Block.objects.create(blocker=ada, blocked=zoe)
    assert "Nothing found" in signed_in(zoe).get("/search/", {"q": "ada"}).content.decode()


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "%", "_", "'; drop", "x" * 500, "#", "@"])
def test_odd_words_are_answered(words: str, ada: Person) -> None:
    assert Client().get("/search/", {"q": words}).status_code == 200


def test_trends_count_people_not_clips_and_leave_out_banned_tags(ada: Person, zoe: Person) -> None:
    for _ in range(5):
        sync_hashtags(clip=clip_of(ada, caption="#loud"))
    for maker in (ada, zoe):
        sync_hashtags(clip=clip_of(maker, caption="#shared"))
    sync_hashtags(clip=clip_of(ada, caption="#hidden", audience=Audience.ONLY_ME))
    sync_hashtags(clip=clip_of(ada, caption="#banned"))
    Hashtag.objects.filter(folded="banned").update(is_banned=True)
    recompute_trends()
    assert [trend.hashtag.folded for trend in Trend.objects.on_top()] == ["shared", "loud"]
    page = Client().get("/discover/").content.decode()
    assert page.index("#shared") < page.index("#loud")
    assert "not shown here" in Client().get("/tags/banned/").content.decode()


def test_a_hashtag_page_shows_every_spelling(ada: Person) -> None:
    clip = clip_of(ada, caption="#CreateKindness")
    sync_hashtags(clip=clip)
    assert clip.public_id in Client().get("/tags/CREATEKINDNESS/").content.decode()
    assert "No clips" in Client().get("/tags/nothing/").content.decode()


def test_a_hashtag_page_goes_on_where_it_stopped(ada: Person) -> None:
    clips = {clip_of(ada, caption="#frogs").public_id for _ in range(30)}
    for clip in ada.clips.all():
        sync_hashtags(clip=clip)
    pages, address = [], "/tags/frogs/"
    while address:
        answer = Client().get(address)
        pages.append([clip.public_id for clip in answer.context["clips"]])
        address = answer.context["more"]
    assert [len(page) for page in pages] == [24, 6]
    assert {clip for page in pages for clip in page} == clips
    for odd in ("x", "1", "9" * 16 + ".1", "-1.5", "1.2.3"):
        assert Client().get("/tags/frogs/", {"after": odd}).status_code == 200
