"""A hashtag by name, for rooms that gather clips under one."""

from kindreel.clips.models import Hashtag
from kindreel.lib.hashtags import fold


def hashtag_called(*, name: str) -> Hashtag:
    """Return the hashtag of this name (without #), made if nobody has used it yet."""
    hashtag, _ = Hashtag.objects.get_or_create(folded=fold(name), defaults={"shown": name})
    return hashtag
