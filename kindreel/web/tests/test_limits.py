"""How often something may be done."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from kindreel.people.models import Person
from kindreel.web.limits import allow, client_address, limited


def request_from(address: str, method: str = "POST", **headers: str) -> HttpRequest:
    request = RequestFactory().generic(method, "/x/", REMOTE_ADDR=address, headers=headers)
    request.user = AnonymousUser()
    return request


def tries(who: HttpRequest | str, times: int, limit: int = 2) -> list[bool]:
    return [allow(who, "test", limit=limit, seconds=3600) for _ in range(times)]


def test_it_allows_as_many_as_it_says() -> None:
    assert tries("mia", 4) == [True, True, False, False]


def test_several_may_be_counted_at_once() -> None:
    assert allow("mia", "many", limit=5, seconds=3600, times=5)
    assert not allow("mia", "many", limit=5, seconds=3600)
    assert not allow("noah", "many", limit=5, seconds=3600, times=6)


def test_everybody_and_every_act_is_counted_alone() -> None:
    tries("mia", 3)
    assert tries("noah", 1) == [True]
    assert allow("mia", "other", limit=1, seconds=60)


def test_another_window_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tries("mia", 3)[-1] is False
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert tries("mia", 1) == [True]


def test_visitors_are_counted_by_address_and_an_ipv6_home_is_one() -> None:
    assert tries(request_from("2001:db8::1"), 2) == [True, True]
    assert tries(request_from("2001:db8::2"), 1) == [False]
    assert tries(request_from("2001:db8:0:1::2"), 1) == [True]


def test_accounts_are_counted_wherever_they_are(mia: Person) -> None:
    here, there = request_from("192.0.2.1"), request_from("192.0.2.2")
    here.user = there.user = mia
    assert tries(here, 2) == [True, True]
    assert tries(there, 1) == [False]


def test_what_is_no_address_counts_as_this_machine() -> None:
    assert client_address(request_from("")) == client_address(request_from("x")) == "127.0.0.1"
    forwarded = request_from("192.0.2.1", **{"X-Forwarded-For": "203.0.113.9"})
    assert client_address(forwarded) == "192.0.2.1"


def test_a_view_over_its_limit_says_so_and_reading_is_never_limited() -> None:
    @limited("view", limit=1, seconds=3600)
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.method)

    statuses = [view(request_from("192.0.2.7")).status_code for _ in range(2)]
    assert statuses == [200, 429]
    assert view(request_from("192.0.2.7", "GET")).status_code == 200
