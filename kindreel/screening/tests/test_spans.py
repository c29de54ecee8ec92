import pytest

from kindreel.screening import Verdict, read

from .cases import of_kind

INSULT = of_kind("direct_insult")[0]


def _carried(text: str, verdict: Verdict) -> str:
    return " ".join(text[span.start : span.end] for span in verdict.spans if span.head == "toxic")


@pytest.mark.parametrize("before", ["", "great colours and a nice song. ", "😀😀 ", "@sam #fun "])
@pytest.mark.parametrize("after", ["", ". the lake is cold in may", " https://example.org/a"])
def test_spans_are_where_the_hurtful_words_were_typed(before: str, after: str) -> None:
    text = f"{before}{INSULT}{after}"
    verdict = read(text)
    spans = [span for span in verdict.spans if span.head == "toxic"]
    assert spans
    inside = sum(
        max(0, min(span.end, len(before) + len(INSULT)) - max(span.start, len(before)))
        for span in spans
    )
    assert inside >= 0.6 * sum(span.end - span.start for span in spans)


def test_a_harmless_text_has_none() -> None:
    assert read("what a lovely day at the lake").spans == ()


def test_a_disguised_word_is_found_as_it_was_typed() -> None:
    text = "you are such a st*p1d l0ser go away"
    assert "l0ser" in _carried(text, read(text))


@pytest.mark.parametrize("text", of_kind("obfuscated_hurtful"))
def test_spans_lie_within_the_text_and_in_order(text: str) -> None:
    spans = read(text).spans
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
