"""Blocks, mutes, hidden words, who may comment; and the door to other people."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kindreel.people.models import AgeBand, Person, PersonQuerySet, Viewer
from kindreel.statements import prepared


class WhoMayComment(models.TextChoices):
    """Whose comments a person lets under their clips."""

    EVERYONE = "everyone", "Everyone"
    FOLLOWERS = "followers", "People who follow me"
    NOBODY = "nobody", "No one"


class Block(models.Model):
    """Neither sees nor reaches the other, anywhere."""

    blocker = models.ForeignKey(Person, models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(Person, models.CASCADE, related_name="blocks_received")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="protection_one_block"),
            models.CheckConstraint(
                condition=~Q(blocker=F("blocked")), name="protection_no_block_of_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} ⊘ {self.blocked_id}"


class Mute(models.Model):
    """The muter no longer meets the muted in feeds, talk and notices; the muted is not told."""

    muter = models.ForeignKey(Person, models.CASCADE, related_name="mutes_made")
    muted = models.ForeignKey(Person, models.CASCADE, related_name="mutes_received")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["muter", "muted"], name="protection_one_mute"),
            models.CheckConstraint(
                condition=~Q(muter=F("muted")), name="protection_no_mute_of_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.muter_id} mutes {self.muted_id}"


class HiddenWord(models.Model):
    """A word or phrase that one person does not want to read under their clips or anywhere."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="hidden_words")
    phrase = models.CharField(max_length=60)  # as typed, for the settings page
    folded = models.CharField(max_length=60)  # as compared

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "folded"], name="protection_one_hidden_word"),
            models.CheckConstraint(
                condition=~Q(folded=""), name="protection_hidden_word_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.phrase


class CommentChoice(models.Model):
    """Who may comment on one person's clips. No row: the default of their age band."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="comment_choice")
    who = models.CharField(max_length=9, choices=WhoMayComment.choices)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.who}"


def default_who_may_comment(band: str) -> WhoMayComment:
    """Return the protective default for an age band: only adults start with everyone."""
    return WhoMayComment.EVERYONE if band == AgeBand.ADULT else WhoMayComment.FOLLOWERS


def parted_ids(viewer: Viewer) -> set[int]:
    """Return ids of everyone the viewer blocked or was blocked by."""
    if not isinstance(viewer, Person):
        return set()
    return {side for pair in _partings(viewer) for side in pair} - {viewer.pk}


@prepared
def _partings(person: Person) -> models.QuerySet[Block, tuple[int, int]]:
    pairs = Block.objects.filter(Q(blocker=person) | Q(blocked=person))
    return pairs.values_list("blocker_id", "blocked_id")


def parted_from(person: Person) -> Q:
    """Return the same as a condition on whose `author` it is: for doors that are one statement."""
    blocked = Block.objects.filter(blocker=person).values("blocked_id")
    blockers = Block.objects.filter(blocked=person).values("blocker_id")
    return Q(author__in=blocked) | Q(author__in=blockers)


def muted_ids(viewer: Viewer) -> set[int]:
    """Return ids of everyone the viewer muted."""
    if not isinstance(viewer, Person):
        return set()
    return set(_muted(viewer))


@prepared
def _muted(person: Person) -> models.QuerySet[Mute, int]:
    return Mute.objects.filter(muter=person).values_list("muted_id", flat=True)


def people_visible_to(viewer: Viewer) -> PersonQuerySet:
    """The door to other people's profiles: present, and no block in either direction."""
    everyone: PersonQuerySet = Person.objects.present()
    if not isinstance(viewer, Person):
        return everyone if settings.OPEN_TO_VISITORS else everyone.none()
    return everyone.exclude(blocks_made__blocked=viewer).exclude(blocks_received__blocker=viewer)
