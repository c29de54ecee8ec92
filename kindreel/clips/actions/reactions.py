"""Likes, shares and views, each counted once."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from kindreel.clips.models import Clip, ClipLike, View
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person
from kindreel.protection.models import Mute


@transaction.atomic
def like(*, person: Person, clip: Clip) -> bool:
    """Like a clip; a second time changes nothing. Say whether it was the first."""
    _, is_new = ClipLike.objects.get_or_create(clip=clip, person=person)
    if is_new:
        Clip.objects.filter(pk=clip.pk).update(like_count=F("like_count") + 1)
        _tell_author(person, clip)
    return is_new


@transaction.atomic
def unlike(*, person: Person, clip: Clip) -> bool:
    """Take a like back; say whether there was one."""
    gone, _ = ClipLike.objects.filter(clip=clip, person=person).delete()
    if gone:
        Clip.objects.filter(pk=clip.pk, like_count__gt=0).update(like_count=F("like_count") - 1)
    return bool(gone)


def _tell_author(person: Person, clip: Clip) -> None:
    if clip.author_id == person.pk or Mute.objects.filter(muter=clip.author, muted=person).exists():
        return
    notify(
        recipient=clip.author,
        kind=NoticeKind.LIKE,
        title=f"{person.name} likes your clip",
        words=clip.caption[:80],
        link=reverse("clips:show", args=[clip.public_id]),
        about=f"like:{clip.pk}:{person.pk}",
        by=person,
    )


@transaction.atomic
def count_view(*, clip: Clip, viewer_key: str, day: date) -> bool:
    """Count that somebody watched; once a viewer and day, however often the page is loaded."""
    _, is_new = View.objects.get_or_create(clip=clip, viewer=viewer_key, day=day)
    if is_new:
        Clip.objects.filter(pk=clip.pk).update(view_count=F("view_count") + 1)
    return is_new


def count_share(*, clip: Clip) -> None:
    """Count that somebody passed the clip's address on."""
    Clip.objects.filter(pk=clip.pk).update(share_count=F("share_count") + 1)
