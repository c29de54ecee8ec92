"""Making and revoking keys."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kindreel.analyze.models import ApiKey
from kindreel.analyze.rules.keys import SHOWN, digest_of, key_from
from kindreel.people.models import Person

SHOWN_FOR = timedelta(minutes=10)  # how long a second click shows the same key again


@dataclass(frozen=True)
class KeyPlan:
    """Everything the operator decides about a key."""

    name: str
    may_analyze: bool
    may_suggest: bool
    may_batch: bool
    per_minute: int
    per_day: int
    origins: str
    expires_on: date | None


@dataclass(frozen=True)
class KeyMade:
    """A key, and what opens it: this once."""

    row: ApiKey
    key: str


@dataclass(frozen=True)
class KeyShownBefore:
    """This form made a key some time ago."""

    row: ApiKey


def make_key(*, operator: Person, plan: KeyPlan, form_token: UUID) -> KeyMade | KeyShownBefore:
    """Make a key. The second click on the same form shows the same key, and makes no other."""
    _only_operators(operator)
    key = key_from(form_token, operator.pk)
    fields = asdict(plan) | {"hint": key[:SHOWN], "made_by": operator}
    row, is_new = ApiKey.objects.get_or_create(digest=digest_of(key), defaults=fields)
    is_fresh = row.revoked_at is None and timezone.now() - row.made_at < SHOWN_FOR
    return KeyMade(row, key) if is_new or is_fresh else KeyShownBefore(row)


def revoke_key(*, operator: Person, key: ApiKey) -> bool:
    """Stop a key at once and for good; False if it was stopped before."""
    _only_operators(operator)
    seen = ApiKey.objects.filter(pk=key.pk, revoked_at=None)
    return seen.update(revoked_at=timezone.now(), revoked_by=operator) == 1


def _only_operators(person: Person) -> None:
    if not person.is_operator:
        raise PermissionDenied
