"""What is known about decisions and words: final decisions, keyed hashes, texts to read."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.learning.models import Promotion
from kindreel.moderation.models import CaseSource, Decision, DecisionQuerySet, Outcome, SubjectKind
from kindreel.screening import candidates

Spoken = Comment | Clip
KINDS: dict[str, type[Comment] | type[Clip]] = {
    SubjectKind.COMMENT: Comment,
    SubjectKind.CLIP: Clip,
}


def spoken(kind: str, ids: Iterable[int]) -> list[Spoken]:
    """Return comments or clips with everything that their words are read with."""
    wanted = list(ids)
    if kind == SubjectKind.COMMENT:
        comments = Comment.objects.select_related("author", "clip", "parent__author")
        return list(comments.filter(pk__in=wanted))
    return list(Clip.objects.select_related("author").filter(pk__in=wanted))


def keyed(what: str, value: object) -> str:
    """Return a keyed hash (64 hex digits): who has the signing key can compute it, nobody else."""
    return salted_hmac(f"kindreel.learning.{what}", str(value), algorithm="sha256").hexdigest()


def subject_key(kind: str, subject_id: int) -> str:
    """Return the hash that finds the row of a comment or clip again."""
    return keyed("subject", f"{kind}:{subject_id}")


def author_key(person_id: int | None) -> str:
    """Return the hash that finds what somebody said again; nothing for nobody."""
    return keyed("author", person_id) if person_id else ""


def key_mark() -> str:
    """Return a sign of the signing key in use."""
    return keyed("mark", "")[:16]


def about_rules() -> DecisionQuerySet:
    """Return decisions about the rules; cases about care are nobody's lesson."""
    return Decision.objects.exclude(case__source=CaseSource.CARE)


def final_decisions(kind: str, ids: Iterable[int]) -> dict[int, Decision]:
    """Return for each comment or clip that was decided the decision that stands now.

    What was taken down and not given back stands, whatever came later; else the last decision. How
    somebody was looked after is none of them.
    """
    rows = about_rules().filter(case__subject_kind=kind, case__subject_id__in=list(ids))
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in rows.select_related("case").order_by("pk"):
        found[decision.case.subject_id].append(decision)
    return {pk: _standing(decisions) for pk, decisions in found.items()}


def _standing(decisions: list[Decision]) -> Decision:
    taken_back = {decision.overrides_id for decision in decisions}
    in_force = [
        decision
        for decision in decisions
        if decision.outcome != Outcome.KEEP and decision.pk not in taken_back
    ]
    return (in_force or decisions)[-1]


def last_promotion() -> Promotion | None:
    """Return what was promoted last."""
    return Promotion.objects.order_by("-number").first()


def live_name() -> str:
    """Return what is live: what was promoted last; before any promotion, what the disk says."""
    last = last_promotion()
    return last.name if last else candidates.pointed_to()
