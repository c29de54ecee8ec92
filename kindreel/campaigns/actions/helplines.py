"""Helplines: the list that comes with Kindreel, and what the operator makes of it."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from kindreel.campaigns.actions.plans import only_operators
from kindreel.campaigns.models import Helpline
from kindreel.people.models import Person

SHIPPED = Path(__file__).resolve().parent.parent / "helplines.json"


@dataclass(frozen=True)
class HelplinePlan:
    """Somebody to call or write to."""

    country: str
    name: str
    phone: str
    url: str
    hours: str
    source: str
    checked_on: date


@transaction.atomic
def load_helplines() -> int:
    """Put the shipped helplines in, once: a list an operator has touched is left alone."""
    if Helpline.objects.exists():
        return 0
    given = json.loads(SHIPPED.read_text("utf-8"))["helplines"]
    rows = [Helpline(**row) for row in given]
    return len(Helpline.objects.bulk_create(rows))


def add_helpline(*, operator: Person, plan: HelplinePlan) -> Helpline:
    """Add a helpline."""
    only_operators(operator)
    return Helpline.objects.create(**asdict(plan))


def change_helpline(*, operator: Person, helpline: Helpline, plan: HelplinePlan) -> bool:
    """Change a helpline; False when it is gone."""
    only_operators(operator)
    return bool(Helpline.objects.filter(pk=helpline.pk).update(**asdict(plan)))


def remove_helpline(*, operator: Person, helpline: Helpline) -> bool:
    """Take a helpline away; False when it was gone already."""
    only_operators(operator)
    gone, _ = Helpline.objects.filter(pk=helpline.pk).delete()
    return bool(gone)
