"""What the shipped reader gets right, kind by kind. The figures are in MODEL_CARD.md."""

from collections import defaultdict
from functools import cache

import pytest

from kindreel.screening import Advice, Context, read

from .cases import Case, cases

# Where somebody tells of being hurt, an offer of help is no mistake.
MAY_BE_CARED_FOR = frozenset(
    {"victim_quote", "witness_report", "comforting_victim", "care_for_someone", "bystander_support"}
)
KINDS = sorted({case.kind for case in cases()})


def is_right(case: Case) -> bool:
    advice = read(case.text, Context(parent=case.parent, addressed=bool(case.parent))).advice
    if case.truth == "hurtful":
        return advice in (Advice.NUDGE, Advice.HOLD)
    if case.truth == "care":
        return advice is Advice.CARE
    return advice is Advice.PUBLISH or (advice is Advice.CARE and case.kind in MAY_BE_CARED_FOR)


@cache
def shares() -> dict[str, float]:
    results: dict[str, list[bool]] = defaultdict(list)
    for case in cases():
        results[case.kind].append(is_right(case))
    return {kind: sum(found) / len(found) for kind, found in results.items()}


def test_it_is_large_and_its_hurtful_and_harmless_halves_are_of_like_size() -> None:
    assert len(cases()) >= 600
    assert len(KINDS) >= 30
    assert 0.35 < sum(case.truth == "hurtful" for case in cases()) / len(cases()) < 0.65


def test_it_is_right_in_most_cases() -> None:
    results = [is_right(case) for case in cases()]
    assert sum(results) / len(results) >= 0.85


@pytest.mark.parametrize("kind", KINDS)
def test_it_fails_at_no_kind(kind: str) -> None:
    assert shares()[kind] >= 0.6


def test_nobody_who_asks_for_help_is_held() -> None:
    advices = [read(case.text).advice for case in cases() if case.truth == "care"]
    assert Advice.HOLD not in advices
