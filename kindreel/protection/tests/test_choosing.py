"""The safety page: private account and who may comment."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.protection.exports import export
from kindreel.protection.models import CommentChoice, WhoMayComment
from kindreel.protection.rules import who_may_comment

pytestmark = pytest.mark.django_db

PAGE = "/settings/safety/"


def test_the_page_begins_with_what_is_so_now(mia: Person, ada: Person) -> None:
    young = signed_in(mia).get(PAGE).context["reach"]
    assert young.initial == {"is_private": True, "who": WhoMayComment.FOLLOWERS}
    assert signed_in(ada).get(PAGE).context["reach"].initial["who"] == WhoMayComment.EVERYONE


def test_choices_are_kept(mia: Person) -> None:
    client = signed_in(mia)
    for _ in range(2):
        assert client.post(PAGE, {"who": "nobody"}).headers["Location"] == PAGE
    mia.refresh_from_db()
    assert not mia.is_private
    assert who_may_comment(mia) == WhoMayComment.NOBODY
    assert CommentChoice.objects.count() == 1
    assert export(mia)["who_may_comment"] == "nobody"
    client.post(PAGE, {"who": "everyone", "is_private": "on"})
    mia.refresh_from_db()
    assert mia.is_private


@pytest.mark.parametrize("who", ["", "friends"])
def test_nonsense_is_a_mistake_in_the_form(who: str, mia: Person) -> None:
    answer = signed_in(mia).post(PAGE, {"who": who})
    assert "who" in answer.context["reach"].errors
    mia.refresh_from_db()
    assert mia.is_private


def test_visitors_sign_in_first_and_forms_need_their_token(mia: Person) -> None:
    assert Client().get(PAGE).headers["Location"] == f"/accounts/login/?next={PAGE}"
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post(PAGE, {"who": "nobody"}).status_code == 403
