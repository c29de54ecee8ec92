"""The operator makes campaigns, and nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from kindreel.campaigns.actions import move_episode
from kindreel.campaigns.models import Campaign, Challenge, Episode, SafetyLink
from kindreel.campaigns.tests.making import campaign_of, plan, story_of, today
from kindreel.campaigns.tests.test_reading import words_of
from kindreel.clips.models import Audience, Hashtag
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.people.models import Person

NEW = "/campaigns/new/"


def test_the_operator_makes_a_campaign(olga: Person) -> None:
    answer = signed_in(olga).post(NEW, plan())
    assert answer["Location"] == "/campaigns/kind-week/edit/"
    campaign = Campaign.objects.get()
    assert (campaign.hashtag.shown, campaign.is_published) == ("KindWeek", True)
    assert Challenge.objects.get().prompt == "Do one kind thing."
    assert "Kind Week" in words_of("/campaigns/")


@pytest.mark.parametrize("title", ["Kind Week", "New", "…", "友達"])
def test_every_title_gets_an_address_of_its_own(olga: Person, title: str) -> None:
    olgas = signed_in(olga)
    for hashtag in ("One", "Two"):
        assert olgas.post(NEW, plan(title=title, hashtag=hashtag)).status_code == 302
    slugs = set(Campaign.objects.values_list("slug", flat=True))
    assert len(slugs) == 2
    for slug in slugs:
        assert title in words_of(f"/campaigns/{slug}/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " \u200b "}, "required"),
        ({"title": "x" * 81}, "at most 80"),
        ({"hashtag": "two words"}, "one word"),
        ({"hashtag": "123"}, "one word"),
        ({"hashtag": "#"}, "one word"),
        ({"hashtag": "banned"}, "banned here"),
        ({"hashtag": "createkindness"}, "Another campaign uses this hashtag"),
        ({"ends_on": "2020-01-01"}, "lies before the first"),
        ({"starts_on": "yesterday"}, "valid date"),
        ({"prompt": ""}, "required"),
    ],
)
def test_it_says_what_is_wrong(olga: Person, fields: dict[str, str], words: str) -> None:
    campaign_of()
    Hashtag.objects.create(folded="banned", shown="banned", is_banned=True)
    answer = signed_in(olga).post(NEW, plan(**fields))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Campaign.objects.count() == 1


def test_a_hashtag_may_be_used_again_once_its_campaign_is_over(olga: Person) -> None:
    campaign_of(starts_on=today() - timedelta(days=20), ends_on=today() - timedelta(days=10))
    assert signed_in(olga).post(NEW, plan(hashtag="CreateKindness")).status_code == 302


def test_the_operator_changes_a_campaign_and_its_address_stays(olga: Person) -> None:
    campaign_of()
    answer = signed_in(olga).post("/campaigns/create-kindness/edit/", plan(title="Other"))
    assert answer.status_code == 302
    campaign = Campaign.objects.get()
    assert (campaign.title, campaign.slug) == ("Other", "create-kindness")
    assert campaign.challenge.prompt == "Do one kind thing."


def test_a_wrong_change_changes_nothing(olga: Person) -> None:
    campaign_of()
    answer = signed_in(olga).post("/campaigns/create-kindness/edit/", plan(title=""))
    assert answer.status_code == 422
    assert Campaign.objects.get().title == "Create Kindness"


def test_for_everybody_else_these_pages_are_not_there(
    ada: Person, max_: Person, olga: Person
) -> None:
    campaign = campaign_of()
    story = story_of(campaign, ada, 1)
    base = "/campaigns/create-kindness/edit/"
    for client in (Client(), signed_in(ada), signed_in(max_)):
        for address in (NEW, base, "/help/helplines/", f"{base}series/{story.pk}/"):
            assert client.get(address).status_code == 404
            assert client.post(address, plan()).status_code == 404
        for address in (f"{base}links/", f"{base}series/", f"{base}series/{story.pk}/remove/"):
            assert client.post(address).status_code == 404
    assert (Campaign.objects.count(), Episode.objects.count()) == (1, 1)
    with pytest.raises(PermissionDenied):
        move_episode(operator=max_, episode=story, is_up=True)


def test_links_lead_to_pages_and_to_nothing_else(olga: Person) -> None:
    campaign_of()
    olgas = signed_in(olga)
    base = "/campaigns/create-kindness/edit/links/"
    for url in ("https://example.org/help", "/help/"):
        olgas.post(base, {"link-title": "Help", "link-words": "", "link-url": url})
    for url in ("javascript:alert(1)", "//evil.example/", "data:text/html,x", "help"):
        answer = olgas.post(base, {"link-title": "Help", "link-words": "", "link-url": url})
        assert answer.status_code == 422, url
    urls = list(SafetyLink.objects.values_list("url", flat=True))
    assert urls == ["https://example.org/help", "/help/"]
    olgas.post(f"{base}{SafetyLink.objects.all()[0].pk}/remove/")
    assert SafetyLink.objects.get().url == "/help/"


def story_form(**fields: object) -> dict[str, object]:
    values = {
        "clip": "",
        "title": "The bench",
        "story": "I sat alone.",
        "content_note": "",
        "reveal_at": "6.5",
        "reveal_name": "Lena",
        "reveal_words": "That was me.",
        **fields,
    }
    return {f"episode-{name}": value for name, value in values.items()}


def test_the_operator_puts_a_clip_into_the_series(olga: Person, ada: Person) -> None:
    campaign = campaign_of()
    story_of(campaign, ada, 4)
    clip = clip_of(ada)
    address = f"https://kindreel.example/c/{clip.public_id}/"
    base = "/campaigns/create-kindness/edit/series/"
    assert signed_in(olga).post(base, story_form(clip=address)).status_code == 302
    story = Episode.objects.get(clip=clip)
    assert (story.position, story.reveal_at) == (5, 6500)
    again = signed_in(olga).post(base, story_form(clip=address))
    assert "in the series already" in again.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"clip": "nonsense"}, "no public clip"),
        ({"clip": "AAAAAAAAAAA"}, "no public clip"),
        ({"reveal_at": "9"}, "only 8 seconds long"),
        ({"reveal_at": "-1"}, "greater than or equal"),
        ({"reveal_at": "nan"}, "Enter a number"),
        ({"reveal_name": "\u200b"}, "required"),
    ],
)
def test_it_says_what_is_wrong_with_a_story(
    olga: Person, ada: Person, fields: dict[str, str], words: str
) -> None:
    campaign_of()
    given = {"clip": clip_of(ada).public_id, **fields}
    answer = signed_in(olga).post("/campaigns/create-kindness/edit/series/", story_form(**given))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Episode.objects.exists()


def test_a_clip_that_is_not_for_everyone_stays_out(olga: Person, ada: Person) -> None:
    campaign_of()
    clip = clip_of(ada, audience=Audience.FOLLOWERS)
    form = story_form(clip=clip.public_id)
    answer = signed_in(olga).post("/campaigns/create-kindness/edit/series/", form)
    assert "no public clip" in answer.content.decode()


def test_stories_change_places(olga: Person, ada: Person) -> None:
    campaign = campaign_of()
    one, two, three = (story_of(campaign, ada, position) for position in (1, 2, 5))
    olgas = signed_in(olga)
    base = "/campaigns/create-kindness/edit/series/"

    def order() -> list[Episode]:
        return list(Episode.objects.order_by("position"))

    olgas.post(f"{base}{three.pk}/move/", {"way": "up"})
    assert order() == [one, three, two]
    olgas.post(f"{base}{one.pk}/move/", {"way": "down"})
    assert order() == [three, one, two]
    olgas.post(f"{base}{three.pk}/move/", {"way": "up"})
    assert order() == [three, one, two]
    olgas.post(f"{base}{one.pk}/remove/")
    assert order() == [three, two]


def test_the_operator_changes_a_story(olga: Person, ada: Person) -> None:
    story = story_of(campaign_of(), ada, 1)
    values = {name.removeprefix("episode-"): value for name, value in story_form().items()}
    address = f"/campaigns/create-kindness/edit/series/{story.pk}/"
    assert signed_in(olga).post(address, values).status_code == 302
    story.refresh_from_db()
    assert (story.title, story.reveal_name) == ("The bench", "Lena")
    assert signed_in(olga).post(address, {**values, "reveal_at": "9"}).status_code == 422


def test_a_story_of_another_campaign_is_not_here(olga: Person, ada: Person) -> None:
    story = story_of(campaign_of("One"), ada, 1)
    campaign_of("Two")
    address = f"/campaigns/two/edit/series/{story.pk}/remove/"
    assert signed_in(olga).post(address).status_code == 404
    assert Episode.objects.exists()
