from django.test import Client

from kindreel.clips.actions import sync_hashtags
from kindreel.clips.models import Audience
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.feed.models import NotInterested
from kindreel.feed.tests.test_home import shown
from kindreel.people.models import Person


def test_less_of_a_clip_a_creator_or_a_hashtag_is_never_shown_again(
    ada: Person, zoe: Person, olga: Person, max_: Person
) -> None:
    client = signed_in(max_)
    clip, by_creator, tagged = clip_of(ada), clip_of(zoe), clip_of(olga, caption="#Frogs")
    sync_hashtags(clip=tagged)
    assert len(shown(client)) == 3
    client.post(f"/c/{clip.public_id}/less/", {"of": "clip"})
    assert shown(client) == {by_creator.public_id, tagged.public_id}
    client.post(f"/c/{by_creator.public_id}/less/", {"of": "creator"})
    clip_of(zoe)
    assert shown(client) == {tagged.public_id}
    client.post(f"/c/{tagged.public_id}/less/", {"of": "tag:frogs"})
    assert shown(client) == set()


def test_a_second_click_adds_nothing(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    for _ in range(2):
        signed_in(zoe).post(f"/c/{clip.public_id}/less/", {"of": "clip"})
    assert NotInterested.objects.count() == 1


def test_it_can_be_taken_back_by_oneself_only(ada: Person, zoe: Person, olga: Person) -> None:
    clip = clip_of(ada)
    signed_in(zoe).post(f"/c/{clip.public_id}/less/", {"of": "creator"})
    row = NotInterested.objects.get()
    assert "Clips by Ada" in signed_in(zoe).get("/settings/feed/").content.decode()
    signed_in(olga).post(f"/settings/feed/{row.pk}/")
    assert NotInterested.objects.exists()
    signed_in(zoe).post(f"/settings/feed/{row.pk}/")
    assert shown(signed_in(zoe)) == {clip.public_id}


def test_a_stranger_and_a_foreign_clip_are_refused(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada, audience=Audience.ONLY_ME)
    assert signed_in(zoe).post(f"/c/{clip.public_id}/less/", {"of": "clip"}).status_code == 404
    assert Client().post(f"/c/{clip.public_id}/less/", {"of": "clip"}).status_code == 302
    assert not NotInterested.objects.exists()


def test_a_way_back_to_another_host_is_not_followed(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    answer = signed_in(zoe).post(
        f"/c/{clip.public_id}/less/", {"of": "clip", "back": "https://elsewhere.example/"}
    )
    assert answer.headers["Location"] == "/"
