"""What people read when an upload cannot be taken, or not now."""

from django.conf import settings

from kindreel.clips.rules import Welcome

NO_ROOM = (
    "There is no room left for videos here right now. Yours was not saved. "
    "Please try again later; the people who run this place can see it too."
)
NO_ROOM_YET = (
    "There is no room left for videos here right now. What is here of yours stays. "
    "Please go on later; the people who run this place can see it too."
)
TOO_OFTEN = "That was a lot of videos in one hour. Take a short break and come back later."
TOO_MANY = (
    "You have several unfinished uploads already. "
    "Finish one of them, or throw one away, and then begin a new one."
)
NOT_NOW = {
    Welcome.ACCOUNT_WAITS: (
        "Your account is waiting for a moderator, so you cannot post right now. "
        "You find the reason and what you can do under “Decisions about me”."
    ),
    Welcome.AGE_UNKNOWN: "Before you post, please tell us your birthday. It takes a few seconds.",
}
SIGNED_OUT = "You are signed out. Sign in again, and your upload goes on where it was."
OVER = "This upload waited too long, so it was thrown away. Please pick the video again."
WRONG_PLACE = "These bytes do not go on where the upload stands. Ask where it stands."
WRONG_CHECKSUM = "Some bytes changed on their way. They do not count; send them again."
NOT_ALL_HERE = "Your video is not here whole yet. Pick the same video again, and it goes on."


def too_large() -> str:
    """What to say about a file over the limit."""
    return (
        f"This video is too big: the limit is {settings.UPLOAD_LIMIT_MB} MB. It was not saved. "
        "Make it shorter, or choose a smaller size in your camera."
    )
