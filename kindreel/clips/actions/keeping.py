"""Deleting clips and files that are no longer needed."""

from functools import partial

from django.db import transaction
from django.db.models import F

from kindreel.clips import files, parts
from kindreel.clips.models import Clip, ClipLike, Rendition, Upload
from kindreel.people.models import Person


@transaction.atomic
def delete_clip(*, author: Person, clip: Clip) -> bool:
    """Delete one's own clip with everything on it; its files go once that is certain."""
    gone, _ = Clip.objects.owned_by(author).filter(pk=clip.pk).delete()
    if gone:
        transaction.on_commit(partial(files.forget_folder, clip.folder))
    return bool(gone)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Before an account is deleted: take its likes out of counts, its files away."""
    liked = ClipLike.objects.filter(person=person).values_list("clip_id", flat=True)
    clips = Clip.objects.filter(pk__in=list(liked), like_count__gt=0)
    clips.update(like_count=F("like_count") - 1)
    for clip in Clip.objects.owned_by(person):
        transaction.on_commit(partial(files.forget_folder, clip.folder))
    for upload in Upload.objects.owned_by(person):
        transaction.on_commit(partial(parts.forget, upload.key))


def drop_file(*, clip: Clip) -> None:
    """Forget the original of a clip: the row first, so that nobody begins to read it."""
    Clip.objects.filter(pk=clip.pk, original=clip.original).update(original="")
    files.forget(clip.original)


def drop_rendition(*, rendition: Rendition) -> None:
    """Forget a rendition that better ones replace."""
    Rendition.objects.filter(pk=rendition.pk).delete()
    files.forget(rendition.path)
