"""Words somebody does not want to read. The words here are kind ones: the rule does not care."""

import pytest
from django.test import Client

from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.protection.models import HiddenWord
from kindreel.protection.rules import contains_hidden_word, fold, hidden_words_of

ADD = "/settings/safety/words/"


def hides(phrase: str, text: str) -> bool:
    return contains_hidden_word(text, {fold(phrase)})


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("spider", "A SPIDER!"),
        ("spider", "spider"),
        ("Spider", "look, a spider."),
        ("spider", "sp1der"),
        ("spider", "$pider"),
        ("spider", "5p!d3r"),
        ("spider", "spíder"),
        ("spider", "ｓｐｉｄｅｒ"),
        ("spider", "s p i d e r"),
        ("spider", "s.p.i.d.e.r"),
        ("spider", "sp\u200bider"),
        ("spider", "spiiiiider"),
        ("sp1der", "spider"),
        ("jelly", "je11y"),
        ("cool", "coooool"),
        ("raw fish", "Raw, fish?"),
        ("raw fish", "raw\nfish"),
        ("straße", "STRASSE"),
        ("лук", "ЛУК!"),
        ("寿司", "我喜欢寿司很多"),
        ("แมว", "ฉันรักแมวมาก"),
    ],
)
def test_it_is_found_however_it_is_dressed_up(phrase: str, text: str) -> None:
    assert hides(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("spider", "spiderweb"),
        ("ant", "plant"),
        ("raw fish", "fish raw"),
        ("raw fish", "raw big fish"),
        ("ail", "all"),
        ("cat", "c at"),
        ("spider", ""),
        ("寿司", "寿 很 司"),
    ],
)
def test_other_words_are_left_alone(phrase: str, text: str) -> None:
    assert not hides(phrase, text)


def test_an_empty_list_hides_nothing() -> None:
    assert not contains_hidden_word("anything", frozenset())


@pytest.mark.django_db
class TestTheList:
    def test_a_word_is_added_once_and_taken_off(self, mia: Person) -> None:
        client = signed_in(mia)
        for phrase in ("Spiders", "sp1ders", "  spiders  "):
            assert client.post(ADD, {"phrase": phrase}).status_code == 302
        assert hidden_words_of(mia) == {"spiders"}
        assert "Spiders" in client.get("/settings/safety/").content.decode()
        word = HiddenWord.objects.get()
        assert client.post(f"{ADD}{word.pk}/").status_code == 302
        assert client.post(f"{ADD}{word.pk}/").status_code == 404
        assert not HiddenWord.objects.exists()

    @pytest.mark.parametrize("phrase", ["", "   ", "\u200b", "!?.", "x" * 61])
    def test_what_says_nothing_is_a_mistake_in_the_form(self, phrase: str, mia: Person) -> None:
        answer = signed_in(mia).post(ADD, {"phrase": phrase})
        assert answer.context["word"].errors
        assert not HiddenWord.objects.exists()

    def test_a_list_has_an_end(self, mia: Person) -> None:
        HiddenWord.objects.bulk_create(
            HiddenWord(person=mia, phrase=f"w{n}", folded=f"w{n}") for n in range(100)
        )
        answer = signed_in(mia).post(ADD, {"phrase": "more"})
        assert "Your list is full" in answer.content.decode()
        assert HiddenWord.objects.count() == 100

    def test_lists_are_one_s_own(self, mia: Person, noah: Person) -> None:
        word = HiddenWord.objects.create(person=mia, phrase="spiders", folded="spiders")
        assert signed_in(noah).post(f"{ADD}{word.pk}/").status_code == 404
        assert hidden_words_of(noah) == frozenset()
        assert "spiders" not in signed_in(noah).get("/settings/safety/").content.decode()

    def test_changes_are_posts_with_a_token(self, mia: Person) -> None:
        word = HiddenWord.objects.create(person=mia, phrase="spiders", folded="spiders")
        guarded = Client(enforce_csrf_checks=True)
        guarded.force_login(mia, backend="kindreel.people.backend.Accounts")
        for place in (ADD, f"{ADD}{word.pk}/"):
            assert signed_in(mia).get(place).status_code == 405
            assert guarded.post(place, {"phrase": "x"}).status_code == 403
