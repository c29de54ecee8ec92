"""The operator's page: figures of the shadow, examples through the door, and nobody else's."""

import pytest
from django.test import Client

from kindreel.clips.models import Audience, Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, follow_of, signed_in
from kindreel.learning.comparing import Figures, figures_of
from kindreel.learning.models import Comparison, Trial
from kindreel.learning.tests.candidates import damage
from kindreel.learning.tests.deciding import appealed, decided_about
from kindreel.moderation.actions import open_case
from kindreel.moderation.models import CaseSource, Outcome
from kindreel.people.models import Person
from kindreel.screening import candidates
from kindreel.screening.measures import Share

pytestmark = pytest.mark.django_db
PAGE = "/moderation/screening/"


@pytest.fixture
def trial(db: None) -> Trial:
    return Trial.objects.create(name="strict", beside="shipped", comment_at=0, clip_at=0)


def compared(
    trial: Trial, subject: Comment | Clip | int, live: str, other: str, language: str = "en"
) -> Comparison:
    number = subject if isinstance(subject, int) else subject.pk
    return Comparison.objects.create(
        trial=trial,
        kind="clip" if isinstance(subject, Clip) else "comment",
        subject_id=number,
        language=language,
        live_advice=live,
        candidate_advice=other,
        live_scores={"toxic": 0.2, "threat": 0.1},
        candidate_scores={"toxic": 0.7371, "threat": 0.1},
        live_ms=4.0,
        candidate_ms=6.0,
    )


def page(who: Person) -> str:
    return signed_in(who).get(PAGE).content.decode()


def test_with_nothing_to_show_it_says_what_to_do(olga: Person) -> None:
    shown = page(olga)
    assert "No model reads along" in shown
    assert "kindreel screening add" in shown
    assert "None yet. This list is never edited." in shown
    assert "No decided texts are kept" in shown


