"""Answers to comments: threads one level deep."""

import pytest
from django.test import Client
from django.urls import reverse

from kindreel.comments.models import Comment
from kindreel.comments.tests.test_posting import say
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.protection.models import Block, Mute
from kindreel.standing.models import Standing


def test_it_puts_an_answer_under_its_comment_and_tells_its_author(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "How did you fold it?")
    say(signed_in(zoe), clip, "With a lot of patience", parent=top.pk)
    top.refresh_from_db()
    assert top.answers.get().text == "With a lot of patience"
    assert top.answer_count == 1
    assert Notice.objects.get(recipient=noah).title == "Zoe answered you"


def test_it_hangs_an_answer_to_an_answer_on_the_top_with_a_mention(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "How did you fold it?")
    first = comment_of(ada, clip, "Twice in the middle", parent=top)
    say(signed_in(zoe), clip, "Thank you!", parent=first.pk)
    answer = Comment.objects.get(author=zoe)
    assert answer.parent == top
    assert answer.text == "@ada Thank you!"


def test_it_mentions_nobody_twice(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "How did you fold it?")
    first = comment_of(ada, clip, "Twice in the middle", parent=top)
    say(signed_in(zoe), clip, "Thank you @ada!", parent=first.pk)
    assert Comment.objects.get(author=zoe).text == "Thank you @ada!"


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.REMOVED])
def test_it_knows_no_comment_that_is_not_on_show(
    ada: Person, zoe: Person, noah: Person, standing: Standing
) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "Hm", standing=standing)
    assert say(signed_in(zoe), clip, "Hello", parent=top.pk).status_code == 404
    assert not Comment.objects.filter(author=zoe).exists()


def test_it_lets_nobody_answer_their_own_waiting_comment(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(zoe, clip, "Hm", standing=Standing.HELD)
    answer = say(signed_in(zoe), clip, "Hello", parent=top.pk, htmx=True)
    assert 'data-reason="parent"' in answer.content.decode()


def test_it_knows_no_comment_of_another_clip(ada: Person, zoe: Person) -> None:
    top = comment_of(ada, clip_of(ada), "Elsewhere")
    assert say(signed_in(zoe), clip_of(ada), "Hello", parent=top.pk).status_code == 404


def test_it_knows_no_comment_of_somebody_who_blocked(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "Hm")
    Block.objects.create(blocker=noah, blocked=zoe)
    assert say(signed_in(zoe), clip, "Hello", parent=top.pk).status_code == 404


def test_it_shows_a_thread_as_a_page(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "How did you fold it?")
    answer = comment_of(ada, clip, "Twice in the middle", parent=top)
    page = Client().get(reverse("comments:answers", args=[clip.public_id, top.pk]))
    words = page.content.decode()
    assert words.index("How did you fold it?") < words.index("Twice in the middle")
    below = reverse("comments:answers", args=[clip.public_id, answer.pk])
    assert Client().get(below).status_code == 404


def test_it_shows_no_answer_whose_comment_is_gone_from_view(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "Hm")
    answer = comment_of(ada, clip, "An answer", parent=top)
    for viewer in (zoe, None):
        seen = Comment.objects.visible_to(viewer) if viewer else Comment.objects.on_show()
        assert answer in seen
    Mute.objects.create(muter=zoe, muted=noah)
    assert answer not in Comment.objects.visible_to(zoe)
    Comment.objects.filter(pk=top.pk).update(standing=Standing.REMOVED)
    assert answer not in Comment.objects.on_show()
    address = reverse("comments:answers", args=[clip.public_id, top.pk])
    assert Client().get(address).status_code == 404
