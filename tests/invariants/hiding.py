"""Ways in which things can be hidden, and asking for them all the same."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.test import Client

from kindreel.campaigns.models import Campaign
from kindreel.clips.models import Audience, Clip, Stage
from kindreel.comments.actions import settle
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.protection.actions import block
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing, Subject
from tests.invariants.ground import body_of, everything_kept, filled_in


@dataclass
class World:
    """Ada's clip with a comment under it, her comment under noah's, and everything around."""

    ada: Person
    zoe: Person
    noah: Person
    clip: Clip
    talk: Comment  # noah's, under ada's clip
    elsewhere: Clip  # noah's
    remark: Comment  # ada's, under noah's clip
    campaign: Campaign


def stand(subject: Subject, to: Standing) -> None:
    change_standing(subject=subject, to=to, cause=Cause(None, "decision"))
    if isinstance(subject, Comment):
        settle(comment_id=subject.pk)


Hide = Callable[[World], object]


def _clips(**fields: object) -> Hide:
    return lambda world: Clip.objects.filter(author=world.ada).update(**fields)


def _author(**fields: object) -> Hide:
    return lambda world: Person.objects.filter(pk=world.ada.pk).update(**fields)


def _every_clip_stands(to: Standing) -> Hide:
    def hide(world: World) -> None:
        for clip in Clip.objects.filter(author=world.ada):
            stand(clip, to)

    return hide


CLIP_HIDDEN: dict[str, Hide] = {
    "held": _every_clip_stands(Standing.HELD),
    "removed": _every_clip_stands(Standing.REMOVED),
    "limited": _every_clip_stands(Standing.LIMITED),
    "for followers": _clips(audience=Audience.FOLLOWERS),
    "for nobody": _clips(audience=Audience.ONLY_ME),
    "of a private account": _author(is_private=True),
    "still being made": _clips(stage=Stage.ENCODING, published_at=None),
    "failed": _clips(stage=Stage.FAILED, failure="broken", published_at=None),
}
AUTHOR_HIDDEN: dict[str, Hide] = {
    "held": lambda world: stand(world.ada, Standing.HELD),
    "removed": lambda world: stand(world.ada, Standing.REMOVED),
    "deleted": _author(is_active=False),
    "blocked the viewer": lambda world: block(blocker=world.ada, blocked=world.zoe),
    "blocked by the viewer": lambda world: block(blocker=world.zoe, blocked=world.ada),
}
COMMENT_HIDDEN: dict[str, Hide] = {
    "held": lambda world: stand(world.remark, Standing.HELD),
    "removed": lambda world: stand(world.remark, Standing.REMOVED),
    "limited": lambda world: stand(world.remark, Standing.LIMITED),
    "filtered": lambda world: Comment.objects.filter(pk=world.remark.pk).update(is_filtered=True),
}
CLIP_WORDS = ("moonberry", "nightjar", "kingfisher", "saltmarsh", "Thistledown", "sandpiper")
TAG_WORDS = ("moonbeamtag",)
PERSON_WORDS = ("Quillfeather", "lighthouse", "quill.webp", "@ada")
COMMENT_WORDS = ("gooseberry", "loganberry")
ALL_VIEWERS = ("nobody", "zoe")


def viewer_called(name: str, world: World) -> Client:
    return Client() if name == "nobody" else signed_in(world.zoe)


def ask(client: Client, place: str, verb: str) -> HttpResponseBase:
    if verb == "part":
        return client.get(place, headers={"HX-Request": "true"})
    return client.get(place) if verb == "get" else client.post(place, filled_in())


def refuses(answer: HttpResponseBase) -> bool:
    """True for "not there", "not yours", "not this way", and the way to sign-in."""
    where = answer.headers.get("Location", answer.headers.get("HX-Redirect", ""))
    return answer.status_code in {403, 404, 405} or where.startswith("/accounts/login/")


def assert_refused(client: Client, places: list[str], secrets: tuple[str, ...]) -> None:
    before = everything_kept()
    for place in places:
        for verb in ("get", "part", "post"):
            answer = ask(client, place, verb)
            assert refuses(answer), (verb, place, answer.status_code)
            body = body_of(answer)
            told = [word for word in secrets if word in body and word not in place]
            assert told == [], (verb, place)
    assert everything_kept() == before


def assert_silent(client: Client, places: list[str], secrets: tuple[str, ...]) -> None:
    for place in places:
        body = body_of(client.get(place))
        told = [word for word in secrets if word in body and word not in place]
        assert told == [], place
