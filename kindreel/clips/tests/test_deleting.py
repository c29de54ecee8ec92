"""Deleting clips, and what goes with an account."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kindreel.clips.actions import forget, like
from kindreel.clips.models import Clip
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.people.models import Person


@pytest.fixture
def clip(ada: Person) -> Clip:
    clip = clip_of(ada)
    default_storage.save(f"{clip.folder}/720.mp4", ContentFile(b"film"))
    return clip


@pytest.mark.django_db(transaction=True)
def test_it_deletes_the_clip_with_its_files(clip: Clip, ada: Person, zoe: Person) -> None:
    comment_of(zoe, clip, "Nice")
    like(person=zoe, clip=clip)
    assert signed_in(ada).post(f"/c/{clip.public_id}/delete/").status_code == 302
    assert not Clip.objects.exists()
    assert not default_storage.exists(clip.folder)
    assert signed_in(ada).get(f"/c/{clip.public_id}/").status_code == 404


def test_only_the_author_may_delete(clip: Clip, zoe: Person, max_: Person) -> None:
    for other in (zoe, max_):
        assert signed_in(other).post(f"/c/{clip.public_id}/delete/").status_code == 404
    assert signed_in(clip.author).get(f"/c/{clip.public_id}/delete/").status_code == 405
    assert Clip.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_account_takes_its_likes_and_files_along(clip: Clip, ada: Person, zoe: Person) -> None:
    other = clip_of(zoe)
    like(person=ada, clip=other)
    forget(person=ada)
    other.refresh_from_db()
    assert other.like_count == 0
    assert not default_storage.exists(clip.folder)
