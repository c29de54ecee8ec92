"""Reading what people say under a clip."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kindreel.clips.models import Audience, Clip
from kindreel.comments.models import Comment, CommentLike, Order
from kindreel.config.tests.cast import clip_of, comment_of, follow_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Block, HiddenWord, Mute
from kindreel.standing.models import Standing

HTMX = {"HX-Request": "true"}


def page_of(client: Client, clip: Clip, query: str = "", *, htmx: bool = False) -> str:
    address = reverse("comments:list", args=[clip.public_id]) + query
    answer = client.get(address, headers=HTMX if htmx else None)
    assert answer.status_code == 200
    return answer.content.decode()


def said_on(page: str) -> list[str]:
    return re.findall(r'<p class="comment__text" dir="auto">(.*?)</p>', page)


def test_it_says_kindly_that_nobody_said_anything_yet(ada: Person) -> None:
    assert "No comments yet" in page_of(Client(), clip_of(ada))


def test_it_is_a_page_of_its_own_or_a_part_of_one(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    comment_of(zoe, clip, "Lovely!")
    assert "<html" in page_of(Client(), clip)
    part = page_of(Client(), clip, htmx=True)
    assert "<html" not in part
    assert said_on(part) == ["Lovely!"]


def test_it_puts_the_pinned_first_then_the_most_liked_then_the_newest(
    ada: Person, zoe: Person
) -> None:
    clip = clip_of(ada)
    comment_of(zoe, clip, "old")
    comment_of(zoe, clip, "liked", like_count=3)
    comment_of(zoe, clip, "pinned", is_pinned=True)
    comment_of(zoe, clip, "new")
    assert said_on(page_of(Client(), clip)) == ["pinned", "liked", "new", "old"]
    assert said_on(page_of(Client(), clip, "?order=newest")) == ["pinned", "new", "liked", "old"]


@pytest.mark.parametrize("order", ["liked", "newest"])
def test_it_shows_each_comment_once_over_all_pages(ada: Person, zoe: Person, order: str) -> None:
    clip = clip_of(ada)
    for number in range(45):
        comment_of(zoe, clip, f"n{number}", like_count=number % 3, is_pinned=number == 7)
    query, seen = f"?order={order}", []
    while query:
        page = page_of(Client(), clip, query, htmx=True)
        seen += said_on(page)
        more = re.search(r'href="[^"]*(\?order=\w+&amp;past=[^"]+)"', page)
        query = more[1].replace("&amp;", "&") if more else ""
    assert sorted(seen) == sorted(f"n{number}" for number in range(45))
    assert seen[0] == "n7"


@pytest.mark.parametrize("mark", ["x", "1", "-", "1-x", "9" * 40 + "-1", "٣-٣"])
def test_it_starts_over_when_the_mark_makes_no_sense(ada: Person, zoe: Person, mark: str) -> None:
    clip = clip_of(ada)
    comment_of(zoe, clip, "Lovely!")
    assert said_on(page_of(Client(), clip, f"?past={mark}")) == ["Lovely!"]


def test_it_knows_no_clip_that_the_reader_may_not_see(
    ada: Person, zoe: Person, mia: Person, noah: Person
) -> None:
    hidden = [
        clip_of(mia),
        clip_of(ada, audience=Audience.FOLLOWERS),
        clip_of(ada, standing=Standing.REMOVED),
    ]
    follow_of(noah, ada)
    for clip in hidden:
        address = reverse("comments:list", args=[clip.public_id])
        assert Client().get(address).status_code == 404
        assert signed_in(zoe).get(address).status_code == 404
    for_noah = reverse("comments:list", args=[hidden[1].public_id])
    assert signed_in(noah).get(for_noah).status_code == 200


def test_it_shows_a_waiting_comment_to_its_author_only(
    ada: Person, zoe: Person, noah: Person, max_: Person
) -> None:
    clip = clip_of(ada)
    comment_of(zoe, clip, "Hm", standing=Standing.HELD)
    for viewer in (ada, noah, max_):
        assert said_on(page_of(signed_in(viewer), clip)) == []
    assert said_on(page_of(Client(), clip)) == []
    own = page_of(signed_in(zoe), clip)
    assert said_on(own) == ["Hm"]
    assert "Only you can see this for now" in own


def test_it_shows_a_removed_comment_to_nobody(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    comment = comment_of(zoe, clip, "Hm", standing=Standing.REMOVED)
    for client in (Client(), signed_in(ada), signed_in(zoe)):
        assert said_on(page_of(client, clip)) == []
        thread = reverse("comments:answers", args=[clip.public_id, comment.pk])
        assert client.get(thread).status_code == 404


def test_it_shows_nothing_of_somebody_blocked_muted_or_gone(
    ada: Person, zoe: Person, noah: Person, mia: Person
) -> None:
    clip = clip_of(ada)
    for author in (zoe, noah, mia):
        comment_of(author, clip, f"from {author.username}")
    Mute.objects.create(muter=ada, muted=zoe)
    Block.objects.create(blocker=noah, blocked=ada)
    Person.objects.filter(pk=mia.pk).update(is_active=False)
    assert said_on(page_of(signed_in(ada), clip)) == []
    assert said_on(page_of(signed_in(zoe), clip)) == ["from noah", "from zoe"]


def test_it_folds_away_what_holds_the_readers_own_hidden_words(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    comment_of(ada, clip, "A spider!")
    HiddenWord.objects.create(person=zoe, phrase="spider", folded="spider")
    assert "Hidden by your words" in page_of(signed_in(zoe), clip)
    assert "Hidden by your words" not in page_of(Client(), clip)


def test_it_offers_no_form_where_one_may_not_speak(ada: Person, mia: Person, zoe: Person) -> None:
    clip = clip_of(ada, who_may_comment="nobody")
    page = page_of(signed_in(zoe), clip)
    assert "<textarea" not in page
    assert "chose who can comment here" in page
    assert "Sign in to join in" in page_of(Client(), clip)
    assert "<textarea" in page_of(signed_in(ada), clip)


def test_it_asks_the_database_the_same_number_of_questions_for_any_number_of_comments(
    ada: Person, zoe: Person, noah: Person
) -> None:
    clip = clip_of(ada)
    zoes = signed_in(zoe)

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page_of(zoes, clip, htmx=True)
        return len(asked)

    comment_of(noah, clip, "one")
    page_of(zoes, clip)
    few = questions()
    for number in range(18):
        row = comment_of(noah, clip, f"n{number}", answer_count=2)
        CommentLike.objects.create(comment=row, person=zoe)
    assert questions() == few
    assert few <= 14


def test_the_order_is_read_from_an_index(ada: Person) -> None:
    clip = clip_of(ada)
    for order in Order:
        rows = Comment.objects.filter(clip=clip).starting_threads().on_show().put_in(order)
        plan = rows[:20].explain()
        if connection.vendor == "sqlite":
            assert "comments_" in plan
            assert "TEMP B-TREE" not in plan
