"""Following, asking to follow, and answering."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import follow_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Follow, FollowStage, Person
from kindreel.protection.actions import block, mute
from kindreel.standing.models import Standing

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def stage(follower: Person, followed: Person) -> str | None:
    rows = Follow.objects.filter(follower=follower, followed=followed)
    return rows.values_list("stage", flat=True).first()


def test_an_open_account_is_followed_at_once_and_told_once(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    for _ in range(2):
        assert client.post("/@ada/follow/").headers["Location"] == "/@ada/"
    assert stage(zoe, ada) == FollowStage.ACCEPTED
    assert Notice.objects.get(recipient=ada).title == "Zoe follows you now"


def test_following_again_after_stopping_tells_nobody_twice(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    for act in ("follow", "unfollow", "follow"):
        client.post(f"/@ada/{act}/")
    assert Notice.objects.filter(recipient=ada).count() == 1


def test_a_private_account_is_asked(zoe: Person, mia: Person) -> None:
    signed_in(zoe).post("/@mia/follow/")
    assert stage(zoe, mia) == FollowStage.ASKED
    assert Notice.objects.get(recipient=mia).link == "/settings/followers/"
    assert "Zoe" in signed_in(mia).get("/settings/followers/").content.decode()


def test_htmx_gets_the_button_as_it_is_now(zoe: Person, mia: Person, ada: Person) -> None:
    client = signed_in(zoe)
    assert "Asked" in client.post("/@mia/follow/", headers=HTMX).content.decode()
    assert "Following" in client.post("/@ada/follow/", headers=HTMX).content.decode()
    button = client.post("/@ada/unfollow/", headers=HTMX).content.decode()
    assert "Follow" in button
    assert "<html" not in button


def answer(person: Person, row: Follow, words: str) -> int:
    url = f"/settings/followers/{row.pk}/"
    return signed_in(person).post(url, {"answer": words}).status_code


@pytest.fixture
def request_of_zoe(zoe: Person, mia: Person) -> Follow:
    return Follow.objects.create(follower=zoe, followed=mia, stage=FollowStage.ASKED)


class TestAnswering:
    def test_a_request_is_accepted_and_whoever_asked_is_told(
        self, request_of_zoe: Follow, mia: Person, zoe: Person
    ) -> None:
        for _ in range(2):
            answer(mia, request_of_zoe, "accept")
        assert stage(zoe, mia) == FollowStage.ACCEPTED
        assert Notice.objects.get(recipient=zoe).title == "Mia lets you follow them"

    def test_a_request_is_declined_in_silence(
        self, request_of_zoe: Follow, mia: Person, zoe: Person
    ) -> None:
        answer(mia, request_of_zoe, "decline")
        assert stage(zoe, mia) is None
        assert not Notice.objects.exists()
        assert answer(mia, request_of_zoe, "accept") == 404

    def test_a_follower_is_removed_in_silence(self, mia: Person, noah: Person) -> None:
        row = follow_of(noah, mia)
        answer(mia, row, "decline")
        assert stage(noah, mia) == FollowStage.ACCEPTED
        answer(mia, row, "remove")
        assert stage(noah, mia) is None
        assert not Notice.objects.exists()

    def test_nobody_answers_for_somebody_else(
        self, request_of_zoe: Follow, zoe: Person, noah: Person, mia: Person
    ) -> None:
        for stranger in (zoe, noah):
            assert answer(stranger, request_of_zoe, "accept") == 404
        assert stage(zoe, mia) == FollowStage.ASKED

    def test_nonsense_is_no_answer(self, request_of_zoe: Follow, mia: Person) -> None:
        assert answer(mia, request_of_zoe, "perhaps") == 404


def test_a_request_is_taken_back(request_of_zoe: Follow, zoe: Person, mia: Person) -> None:
    for _ in range(2):
        assert signed_in(zoe).post("/@mia/unfollow/").status_code == 302
    assert stage(zoe, mia) is None


def test_a_request_waits_on_when_an_account_opens_until_asked_again(
    request_of_zoe: Follow, zoe: Person, mia: Person
) -> None:
    Person.objects.filter(pk=mia.pk).update(is_private=False)
    assert stage(zoe, mia) == FollowStage.ASKED
    signed_in(zoe).post("/@mia/follow/")
    assert stage(zoe, mia) == FollowStage.ACCEPTED


@pytest.mark.parametrize("handle", ["zoe", "nobody", "ada'--", "a" * 200])
def test_oneself_and_nobody_cannot_be_followed(handle: str, zoe: Person) -> None:
    assert signed_in(zoe).post(f"/@{handle}/follow/").status_code == 404


def test_who_is_blocked_either_way_or_removed_is_not_there(
    zoe: Person, ada: Person, noah: Person, max_: Person
) -> None:
    block(blocker=zoe, blocked=ada)
    block(blocker=noah, blocked=zoe)
    Person.objects.filter(pk=max_.pk).update(standing=Standing.REMOVED)
    for handle in ("ada", "noah", "max"):
        assert signed_in(zoe).post(f"/@{handle}/follow/").status_code == 404
    assert not Follow.objects.exists()


def test_a_muted_follower_is_not_announced(zoe: Person, ada: Person) -> None:
    mute(muter=ada, muted=zoe)
    signed_in(zoe).post("/@ada/follow/")
    assert stage(zoe, ada) == FollowStage.ACCEPTED
    assert not Notice.objects.exists()


def test_following_in_bulk_is_slowed_down(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    statuses = [client.post("/@ada/follow/").status_code for _ in range(61)]
    assert statuses[-1] == 429


@pytest.mark.parametrize("act", ["follow", "unfollow", "block", "unblock", "mute", "unmute"])
def test_every_button_is_a_post_with_a_token_by_somebody_signed_in(
    act: str, zoe: Person, ada: Person
) -> None:
    assert signed_in(zoe).get(f"/@ada/{act}/").status_code == 405
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(zoe, backend="kindreel.people.backend.Accounts")
    assert guarded.post(f"/@ada/{act}/").status_code == 403
    assert Client().post(f"/@ada/{act}/").headers["Location"] == "/accounts/login/?next=/"


def test_nobody_is_sent_to_another_site_afterwards(zoe: Person, ada: Person) -> None:
    client = signed_in(zoe)
    assert (
        client.post("/@ada/follow/", {"next": "https://evil.example/"}).headers["Location"]
        == "/@ada/"
    )
    assert client.post("/@ada/follow/", {"next": "//evil.example/"}).headers["Location"] == "/@ada/"
    assert client.post("/@ada/follow/", {"next": "/discover/"}).headers["Location"] == "/discover/"
