"""Changing the words and the audience of one's own clip."""

import pytest

from kindreel.clips.models import Audience, Clip, ClipHashtag, Hashtag
from kindreel.clips.tests.hurtful_words import CRUEL, HURTFUL
from kindreel.clips.tests.uploading import only_clip
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import LedgerEntry, Standing


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada, "Boats #Paper")


def edit(clip: Clip, who: Person, **fields: str) -> int:
    words = {"caption": clip.caption, "audience": "public"} | fields
    return signed_in(who).post(f"/c/{clip.public_id}/edit/", words).status_code


def test_it_saves_words_audience_and_when(clip: Clip, ada: Person) -> None:
    edit(
        clip, ada, caption="Ships #Sea", alt="A ship", audience="only_me", who_may_comment="nobody"
    )
    clip = only_clip()
    assert (clip.caption, clip.alt, clip.audience) == ("Ships #Sea", "A ship", Audience.ONLY_ME)
    assert clip.who_may_comment == "nobody"
    assert clip.edited_at is not None
    assert list(clip.hashtags.values_list("folded", flat=True)) == ["sea"]


def test_a_hashtag_keeps_how_it_was_first_written(clip: Clip, ada: Person) -> None:
    edit(clip, ada, caption="#SEA")
    edit(clip, ada, caption="#sea #Sea")
    assert Hashtag.objects.get(folded="sea").shown == "SEA"
    assert ClipHashtag.objects.count() == 1


def test_only_the_author_may_edit(clip: Clip, zoe: Person) -> None:
    assert edit(clip, zoe, caption="Mine") == 404
    assert signed_in(zoe).get(f"/c/{clip.public_id}/edit/").status_code == 404
    assert only_clip().caption == "Boats #Paper"


def test_words_that_may_hurt_are_asked_about_once(clip: Clip, ada: Person) -> None:
    page = signed_in(ada).post(
        f"/c/{clip.public_id}/edit/", {"caption": HURTFUL, "audience": "public"}
    )
    assert "One more look at your words?" in page.content.decode()
    assert only_clip().caption == "Boats #Paper"
    edit(clip, ada, caption=HURTFUL, looked_again="on")
    assert (only_clip().caption, only_clip().standing) == (HURTFUL, Standing.LIVE)


def test_looking_again_does_not_get_cruel_words_past_a_person(clip: Clip, ada: Person) -> None:
    edit(clip, ada, caption=CRUEL, looked_again="on")
    assert only_clip().standing == Standing.HELD
    assert LedgerEntry.objects.get().cause == "screening"


def test_cruel_words_in_the_description_are_held_too(clip: Clip, ada: Person) -> None:
    edit(clip, ada, alt=CRUEL)
    assert only_clip().standing == Standing.HELD


def test_better_words_do_not_lift_a_hold(clip: Clip, ada: Person) -> None:
    edit(clip, ada, caption=CRUEL)
    edit(clip, ada, caption="Boats")
    assert (only_clip().caption, only_clip().standing) == ("Boats", Standing.HELD)


def test_what_was_taken_down_cannot_be_edited(clip: Clip, ada: Person) -> None:
    change_standing(subject=clip, to=Standing.REMOVED, cause=Cause(None, "decision"))
    edit(clip, ada, caption="Again")
    assert only_clip().caption == "Boats #Paper"


@pytest.mark.parametrize("words", [{"caption": "a" * 501}, {"audience": "everybody"}])
def test_nonsense_is_asked_about_again(clip: Clip, ada: Person, words: dict[str, str]) -> None:
    assert edit(clip, ada, **words) == 422
    assert only_clip().edited_at is None
