"""How somebody wants to hear of what."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.notices.actions import notify
from kindreel.notices.exports import export
from kindreel.notices.models import NoticeKind, NoticePreference
from kindreel.notices.rules import CHOOSABLE
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db

PAGE = "/settings/notices/"


def choices(**chosen: str) -> dict[str, str]:
    return {kind.value: "here" for kind in CHOOSABLE} | chosen


def test_the_page_begins_with_what_is_so_now(mia: Person, ada: Person) -> None:
    assert signed_in(mia).get(PAGE).context["form"]["comment"].initial == "here"
    assert signed_in(ada).get(PAGE).context["form"]["comment"].initial == "both"


def test_a_choice_is_kept_and_done(mia: Person) -> None:
    client = signed_in(mia)
    assert client.post(PAGE, choices(like="not", comment="both")).headers["Location"] == PAGE
    assert client.get(PAGE).context["form"]["like"].initial == "not"
    assert client.get(PAGE).context["form"]["comment"].initial == "both"
    assert notify(recipient=mia, kind=NoticeKind.LIKE, title="x") is None


def test_choosing_again_keeps_one_row_a_kind(mia: Person) -> None:
    for _ in range(2):
        signed_in(mia).post(PAGE, choices())
    assert NoticePreference.objects.filter(person=mia).count() == len(CHOOSABLE)


def test_rights_are_no_choice(mia: Person) -> None:
    signed_in(mia).post(PAGE, choices(moderation="not", account="not"))
    assert not NoticePreference.objects.filter(kind__in=("moderation", "account")).exists()


def test_nonsense_is_a_mistake_in_the_form(mia: Person) -> None:
    answer = signed_in(mia).post(PAGE, choices(like="loudly"))
    assert "like" in answer.context["form"].errors
    assert not NoticePreference.objects.exists()


def test_visitors_sign_in_first_and_forms_need_their_token(mia: Person) -> None:
    assert Client().get(PAGE).status_code == 302
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post(PAGE, choices()).status_code == 403


def test_the_copy_of_one_s_data_has_notices_and_wishes(mia: Person, noah: Person) -> None:
    notify(recipient=mia, kind=NoticeKind.CLIP, title="Your clip is ready")
    notify(recipient=noah, kind=NoticeKind.CLIP, title="Not Mia's")
    signed_in(mia).post(PAGE, choices(like="not"))
    copy = export(mia)
    assert "Your clip is ready" in str(copy)
    assert "Not Mia's" not in str(copy)
    assert {"kind": "like", "in_app": False, "email": False} in copy["preferences"]  # type: ignore[operator]
