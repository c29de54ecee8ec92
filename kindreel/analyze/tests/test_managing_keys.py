"""The operator makes keys, sees how they are used, and revokes them."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kindreel.analyze.exports import export
from kindreel.analyze.models import ApiKey
from kindreel.analyze.tests.asking import about, ask
from kindreel.config.tests.cast import signed_in
from kindreel.people.actions import delete_account
from kindreel.people.models import Person

MAKE = "/api/keys/make/"


def filled_in(**fields: object) -> dict[str, object]:
    usual = {"name": "Boat forum", "scopes": ["analyze"], "per_minute": "60", "per_day": "1000"}
    return {**usual, "form_token": str(uuid.uuid4()), **fields}


def shown(answer: object) -> str:
    found = re.search(r"readonly[^>]*>(kdr_[\w-]{43})<", answer.content.decode())  # type: ignore[attr-defined]
    assert found
    return found[1]


def test_a_key_is_made_shown_once_and_works(olga: Person) -> None:
    client = signed_in(olga)
    answer = client.post(MAKE, filled_in())
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    key = shown(answer)
    assert ask(about(), key=key).status == 200
    row = ApiKey.objects.get()
    assert (row.name, row.made_by, row.scopes) == ("Boat forum", olga, ["analyze"])
    for place in ("/api/keys/", f"/api/keys/{row.pk}/"):
        page = client.get(place).content.decode()
        assert key not in page
        assert row.hint in page
        assert "Boat forum" in page


def test_a_second_click_shows_the_same_key(olga: Person) -> None:
    client, form = signed_in(olga), filled_in()
    assert shown(client.post(MAKE, form)) == shown(client.post(MAKE, form))
    assert ApiKey.objects.count() == 1


def test_an_old_form_shows_nothing_any_more(olga: Person) -> None:
    client, form = signed_in(olga), filled_in()
    client.post(MAKE, form)
    row = ApiKey.objects.get()
    ApiKey.objects.update(made_at=timezone.now() - timedelta(hours=1))
    answer = client.post(MAKE, form)
    assert answer.headers["Location"] == f"/api/keys/{row.pk}/"
    assert ApiKey.objects.count() == 1


def test_two_forms_make_two_keys_and_so_do_two_operators(olga: Person, zoe: Person) -> None:
    Person.objects.filter(pk=zoe.pk).update(role="operator")
    form = filled_in()
    keys = {shown(signed_in(who).post(MAKE, form)) for who in (olga, zoe)}
    assert len(keys | {shown(signed_in(olga).post(MAKE, filled_in()))}) == 3


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "\u200b"}, "a name that can be read"),
        ({"scopes": []}, "This field is required"),
        ({"scopes": ["everything"]}, "Select a valid choice"),
        ({"per_minute": "0"}, "greater than or equal to 1"),
        ({"per_day": "many"}, "Enter a whole number"),
        ({"expires_on": "2020-01-01"}, "still to come"),
        ({"origins": "forum.example.org"}, "without a path"),
        ({"origins": "https://forum.example.org/talk"}, "without a path"),
        ({"scopes": ["batch"], "per_minute": "99"}, "at least as many a minute"),
        ({"form_token": "x"}, "valid UUID"),
    ],
)
def test_what_makes_no_sense_makes_no_key(
    olga: Person, fields: dict[str, object], words: str
) -> None:
    answer = signed_in(olga).post(MAKE, filled_in(**fields))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ApiKey.objects.exists()


def test_everything_that_was_decided_is_kept(olga: Person) -> None:
    day = timezone.localdate() + timedelta(days=9)
    fields = {"scopes": ["batch", "suggest"], "per_minute": "100", "expires_on": str(day)}
    pages = "https://Forum.example.org/ http://localhost:3000"
    signed_in(olga).post(MAKE, filled_in(**fields, origins=pages))
    row = ApiKey.objects.get()
    assert row.scopes == ["suggest", "batch"]
    assert (row.per_minute, row.expires_on) == (100, day)
    assert row.origins == "https://forum.example.org\nhttp://localhost:3000"


def test_a_key_is_revoked_for_good(olga: Person, key: ApiKey) -> None:
    client = signed_in(olga)
    for _ in range(2):
        assert client.post(f"/api/keys/{key.pk}/revoke/").status_code == 302
        assert ask(about()).status == 400
    key.refresh_from_db()
    assert key.revoked_by == olga
    first = key.revoked_at
    client.post(f"/api/keys/{key.pk}/revoke/")
    key.refresh_from_db()
    assert key.revoked_at == first
    assert "Revoked" in client.get("/api/keys/").content.decode()
    assert "/revoke/" not in client.get(f"/api/keys/{key.pk}/").content.decode()


def test_the_pages_show_how_much_a_key_was_used(olga: Person, key: ApiKey) -> None:
    client = signed_in(olga)
    assert "not used yet" in client.get("/api/keys/").content.decode()
    for _ in range(3):
        ask(about())
    page = client.get("/api/keys/").content.decode()
    assert "3 texts in 30 days" in page
    assert "last used on" in page
    one = client.get(f"/api/keys/{key.pk}/").content.decode()
    assert re.search(r"<td>TOXICITY</td>\s*<td>en</td>\s*<td class=\"number\">3</td>", one)


def test_for_everybody_else_there_are_no_keys(
    key: ApiKey, max_: Person, zoe: Person, mia: Person
) -> None:
    pages = ["/api/keys/", f"/api/keys/{key.pk}/", "/api/keys/suggestions.jsonl"]
    for client in (signed_in(max_), signed_in(zoe), signed_in(mia), Client()):
        assert [client.get(place).status_code for place in pages] == [404] * 3
        assert client.post(MAKE, filled_in()).status_code == 404
        assert client.post(f"/api/keys/{key.pk}/revoke/").status_code == 404
        assert "/api/keys/" not in client.get("/settings/").content.decode()
    assert ApiKey.objects.get().revoked_at is None


def test_an_operator_who_is_limited_makes_none(olga: Person) -> None:
    Person.objects.filter(pk=olga.pk).update(standing="limited")
    answer = signed_in(olga).post(MAKE, filled_in())
    assert answer.status_code in {303, 404}
    assert not ApiKey.objects.exists()


def test_a_key_that_is_not_there(olga: Person) -> None:
    assert signed_in(olga).get("/api/keys/9/").status_code == 404
    assert signed_in(olga).post("/api/keys/9/revoke/").status_code == 404


def test_a_key_is_the_community_s_and_stays(olga: Person, key: ApiKey) -> None:
    assert export(olga)["keys_made"] == [{"name": "Boats", "made_at": key.made_at}]
    assert key.digest not in str(export(olga))
    delete_account(person=olga)
    key.refresh_from_db()
    assert key.made_by is None
    assert ask(about()).status == 200


def test_the_operator_finds_the_page(olga: Person) -> None:
    assert "/api/keys/" in signed_in(olga).get("/settings/").content.decode()
