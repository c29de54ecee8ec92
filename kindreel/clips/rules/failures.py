"""Why a clip could not be used, in words: what happened, and what to do."""

from dataclasses import dataclass

from django.conf import settings

from kindreel.lib.media import Refusal

TROUBLE = "trouble"
NOTHING_LEFT = "nothing_left"
LOST = "lost"


@dataclass(frozen=True)
class Failure:
    """What the author reads. Trying the same file again only helps where `may_retry`."""

    what: str
    advice: str
    may_retry: bool = False


def _longest() -> str:
    minutes, seconds = divmod(settings.CLIP_LIMIT_SECONDS, 60)
    parts = [f"{minutes} minute{'s' if minutes > 1 else ''}" if minutes else ""]
    parts.append(f"{seconds} seconds" if seconds else "")
    return " and ".join(part for part in parts if part)


FAILURES: dict[str, Failure] = {
    Refusal.NOT_A_VIDEO: Failure(
        "This file is not a video.",
        "Pick an MP4, MOV or WebM file, the kinds that phones and cameras make.",
    ),
    Refusal.EMPTY: Failure(
        "There is nothing in this file.",
        "It may not have been saved all the way. Save it again, then upload it once more.",
    ),
    Refusal.TRUNCATED: Failure(
        "The end of this video is missing.",
        "It may not have been copied all the way. Copy or save it again, then upload it once more.",
    ),
    Refusal.TOO_LONG: Failure(
        "This video is too long.",
        f"Clips here last up to {_longest()}. Cut it shorter and upload it again.",
    ),
    Refusal.TOO_LARGE_PICTURE: Failure(
        "The picture of this video is too large for us.",
        "Save it in 4K or smaller (1080 by 1920 is plenty) and upload it again.",
    ),
    Refusal.NO_VIDEO_TRACK: Failure(
        "This file has sound, but no picture.",
        "Add a picture to it in a video app, or pick another file.",
    ),
    Refusal.TOO_MANY_STREAMS: Failure(
        "This file holds more than one video can.",
        "Save it with one picture and one sound track, and upload it again.",
    ),
    Refusal.UNREADABLE: Failure(
        "We could not read this video.",
        "Open it on your phone or computer, save it again as an MP4, and upload that.",
    ),
    Refusal.TOO_SLOW: Failure(
        "This video took too long to get ready.",
        "Try it once more. If that does not help, save it smaller or shorter and upload that.",
        may_retry=True,
    ),
    NOTHING_LEFT: Failure(
        "The part you chose is not in this video.",
        "Upload it again and choose a part of at least half a second.",
    ),
    LOST: Failure(
        "This video did not reach us all the way.",
        "It is not your fault. Please upload it again.",
    ),
    TROUBLE: Failure(
        "Something went wrong on our side. It is not your fault.",
        "Your video is safe with us. Try again in a little while.",
        may_retry=True,
    ),
}


def failure_of(code: str) -> Failure:
    """Return the words for a failure's code."""
    return FAILURES.get(code, FAILURES[TROUBLE])
