"""Signing in, being slowed down, and what standing lets somebody do."""

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client

from kindreel.config.tests.cast import PASSWORD, signed_in
from kindreel.people.models import Follow, Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"


def sign_in(client: Client, name: str, password: str = PASSWORD) -> int:
    return client.post(SIGN_IN, {"login": name, "password": password}).status_code


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["mia", "MIA", "@Mia", " mia ", "Mia@Example.org"])
def test_a_handle_or_an_address_will_do_however_it_is_written(name: str, mia: Person) -> None:
    client = Client()
    assert sign_in(client, name) == 302
    assert is_in(client)


@pytest.mark.parametrize(("name", "password"), [("mia", "wrong"), ("nobody", PASSWORD)])
def test_a_mistake_does_not_tell_which_half_was_wrong(
    name: str, password: str, mia: Person
) -> None:
    client = Client()
    answer = client.post(SIGN_IN, {"login": name, "password": password})
    assert "do not belong together" in answer.content.decode()
    assert not is_in(client)


def test_many_tries_are_slowed_down_even_with_the_right_password(mia: Person) -> None:
    client = Client()
    for _ in range(6):
        sign_in(client, "mia", "wrong")
    answer = client.post(SIGN_IN, {"login": "mia", "password": PASSWORD})
    assert "many tries in a row" in answer.content.decode()
    assert not is_in(client)


def test_after_very_many_tries_the_door_stays_shut_for_that_address_alone(
    mia: Person, settings: object
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1000/m/ip"}  # type: ignore[attr-defined]
    settings.AXES_FAILURE_LIMIT = 3  # type: ignore[attr-defined]
    client = Client()
    statuses = [sign_in(client, "mia", "wrong") for _ in range(4)]
    assert statuses[-1] == 429
    assert AccessAttempt.objects.filter(username="mia").exists()
    elsewhere = Client(REMOTE_ADDR="203.0.113.5")
    assert sign_in(elsewhere, "mia") == 302
    assert is_in(elsewhere)


def test_nobody_is_sent_to_another_site_afterwards(mia: Person) -> None:
    data = {"login": "mia", "password": PASSWORD, "next": "https://evil.example/"}
    assert Client().post(SIGN_IN, data).headers["Location"] == "/"


def test_signing_out_takes_a_post(mia: Person) -> None:
    client = signed_in(mia)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_in(client)
    client.post("/accounts/logout/")
    assert not is_in(client)


def test_a_form_without_its_token_is_refused(mia: Person) -> None:
    assert sign_in(Client(enforce_csrf_checks=True), "mia") == 403


class TestSecondStep:
    def test_members_do_not_find_it(self, mia: Person) -> None:
        for place in ("", "totp/activate/", "webauthn/", "recovery-codes/"):
            assert signed_in(mia).get(f"/accounts/2fa/{place}").status_code == 404

    def test_moderators_do_and_are_told_of_it_when_they_sign_in(self, max_: Person) -> None:
        client = Client()
        answer = client.post(SIGN_IN, {"login": "max", "password": PASSWORD}, follow=True)
        assert "set up a second step" in answer.content.decode()
        assert "Set up a second step" in client.get("/settings/").content.decode()
        assert client.get("/accounts/2fa/").status_code == 200

    def test_whoever_has_one_needs_it_and_is_not_told_again(self, max_: Person) -> None:
        Authenticator.objects.create(user=max_, type="totp", data={"secret": "x"})
        client = Client()
        answer = client.post(SIGN_IN, {"login": "max", "password": PASSWORD})
        assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
        assert not is_in(client)
        assert "Set up a second step" not in signed_in(max_).get("/settings/").content.decode()


def stand(person: Person, standing: Standing) -> None:
    change_standing(subject=person, to=standing, cause=Cause(None, "decision"))


class TestStanding:
    def test_a_removed_account_sees_the_decision_and_its_ways_out(self, zoe: Person) -> None:
        stand(zoe, Standing.REMOVED)
        client = Client()
        assert sign_in(client, "zoe") == 302
        for place in ("/settings/", "/notices/", "/settings/profile/", "/accounts/email/"):
            assert client.get(place).headers["Location"] == "/decisions/"
        for place in ("/decisions/", "/settings/export/", "/settings/delete/", "/about/"):
            assert client.get(place).status_code == 200, place
        assert client.post("/accounts/logout/").status_code == 302

    @pytest.mark.parametrize("standing", [Standing.LIMITED, Standing.HELD])
    def test_a_limited_account_reads_but_does_not_write(
        self, standing: Standing, zoe: Person, ada: Person
    ) -> None:
        stand(zoe, standing)
        client = signed_in(zoe)
        assert client.get("/settings/").status_code == 200
        assert client.post("/@ada/follow/").headers["Location"] == "/settings/resting/"
        part = client.post("/@ada/follow/", headers={"HX-Request": "true"})
        assert part.headers["HX-Redirect"] == "/settings/resting/"
        assert not Follow.objects.exists()
        assert "Your account is resting" in client.get("/settings/resting/").content.decode()

    def test_a_limited_account_can_still_protect_itself(self, zoe: Person, ada: Person) -> None:
        stand(zoe, Standing.LIMITED)
        signed_in(zoe).post("/@ada/block/")
        assert zoe.blocks_made.count() == 1

    def test_an_account_in_good_standing_is_told_so(self, zoe: Person) -> None:
        assert "All is well" in signed_in(zoe).get("/settings/resting/").content.decode()


class TestForgottenPassword:
    def test_the_answer_is_the_same_whether_there_is_an_account_or_not(self, mia: Person) -> None:
        pages = [
            Client().post("/accounts/password/reset/", {"email": email}, follow=True)
            for email in ("mia@example.org", "nobody@example.org")
        ]
        words = [page.content.decode().partition("<main")[2].split("</main")[0] for page in pages]
        assert words[0] == words[1]
        assert "Look into your e-mail" in words[0]

    def test_the_link_gives_a_new_password_once_and_signs_the_others_out(self, mia: Person) -> None:
        elsewhere = signed_in(mia)
        Client().post("/accounts/password/reset/", {"email": "mia@example.org"})
        letter = mail.outbox[0].body
        link = next(word for word in letter.split() if "/password/reset/key/" in word)
        client = Client()
        form = client.get(link, follow=True)
        new = {"password1": "kites-over-the-lake", "password2": "kites-over-the-lake"}
        client.post(form.redirect_chain[-1][0], new)
        mia.refresh_from_db()
        assert mia.check_password("kites-over-the-lake")
        assert elsewhere.get("/settings/").status_code == 302
        assert "no longer works" in Client().get(link, follow=True).content.decode()


def test_the_pages_of_the_second_step_open_for_staff(olga: Person) -> None:
    client = Client()
    client.post(SIGN_IN, {"login": "olga", "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for place in ("totp/activate/", "webauthn/", "webauthn/add/"):
        assert client.get(f"/accounts/2fa/{place}").status_code == 200, place
