"""Who is told what, by which way, and when nobody is disturbed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from kindreel.notices.models import Notice, NoticeKind, NoticePreference

ALWAYS = frozenset({NoticeKind.MODERATION, NoticeKind.ACCOUNT})
MAILED_TO_ADULTS = frozenset({NoticeKind.FOLLOW, NoticeKind.COMMENT, NoticeKind.MENTION})
CHOOSABLE = tuple(kind for kind in NoticeKind if kind not in ALWAYS)


class Recipient(Protocol):
    """Whoever can be told something: every account."""

    @property
    def pk(self) -> int:
        """The account's number."""

    @property
    def email(self) -> str:
        """Where mail goes; empty if nowhere."""

    @property
    def is_minor(self) -> bool:
        """Under 18, or not known to be older."""

    @property
    def time_zone(self) -> str:
        """The zone this person's nights are in."""


@dataclass(frozen=True)
class Ways:
    """By which ways somebody is told."""

    in_app: bool
    email: bool


def ways_for(
    kind: NoticeKind, choice: NoticePreference | None, *, is_minor: bool, has_email: bool
) -> Ways:
    """Return the ways for a kind: the person's own choice, else the default of their age."""
    if kind in ALWAYS:
        return Ways(in_app=True, email=has_email)
    if choice is not None:
        return Ways(in_app=choice.in_app, email=choice.in_app and choice.email and has_email)
    return Ways(in_app=True, email=has_email and not is_minor and kind in MAILED_TO_ADULTS)


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by name; the community's where the name is unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(settings.TIME_ZONE)


def quiet_until(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when the night that `moment` lies in ends, or None by day."""
    local = moment.astimezone(zone)
    begins, ends = settings.NIGHT_BEGINS, settings.NIGHT_ENDS
    if not _is_night(local.hour, begins, ends):
        return None
    morning = local.replace(hour=ends, minute=0, second=0, microsecond=0)
    return morning if morning > local else morning + timedelta(days=1)


def _is_night(hour: int, begins: int, ends: int) -> bool:
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends


def mail_after(moment: datetime, recipient: Recipient) -> datetime:
    """Return when mail may go to somebody: at once, for under-18s not at night."""
    if not recipient.is_minor:
        return moment
    return quiet_until(moment, zone_of(recipient.time_zone)) or moment


@dataclass
class Stack:
    """Notices of one kind about one thing that came one after the other; the newest on top."""

    top: Notice
    under: list[Notice] = field(default_factory=list)


def stacked(notices: Iterable[Notice]) -> list[Stack]:
    """Lay notices that follow each other and are about the same on one stack."""
    stacks: list[Stack] = []
    for notice in notices:
        last = stacks[-1].top if stacks else None
        if last and _about_the_same(last, notice):
            stacks[-1].under.append(notice)
        else:
            stacks.append(Stack(notice))
    return stacks


def _about_the_same(one: Notice, other: Notice) -> bool:
    same = (one.kind, one.link) == (other.kind, other.link)
    return (
        same
        and bool(one.link)
        and one.kind not in ALWAYS
        and bool(one.read_at) == bool(other.read_at)
    )
