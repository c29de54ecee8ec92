"""Who may ask, for what, from where, and how often."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kindreel.analyze.models import ApiKey, KeyDay, Usage
from kindreel.analyze.rules.keys import digest_of
from kindreel.analyze.tests.asking import ANALYZE, BATCH, KEY, SUGGEST, WORDS, about, ask, key_of
from kindreel.people.models import Person

PAGE = "https://forum.example.org"
SUGGESTED = {
    "comment": {"text": WORDS},
    "attributeScores": {"TOXICITY": {"summaryScore": {"value": 0}}},
}
BODIES = {ANALYZE: about(), BATCH: {"requests": [about()]}, SUGGEST: SUGGESTED}


def change(key: ApiKey, **fields: object) -> None:
    ApiKey.objects.filter(pk=key.pk).update(**fields)


def reason(body: dict[str, object], to: str = ANALYZE, origin: str = "") -> tuple[int, str]:
    answer = ask(body, to=to, Origin=origin)
    return answer.status, answer.error["details"][0]["reason"]


def test_only_a_digest_of_the_key_is_kept(key: ApiKey) -> None:
    assert key.digest == digest_of(KEY)
    assert KEY not in str(ApiKey.objects.values().get())


@pytest.mark.parametrize("place", [ANALYZE, BATCH, SUGGEST])
def test_without_a_key_nobody_comes_in(key: ApiKey, place: str) -> None:
    answer = ask(BODIES[place], to=place, key="")
    assert (answer.status, answer.error["status"]) == (403, "PERMISSION_DENIED")
    assert "unregistered callers" in answer.error["message"]


@pytest.mark.parametrize("given", ["kdr_another", KEY + " x", KEY.upper(), "x" * 9000, "ключ"])
def test_a_wrong_key_is_refused(key: ApiKey, given: str) -> None:
    answer = Client().post(
        ANALYZE, about(), content_type="application/json", query_params={"key": given}
    )
    error = answer.json()["error"]
    assert answer.status_code == 400
    assert error["message"] == "API key not valid. Please pass a valid API key."
    assert error["details"][0]["reason"] == "API_KEY_INVALID"


def test_a_revoked_key_is_as_good_as_none(key: ApiKey) -> None:
    change(key, revoked_at=timezone.now())
    assert reason(about()) == (400, "API_KEY_INVALID")


def test_a_key_ends_on_its_day(key: ApiKey) -> None:
    change(key, expires_on=timezone.localdate() + timedelta(days=1))
    assert ask(about()).status == 200
    change(key, expires_on=timezone.localdate())
    assert reason(about()) == (400, "API_KEY_INVALID")
    assert "expired" in ask(about()).error["message"]


@pytest.mark.parametrize(
    ("scope", "place"), [("may_analyze", ANALYZE), ("may_batch", BATCH), ("may_suggest", SUGGEST)]
)
def test_a_key_does_what_it_was_made_for(key: ApiKey, scope: str, place: str) -> None:
    assert ask(BODIES[place], to=place).status == 200
    change(key, **{scope: False})
    assert reason(BODIES[place], to=place) == (403, "API_KEY_SERVICE_BLOCKED")


def test_pages_ask_only_where_the_key_says_so(key: ApiKey) -> None:
    assert reason(about(), origin=PAGE) == (403, "API_KEY_HTTP_REFERRER_BLOCKED")
    change(key, origins=f"https://a.example\n{PAGE}")
    assert ask(about(), Origin=PAGE).status == 200
    assert reason(about(), origin="https://evil.example")[0] == 403
    assert reason(about(), origin="null")[0] == 403
    change(key, origins="*")
    assert ask(about(), Origin="https://anywhere.example").status == 200


def test_every_answer_can_be_read_by_a_page(key: ApiKey) -> None:
    for answer in (ask(about()), ask({}), ask(about(), key=""), ask({}, to="/v9/")):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("place", [ANALYZE, BATCH, SUGGEST])
def test_a_browser_may_ask_whether_it_may_ask(db: None, place: str) -> None:
    asked = {"Origin": PAGE, "Access-Control-Request-Method": "POST"}
    answer = Client().options(place, headers=asked)
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert answer["Access-Control-Allow-Headers"] == "*"


def test_a_minute_holds_so_many_texts(key: ApiKey) -> None:
    change(key, per_minute=2)
    assert [ask(about()).status for _ in range(3)] == [200, 200, 429]
    answer = ask(about())
    assert answer.error["status"] == "RESOURCE_EXHAUSTED"
    assert answer.error["message"].startswith("Quota exceeded for quota metric")
    details = answer.error["details"][0]
    assert details["reason"] == "RATE_LIMIT_EXCEEDED"
    assert details["metadata"]["quota_limit_value"] == "2"
    assert answer.headers["Retry-After"] == "60"


def test_the_next_minute_begins_anew(key: ApiKey, monkeypatch: pytest.MonkeyPatch) -> None:
    change(key, per_minute=1)
    ask(about())
    assert ask(about()).status == 429
    later = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr("kindreel.web.limits.timezone.now", lambda: later)
    assert ask(about()).status == 200


def test_a_day_holds_so_many_texts(key: ApiKey) -> None:
    change(key, per_day=2)
    assert [ask(about()).status for _ in range(3)] == [200, 200, 429]
    assert "per day" in ask(about()).error["message"]
    KeyDay.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert ask(about()).status == 200


def test_a_batch_counts_each_text_and_is_let_in_whole_or_not_at_all(key: ApiKey) -> None:
    change(key, per_day=5)
    three = {"requests": [about()] * 3}
    assert ask(three, to=BATCH).status == 200
    assert ask(three, to=BATCH).status == 429
    assert ask({"requests": [about()] * 2}, to=BATCH).status == 200
    assert KeyDay.objects.get().texts == 5


def test_one_key_s_quota_is_not_another_s(key: ApiKey, olga: Person) -> None:
    key_of(olga, "kdr_another")
    change(key, per_minute=1)
    ask(about())
    assert ask(about()).status == 429
    assert ask(about(), key="kdr_another").status == 200


def test_what_cannot_be_read_counts_too(key: ApiKey) -> None:
    ask(about(""))
    ask(None, raw=b"{")
    assert KeyDay.objects.get().texts == 1  # what is no JSON never came so far


def test_usage_is_counted_by_attribute_and_language(key: ApiKey) -> None:
    ask(about(WORDS, "TOXICITY", "SPAM"))
    ask(about(WORDS, "TOXICITY"))
    ask(about(""))
    ask({"requests": [about(WORDS), about("")]}, to=BATCH)
    rows = Usage.objects.values_list("attribute", "language", "texts")
    assert sorted(rows) == [("SPAM", "en", 1), ("TOXICITY", "en", 3)]
    assert Usage.objects.by_kind() == [("TOXICITY", "en", 3), ("SPAM", "en", 1)]
