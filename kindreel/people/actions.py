"""Every write of accounts and follows."""

import secrets
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kindreel.notices.actions import notify, withdraw
from kindreel.notices.models import NoticeKind
from kindreel.people.models import AgeBand, Follow, FollowStage, Person, Role
from kindreel.people.rooms import functions_called


@dataclass(frozen=True)
class Profile:
    """What somebody says of themselves."""

    display_name: str
    bio: str
    country: str
    time_zone: str
    autoplay: bool | None


@transaction.atomic
def follow(*, follower: Person, followed: Person, is_quiet: bool = False) -> Follow:
    """Follow somebody; a private account is asked first. A second time changes nothing.

    `is_quiet`: the followed muted the follower and is not told.
    """
    stage = FollowStage.ASKED if followed.is_private else FollowStage.ACCEPTED
    row, is_new = Follow.objects.get_or_create(
        follower=follower, followed=followed, defaults={"stage": stage}
    )
    if not is_new and stage == FollowStage.ACCEPTED and row.stage == FollowStage.ASKED:
        Follow.objects.filter(pk=row.pk, stage=FollowStage.ASKED).update(stage=stage)
        row.stage = stage
    if is_new and not is_quiet:
        _tell_of_follow(row)
    return row


def _tell_of_follow(row: Follow) -> None:
    asked = row.stage == FollowStage.ASKED
    notify(
        recipient=row.followed,
        kind=NoticeKind.FOLLOW,
        title=f"{row.follower.name} {'asks to follow you' if asked else 'follows you now'}",
        link="/settings/followers/" if asked else row.follower.get_absolute_url(),
        about=f"follow:{row.follower_id}:{row.stage}",
        by=row.follower,
    )


def unfollow(*, follower: Person, followed: Person) -> bool:
    """Stop following, or take a request back; False if there was nothing to stop."""
    return Follow.objects.filter(follower=follower, followed=followed).delete()[0] > 0


@transaction.atomic
def accept_follow(*, person: Person, follow: Follow) -> bool:
    """Say yes to a request; False if it is no longer waiting."""
    asked = Follow.objects.waiting_for(person).filter(pk=follow.pk)
    if asked.update(stage=FollowStage.ACCEPTED) == 0:
        return False
    notify(
        recipient=follow.follower,
        kind=NoticeKind.FOLLOW,
        title=f"{person.name} lets you follow them",
        link=person.get_absolute_url(),
        about=f"accepted:{person.pk}",
        by=person,
    )
    return True


def decline_follow(*, person: Person, follow: Follow) -> bool:
    """Say no to a request; whoever asked is not told."""
    return Follow.objects.waiting_for(person).filter(pk=follow.pk).delete()[0] > 0


def remove_follower(*, person: Person, follow: Follow) -> bool:
    """Stop somebody from following; they are not told."""
    mine = Follow.objects.accepted().filter(pk=follow.pk, followed=person)
    return mine.delete()[0] > 0


@transaction.atomic
def part(*, one: Person, other: Person) -> None:
    """End every follow and request between two people, and what each was told of the other."""
    for follower, followed in ((one, other), (other, one)):
        Follow.objects.filter(follower=follower, followed=followed).delete()
        withdraw(recipient_id=followed.pk, by_id=follower.pk)


def edit_profile(*, person: Person, profile: Profile) -> None:
    """Keep what somebody says of themselves."""
    Person.objects.filter(pk=person.pk).update(
        display_name=profile.display_name,
        bio=profile.bio,
        country=profile.country,
        time_zone=profile.time_zone,
        autoplay=profile.autoplay,
    )


def change_avatar(*, person: Person, picture: bytes | None) -> None:
    """Show another picture, or none; the old file goes once the new one is in place."""
    old = Person.objects.filter(pk=person.pk).values_list("avatar", flat=True).first()
    name = ""
    if picture is not None:
        name = default_storage.save(
            f"avatars/{secrets.token_urlsafe(12)}.webp", ContentFile(picture)
        )
    Person.objects.filter(pk=person.pk).update(avatar=name)
    if old:
        transaction.on_commit(lambda: default_storage.delete(old))


def choose_privacy(*, person: Person, is_private: bool) -> None:
    """Make an account private or open. Requests that wait go on waiting."""
    Person.objects.filter(pk=person.pk).update(is_private=is_private)


def choose_time_zone(*, person: Person, time_zone: str) -> None:
    """Keep the time zone somebody's nights are in."""
    Person.objects.filter(pk=person.pk).update(time_zone=time_zone)


def set_age_band(*, person: Person, band: AgeBand) -> None:
    """Keep the band that the evidence (room age) leads to."""
    Person.objects.filter(pk=person.pk).update(age_band=band)
    person.age_band = band


def end_session(*, person: Person, session_id: int) -> bool:
    """Sign one of somebody's browsers out; False if it is not theirs or was signed out before."""
    session = UserSession.objects.filter(user=person, pk=session_id).first()
    if session is None:
        return False
    session.end()
    return True


def delete_account(*, person: Person) -> None:
    """Delete somebody's account, everything in it and every session, at once and for good.

    Rooms that keep counts, files or records beside rows of their own offer `forget(person=…)` in
    their actions; they are asked first, the upper rooms before the lower.
    """
    picture = person.avatar.name
    with transaction.atomic():
        for forget in functions_called("actions", "forget"):
            forget(person=person)
        for session in UserSession.objects.filter(user=person):
            session.end()
        names = (person.username, person.email)
        AccessAttempt.objects.filter(username__in=names).delete()
        Person.objects.filter(pk=person.pk).delete()
    if picture:
        default_storage.delete(picture)


@dataclass(frozen=True)
class RoleGiven:
    """Somebody has this role now."""

    person: Person


@dataclass(frozen=True)
class RoleRefused:
    """Why somebody cannot have this role, in words."""

    words: str


@transaction.atomic
def give_role(*, operator: Person, handle: str, role: Role) -> RoleGiven | RoleRefused:
    """Make a member a moderator, or a moderator a member again; operators stay what they are."""
    person = Person.objects.present().filter(username=handle).first()
    if person is None or not operator.is_operator:
        return RoleRefused("Nobody here has this handle.")
    if person.is_operator or role == Role.OPERATOR:
        return RoleRefused("Operators are not chosen here.")
    if role == Role.MODERATOR and (person.is_minor or not person.may_post):
        return RoleRefused("Only adults whose account is in good standing can moderate.")
    seen = Person.objects.filter(pk=person.pk, role=person.role)
    if person.role != role and seen.update(role=role) == 0:
        return RoleRefused("Somebody changed this just now. Load the page again.")
    if person.role != role:
        person.role = role
        _tell_of_role(person)
    return RoleGiven(person)


def _tell_of_role(person: Person) -> None:
    joins = person.role == Role.MODERATOR
    notify(
        recipient=person,
        kind=NoticeKind.ACCOUNT,
        title="You are a moderator now" if joins else "You are no longer a moderator",
        words="Thank you for taking care of this place." if joins else "Thank you for your help.",
        link="/moderation/" if joins else "",
    )
