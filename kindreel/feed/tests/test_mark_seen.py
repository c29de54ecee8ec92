from django.test import Client

from kindreel.clips.models import Audience, Clip
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.feed.models import Seen
from kindreel.people.models import Person


def test_reloads_do_not_inflate_views(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    for client in (signed_in(zoe), signed_in(zoe), Client(), Client()):
        assert client.post(f"/seen/{clip.public_id}/").status_code == 204
    assert Clip.objects.get(pk=clip.pk).view_count == 2  # one member, one visitor
    assert Seen.objects.count() == 1


def test_ones_own_watching_does_not_count(ada: Person) -> None:
    clip = clip_of(ada)
    signed_in(ada).post(f"/seen/{clip.public_id}/")
    assert Clip.objects.get(pk=clip.pk).view_count == 0


def test_what_one_may_not_see_cannot_be_marked(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada, audience=Audience.ONLY_ME)
    assert signed_in(zoe).post(f"/seen/{clip.public_id}/").status_code == 404
    assert signed_in(zoe).get(f"/seen/{clip.public_id}/").status_code == 405
