"""The list of notices, and what was read."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.notices.actions import notify
from kindreel.notices.models import Notice, NoticeKind
from kindreel.people.models import Person

pytestmark = pytest.mark.django_db


def tell(person: Person, title: str = "Your clip is ready", **more: str) -> Notice:
    notice = notify(recipient=person, kind=NoticeKind.CLIP, title=title, **more)  # type: ignore[arg-type]
    assert notice is not None
    return notice


def unread(person: Person) -> int:
    return Notice.objects.belonging_to(person.pk).unread().count()


def test_it_shows_one_s_own_newest_first(mia: Person, noah: Person) -> None:
    tell(mia, "First")
    tell(mia, "Second")
    tell(noah, "Not for Mia")
    page = signed_in(mia).get("/notices/").content.decode()
    assert page.index("Second") < page.index("First")
    assert "Not for Mia" not in page


def test_it_says_so_when_there_is_nothing(mia: Person) -> None:
    assert "No notices yet" in signed_in(mia).get("/notices/").content.decode()


def test_looking_alone_changes_nothing(mia: Person) -> None:
    tell(mia)
    signed_in(mia).get("/notices/")
    assert unread(mia) == 1


def test_one_is_marked_as_read(mia: Person) -> None:
    one, _ = tell(mia), tell(mia)
    client = signed_in(mia)
    for _ in range(2):
        assert client.post("/notices/read/", {"notice": one.pk}).headers["Location"] == "/notices/"
    assert unread(mia) == 1


def test_all_on_the_page_are_marked_but_not_what_came_meanwhile(mia: Person) -> None:
    seen = tell(mia)
    tell(mia)
    answer = signed_in(mia).post(
        "/notices/read/", {"up_to": seen.pk}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 204
    assert unread(mia) == 1


def test_nobody_reads_for_somebody_else(mia: Person, noah: Person) -> None:
    notice = tell(mia)
    signed_in(noah).post("/notices/read/", {"notice": notice.pk, "up_to": notice.pk})
    assert unread(mia) == 1


@pytest.mark.parametrize("value", ["x", "-1", "9" * 40])
def test_nonsense_is_not_found(value: str, mia: Person) -> None:
    assert signed_in(mia).post("/notices/read/", {"notice": value}).status_code == 404


def test_reading_is_a_post_with_a_token_by_somebody_signed_in(mia: Person) -> None:
    assert signed_in(mia).get("/notices/read/").status_code == 405
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
    assert guarded.post("/notices/read/").status_code == 403
    assert Client().post("/notices/read/").headers["Location"].startswith("/accounts/login/")
    assert Client().get("/notices/").headers["Location"].startswith("/accounts/login/")


def test_the_same_thing_many_times_lies_on_one_stack(mia: Person) -> None:
    for name in ("Ada", "Noah", "Zoe"):
        notify(recipient=mia, kind=NoticeKind.LIKE, title=f"{name} likes it", link="/c/x/")
    notify(recipient=mia, kind=NoticeKind.LIKE, title="Max likes it", link="/c/y/")
    page = signed_in(mia).get("/notices/")
    assert [len(stack.under) for stack in page.context["stacks"]] == [0, 2]


def test_older_ones_come_a_page_at_a_time(mia: Person) -> None:
    notices = [tell(mia, f"Notice {number}.") for number in range(45)]
    client = signed_in(mia)
    first = client.get("/notices/")
    assert "Notice 44." in first.content.decode()
    assert "Notice 4." not in first.content.decode()
    part = client.get(first.context["older"], headers={"HX-Request": "true"}).content.decode()
    assert "Notice 4." in part
    assert "<html" not in part
    assert client.get(f"/notices/?before={notices[0].pk}").status_code == 200
    assert client.get("/notices/?before=x' or").status_code == 200


def test_words_are_shown_as_typed_and_do_nothing(mia: Person) -> None:
    tell(mia, "<script>alert(1)</script>", words="<b>bold</b>")
    page = signed_in(mia).get("/notices/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;bold" in page


def test_the_badge_counts_up_to_99(mia: Person) -> None:
    Notice.objects.bulk_create(
        Notice(recipient=mia, kind=NoticeKind.LIKE, title="x") for _ in range(120)
    )
    page = signed_in(mia).get("/settings/")
    assert page.context["unread_notices"]() == 99
    assert "99 new" in page.content.decode()
