"""The components and tags show what they are given, and nothing one could inject."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from kindreel.web.templatetags.kindreel_web import avatar
from kindreel.web.tests.files import TEMPLATES

COMPONENTS = sorted(path.name for path in (TEMPLATES / "components").glob("*.html"))


class Somebody:
    """Whoever has a face."""

    username = "ada"
    name = "Ada <b>"


class Question(forms.Form):
    title = forms.CharField(max_length=9, help_text="What people see first.")
    words = forms.CharField(widget=forms.Textarea, required=False)
    who = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "All"), ("m", "Me")])
    born = forms.DateField(widget=forms.SelectDateWidget)
    agree = forms.BooleanField()
    secret = forms.CharField(widget=forms.HiddenInput)


def drawn(source: str, **context: object) -> str:
    """Render a template as a page would."""
    request = RequestFactory().get(str(context.pop("path", "/")))
    return Template("{% load kindreel_web %}" + source).render(
        Context({"request": request, **context})
    )


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_says_what_it_is_for(name: str) -> None:
    first = (TEMPLATES / "components" / name).read_text().splitlines()[:2]
    assert any("{#" in line or "{% comment %}" in line for line in first)


def test_a_button_is_a_link_only_when_it_leads_somewhere() -> None:
    link = drawn('{% include "components/button.html" with label="Go" href="/x/" tone="primary" %}')
    button = drawn('{% include "components/button.html" with label="Go" icon="plus" %}')
    assert '<a class="button button--primary" href="/x/">' in link
    assert '<button class="button" type="submit">' in button
    assert "#plus" in button


def test_a_post_carries_the_token_and_asks_first() -> None:
    html = drawn(
        '{% include "components/post.html" with action="/del/" label="Delete" '
        'confirm="Sure?" fields=f %}',
        f={"n": "<1>"},
        csrf_token="token-of-mine",
    )
    assert 'method="post"' in html
    assert "token-of-mine" in html
    assert 'data-confirm="Sure?"' in html
    assert 'name="n" value="&lt;1&gt;"' in html


def test_an_icon_is_silent_unless_it_has_words() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "heart" %}')
    assert 'role="img" aria-label="A &lt;heart&gt;"' in drawn('{% icon "heart" w %}', w="A <heart>")


def test_a_face_keeps_its_colour_and_escapes_its_letter() -> None:
    assert avatar(Somebody()) == avatar(Somebody())
    somebody = Somebody()
    somebody.name = "<i>"
    assert "&lt;</span>" in drawn("{% avatar p %}", p=somebody)


def test_a_picture_takes_the_place_of_the_letter() -> None:
    html = drawn('{% avatar p image="/media/a.jpg" %}', p=Somebody())
    assert '<img src="/media/a.jpg" alt=""' in html
    assert ">A<" not in html


@pytest.mark.parametrize(
    ("standing", "words"),
    [("held", "Waiting for a look"), ("limited", "fewer people"), ("removed", "Taken down")],
)
def test_standing_is_said_in_words(standing: str, words: str) -> None:
    assert words in drawn("{% standing_badge s %}", s=standing)


def test_what_is_live_wears_no_badge() -> None:
    assert drawn('{% standing_badge "live" %}').strip() == ""


def test_a_form_shows_label_help_and_error_of_each_field() -> None:
    html = drawn("{{ form }}", form=Question({"title": "", "who": "x"}))
    assert '<label class="field__label" for="id_title">Title' in html
    assert 'id="id_title_helptext">What people see first.' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.count("This field is required.") == 4
    of_the_form = html.partition('<div role="alert">')[2].partition("</div>")[0]
    assert '<ul class="errors errors--form">' in of_the_form, "a hidden field's error shows too"


def test_optional_fields_say_so() -> None:
    html = drawn("{{ form.words.as_field_group }}{{ form.title.as_field_group }}", form=Question())
    assert html.count("(you may skip this)") == 1


def test_choices_are_a_named_group_and_a_tick_box_is_not() -> None:
    html = drawn("{{ form.who.as_field_group }}", form=Question())
    assert '<fieldset class="field field--choices">' in html
    assert '<legend class="field__label">Who' in html
    assert "<fieldset" not in drawn("{{ form.agree.as_field_group }}", form=Question())


def test_a_date_in_parts_stands_in_one_row() -> None:
    html = drawn("{{ form.born.as_field_group }}", form=Question())
    assert '<div class="field__parts">' in html
    assert html.count("<select") == 3


def test_a_chart_has_its_figures_in_a_table() -> None:
    html = drawn('{% chart "Likes" points unit="likes" %}', points=[("Mon", 3), ("<Tue>", 5)])
    assert html.count("<rect") == 2
    assert "<td>&lt;Tue&gt;</td>" in html
    assert "<title>Mon: 3 likes</title>" in html
    assert "<polyline" in drawn('{% chart "L" points kind="line" %}', points=[("a", 1), ("b", 2)])


def test_an_empty_chart_is_only_its_base_line() -> None:
    html = drawn('{% chart "Likes" points %}', points=[])
    assert "<rect" not in html
    assert "chart__base" in html


def test_when_says_how_long_ago_and_the_full_date() -> None:
    html = drawn("{% when t %}", t=timezone.now() - timedelta(minutes=5))
    assert ">5 min ago</time>" in html
    html = drawn("{% when t %}", t=datetime(2020, 3, 1, 12, 30, tzinfo=UTC))
    assert 'title="1 March 2020, 12:30"' in html
    assert ">1 March 2020</time>" in html


def test_navigation_marks_where_one_is() -> None:
    mark = ' aria-current="page"'
    assert drawn('{% here "/discover/" %}', path="/discover/") == mark
    assert drawn('{% here "/settings/" %}', path="/settings/profile/") == mark
    assert drawn('{% here "/" %}', path="/discover/") == ""
    assert drawn('{% here "/" %}', path="/") == mark


def test_show_more_is_a_link_without_scripts() -> None:
    html = drawn('{% include "components/pager.html" with href="?after=9" %}')
    assert 'href="?after=9" hx-get="?after=9"' in html


def test_words_in_an_empty_state_are_escaped() -> None:
    html = drawn('{% include "components/empty.html" with title=t art="glass" %}', t="<script>")
    assert "<script>" not in html
    assert "art/glass" in html
