"""The made-up members and who follows whom."""

import random
from datetime import date

from kindreel.age.actions import settle_new_account
from kindreel.demo.films import make_avatar
from kindreel.demo.members import MADE_UP, MEMBERS, PASSWORD, Member
from kindreel.people.actions import Profile, accept_follow, change_avatar, edit_profile, follow
from kindreel.people.models import AgeBand, Follow, Person

AGES = {AgeBand.EARLY_TEEN: 14, AgeBand.LATE_TEEN: 16, AgeBand.ADULT: 29}
FOLLOWS_EACH = 8


def make_people(today: date) -> dict[str, Person]:
    """Make every member as sign-up would, with a profile and a drawn portrait; by handle."""
    return {member.handle: _make(member, today) for member in MEMBERS}


def _make(member: Member, today: date) -> Person:
    email = f"{member.handle}@demo.invalid"
    person = Person.objects.create_user(
        member.handle, email, PASSWORD, is_demo=True, role=member.role
    )
    born = date(today.year - AGES[member.band], 1, 15)
    settle_new_account(person=person, born=born, today=today)
    bio = f"{member.bio} {MADE_UP}"
    edit_profile(person=person, profile=Profile(member.name, bio, "", "UTC", autoplay=None))
    change_avatar(person=person, picture=make_avatar(member.name))
    Person.objects.filter(pk=person.pk).update(is_private=member.is_private)
    return Person.objects.get(pk=person.pk)


def make_follows(people: dict[str, Person], chance: random.Random) -> None:
    """Let everybody follow some others; private accounts have said yes, but for one request."""
    everyone = list(people.values())
    for follower in everyone:
        for followed in chance.sample(everyone, FOLLOWS_EACH):
            if followed != follower:
                _follow(follower, followed)
    follow(follower=people["noor"], followed=people["mina"], is_quiet=True)
    for handle in ("samira", "tariq", "yuki", "sora"):
        _follow(people["mina"], people[handle])
    for waiting in Follow.objects.waiting_for(people["mina"]).order_by("pk")[1:]:
        accept_follow(person=people["mina"], follow=waiting)


def _follow(follower: Person, followed: Person) -> None:
    row = follow(follower=follower, followed=followed, is_quiet=True)
    if followed.username != "mina":
        accept_follow(person=followed, follow=row)
