"""Invariant 5: however many report something, nothing goes by itself. People decide."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import clip_of, comment_of, person, signed_in
from kindreel.moderation.models import Case, Category, Report
from kindreel.moderation.subjects import name_of
from kindreel.people.models import AgeBand, Person
from kindreel.standing.models import LedgerEntry, Standing
from kindreel.work.sweeps import SWEEPS

pytestmark = pytest.mark.django_db

MANY = 25


@pytest.fixture
def crowd() -> list[Person]:
    return [person(f"crowd{number}", AgeBand.ADULT) for number in range(MANY)]


def test_many_reports_of_every_kind_change_nothing(
    crowd: list[Person], ada: Person, noah: Person
) -> None:
    clip = clip_of(ada, "paper boats")
    remark = comment_of(ada, clip_of(noah), "they float")
    Person.objects.filter(pk=noah.pk).update(is_private=False)
    categories = list(Category)
    for number, one in enumerate(crowd):
        browser = signed_in(one)
        form = {"category": categories[number % len(categories)], "words": "Look at this"}
        for subject in (clip, remark, ada):
            place = f"/report/{subject.subject_kind}/{name_of(subject)}/"
            assert browser.post(place, form).status_code == 302
    assert Report.objects.count() == 3 * MANY
    assert Case.objects.count() == 3  # one a subject
    for sweep in SWEEPS.values():
        sweep.run()
    for subject in (clip, remark, ada):
        subject.refresh_from_db()
        assert subject.standing == Standing.LIVE
    assert not LedgerEntry.objects.exists()
    stranger = Client()
    for place in ("/", "/discover/", f"/c/{clip.public_id}/", "/@ada/"):
        assert clip.public_id in stranger.get(place).content.decode()
    talk = f"/c/{remark.clip.public_id}/comments/"
    assert "they float" in stranger.get(talk).content.decode()
    assert signed_in(ada).post(f"/c/{clip.public_id}/like/").status_code == 302  # may still act