@pytest.mark.parametrize("who", ["ada", "mia", "max_"])
def test_for_everybody_else_there_is_no_such_page(
    who: str, trial: Trial, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 404
    for place in (f"{PAGE}begin/", f"{PAGE}stop/"):
        assert client.post(place, {"trial": trial.pk, "name": "x"}).status_code == 404
    trial.refresh_from_db()
    assert trial.stage == "running"


def test_a_visitor_finds_nothing(trial: Trial) -> None:
    assert Client().get(PAGE).status_code == 404
    assert Client().post(f"{PAGE}stop/", {"trial": trial.pk}).status_code == 404


def test_the_matrix_counts_pairs(trial: Trial, olga: Person) -> None:
    for number in range(6):
        compared(trial, number + 1, "publish", "publish" if number else "nudge")
    compared(trial, 90, "hold", "publish", "de")
    compared(trial, 91, "unread", "unread", "ja")
    figures = Figures(trial)
    assert figures.total == 8
    assert figures.same == Share(6, 8)
    assert [(row.advice, row.total) for row in figures.rows] == [
        ("publish", 6),
        ("hold", 1),
        ("unread", 1),
    ]
    nudge = next(rate for rate in figures.rates if rate.advice == "nudge")
    assert (nudge.live, nudge.candidate) == (Share(0, 8), Share(1, 8))
    english = figures.languages[0]
    assert (english.language, english.total, english.candidate) == ("en", 6, Share(1, 6))
    assert figures.speed == (4.0, 6.0)
    assert figures_of(trial)["pairs"] == {
        "hold > publish": 1,
        "publish > nudge": 1,
        "publish > publish": 5,
        "unread > unread": 1,
    }
    assert "Too few texts to judge" in page(olga)


def test_both_are_measured_by_the_decision_that_stands(
    trial: Trial, max_: Person, ida: Person, noah: Person, clip: Clip
) -> None:
    taken_down = comment_of(noah, clip, "One")
    given_back = comment_of(noah, clip, "Two")
    kept = comment_of(noah, clip, "Three")
    comment_of(noah, clip, "Nobody decided about this")
    for remark in (taken_down, given_back, kept):
        compared(trial, remark, "publish", "hold")
    decided_about(max_, taken_down, Outcome.REMOVE)
    first = decided_about(max_, given_back, Outcome.REMOVE)
    appealed(first, noah, ida, Outcome.KEEP)
    decided_about(max_, kept, Outcome.KEEP)
    down, up = Figures(trial).agreements
    assert (down.live, down.candidate) == (Share(0, 1), Share(1, 1))
    assert (up.live, up.candidate) == (Share(0, 2), Share(2, 2))


def test_examples_are_texts_on_which_they_differ(
    trial: Trial, olga: Person, noah: Person, clip: Clip
) -> None:
    compared(trial, comment_of(noah, clip, "gooseberry words"), "publish", "hold")
    compared(trial, comment_of(noah, clip, "loganberry words"), "publish", "publish")
    compared(trial, clip, "publish", "nudge")
    shown = page(olga)
    assert "gooseberry" in shown
    assert "loganberry" not in shown
    assert "Paper boats" in shown
    assert "toxic 20 % → 74 %" in shown


def test_what_the_operator_may_not_read_is_counted_and_not_shown(
    trial: Trial, olga: Person, mia: Person, noah: Person
) -> None:
    private = clip_of(mia, audience=Audience.FOLLOWERS)
    follow_of(noah, mia)
    remark = comment_of(noah, private, "gooseberry words")
    compared(trial, remark, "publish", "hold")
    shown = page(olga)
    assert "gooseberry" not in shown
    assert "only some people are let in" in shown
    open_case(subject=remark, source=CaseSource.REPORT)  # now it is the desk's matter
    assert "gooseberry" in page(olga)


def test_nobody_sees_scores_of_their_own_words(trial: Trial, olga: Person, clip: Clip) -> None:
    own = comment_of(olga, clip, "gooseberry words")
    compared(trial, own, "publish", "hold")
    open_case(subject=own, source=CaseSource.REPORT)
    assert "gooseberry" not in page(olga)


def test_words_that_are_gone_are_not_shown(trial: Trial, olga: Person, remark: Comment) -> None:
    compared(trial, remark, "publish", "hold")
    remark.delete()
    assert "silly" not in page(olga)


def test_the_operator_lets_one_read_along_and_stops_it(strict: str, olga: Person) -> None:
    client = signed_in(olga)
    assert client.post(f"{PAGE}begin/", {"name": strict}).status_code == 302
    trial = Trial.objects.get()
    assert trial.began_by == olga.pk
    assert "It has read nothing yet" in page(olga)
    for _ in range(2):
        assert client.post(f"{PAGE}stop/", {"trial": trial.pk}).status_code == 302
    trial.refresh_from_db()
    assert (trial.ending, trial.ended_by) == ("stopped", olga.pk)


def test_stopping_what_ended_does_not_stop_what_began_since(
    strict: str, trial: Trial, olga: Person
) -> None:
    signed_in(olga).post(f"{PAGE}begin/", {"name": strict})
    signed_in(olga).post(f"{PAGE}stop/", {"trial": trial.pk})
    assert Trial.objects.running().get().pk != trial.pk


@pytest.mark.parametrize("form", [{}, {"trial": "x"}, {"trial": 2**70}, {"trial": -1}])
def test_nonsense_stops_nothing(form: dict[str, object], trial: Trial, olga: Person) -> None:
    assert signed_in(olga).post(f"{PAGE}stop/", form).status_code == 302
    assert Trial.objects.running().exists()


def test_a_model_that_is_not_there_is_said_to_be_so(olga: Person) -> None:
    answer = signed_in(olga).post(f"{PAGE}begin/", {"name": "nowhere"}, follow=True)
    assert "there is no model called nowhere" in answer.content.decode()


def test_a_failed_candidate_is_said_to_have_failed(strict: str, trial: Trial, olga: Person) -> None:
    Trial.objects.update(
        stage="ended", ending="failed", ended_at=trial.began_at, failure="policy.json is damaged"
    )
    damage(strict, "policy.json")
    (candidates.home() / strict / "policy.json").write_text("{")
    shown = page(olga)
    assert "It stopped reading" in shown
    assert "The live model is not touched" in shown
    assert "Cannot be used" in shown


def test_a_live_model_whose_files_are_gone_is_said_to_be_so(olga: Person) -> None:
    candidates.point_to("lost")
    assert "Its files cannot be used" in page(olga)


def test_the_page_asks_a_fixed_number_of_questions(
    trial: Trial, olga: Person, noah: Person, clip: Clip, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        compared(trial, comment_of(noah, clip, f"number {number}"), "publish", "hold")
    client = signed_in(olga)
    with django_assert_max_num_queries(34):  # type: ignore[operator]
        client.get(PAGE)


def test_the_desk_leads_the_operator_there(olga: Person, max_: Person) -> None:
    assert PAGE in signed_in(olga).get("/moderation/").content.decode()
    assert PAGE not in signed_in(max_).get("/moderation/").content.decode()
