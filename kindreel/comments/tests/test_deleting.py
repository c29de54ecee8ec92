"""Deleting comments, and keeping the counts right whatever happens to them."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

from django.urls import reverse
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.actions import forget, like
from kindreel.comments.exports import export
from kindreel.comments.models import Comment
from kindreel.comments.steps import comment_counts_agree, settled_comments_are_told_of
from kindreel.comments.tests.hurtful_words import CRUEL
from kindreel.comments.tests.test_posting import HTMX, say
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def delete(who: Person, comment: Comment, *, htmx: bool = False) -> "Answer":
    address = reverse("comments:delete", args=[comment.clip.public_id, comment.pk])
    return signed_in(who).post(address, headers=HTMX if htmx else None)


def count_of(clip: Clip) -> int:
    return Clip.objects.get(pk=clip.pk).comment_count


def test_its_author_deletes_it_with_the_answers_and_the_count_follows(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "Lovely!")
    top = Comment.objects.get()
    say(signed_in(noah), clip, "Yes!", parent=top.pk)
    assert count_of(clip) == 2
    assert delete(zoe, top, htmx=True).status_code == 200
    assert not Comment.objects.exists()
    assert count_of(clip) == 0


def test_the_creator_deletes_what_stands_under_their_clip(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(zoe, clip, "Hm")
    answer = comment_of(zoe, clip, "Hm hm", parent=top)
    Comment.objects.filter(pk=top.pk).update(answer_count=1)
    delete(ada, answer)
    top.refresh_from_db()
    assert (top.answer_count, count_of(clip)) == (0, 1)


def test_its_author_deletes_it_while_it_waits(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, CRUEL)
    assert delete(zoe, Comment.objects.get()).status_code == 302
    assert not Comment.objects.exists()


def test_nobody_else_deletes_it_and_the_creator_not_what_they_cannot_see(
    ada: Person, zoe: Person, noah: Person, max_: Person
) -> None:
    clip = clip_of(ada)
    shown, held = comment_of(zoe, clip, "a"), comment_of(zoe, clip, "b", standing=Standing.HELD)
    assert delete(noah, shown).status_code == 404
    assert delete(max_, shown).status_code == 404
    assert delete(ada, held).status_code == 404
    assert Comment.objects.count() == 2


def test_what_was_taken_down_is_not_deleted_by_its_author(ada: Person, zoe: Person) -> None:
    removed = comment_of(zoe, clip_of(ada), "a", standing=Standing.REMOVED)
    assert delete(zoe, removed).status_code == 404


def test_an_account_that_goes_leaves_right_counts(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    stays = comment_of(noah, clip, "Lovely!")
    comment_of(zoe, clip, "Yes!", parent=stays)
    comment_of(zoe, clip, "Me too")
    like(person=zoe, comment=stays)
    forget(person=zoe)
    stays.refresh_from_db()
    assert (stays.like_count, stays.answer_count, count_of(clip)) == (0, 0, 1)


def test_a_comment_set_free_is_counted_and_told_of_once(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, CRUEL)
    comment = Comment.objects.get()
    change_standing(subject=comment, to=Standing.LIVE, cause=Cause(None, "decision"))
    for _ in range(2):
        settled_comments_are_told_of()
    assert count_of(clip) == 1
    assert Notice.objects.filter(recipient=ada).count() == 1


def test_a_comment_taken_down_is_not_counted_any_more(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "Lovely!")
    comment = Comment.objects.get()
    change_standing(subject=comment, to=Standing.REMOVED, cause=Cause(None, "decision"))
    settled_comments_are_told_of()
    assert count_of(clip) == 0


def test_old_changes_are_left_alone(ada: Person, zoe: Person) -> None:
    comment = comment_of(zoe, clip_of(ada), "a")
    change_standing(subject=comment, to=Standing.HELD, cause=Cause(None, "report"))
    assert settled_comments_are_told_of() == 1
    in_three_days = timezone.now() + timedelta(days=3)
    with patch("django.utils.timezone.now", return_value=in_three_days):
        assert settled_comments_are_told_of() == 0


def test_counts_that_went_wrong_are_found(ada: Person, zoe: Person) -> None:
    clip, other = clip_of(ada), clip_of(ada)
    comment_of(zoe, clip, "a")
    Clip.objects.filter(pk=other.pk).update(comment_count=7)
    assert comment_counts_agree() == 2
    assert (count_of(clip), count_of(other)) == (1, 0)
    assert comment_counts_agree() == 0


def test_ones_data_holds_comments_likes_and_nudges_but_no_scores(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "Lovely!")
    like(person=zoe, comment=comment_of(ada, clip, "Thanks"))
    data = json.loads(json.dumps(export(zoe)))
    assert [row["text"] for row in data["comments"]] == ["Lovely!"]
    assert len(data["liked_comments"]) == 1
    assert "verdict" not in data["comments"][0]
    assert "Lovely!" not in json.dumps(export(ada))
