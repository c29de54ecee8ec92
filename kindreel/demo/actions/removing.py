"""Everything marked as demo goes; the ledger keeps its numbers."""

from django.db import transaction

from kindreel.campaigns.models import Campaign
from kindreel.feed.actions import recompute_trends
from kindreel.moderation.models import Case
from kindreel.people.actions import delete_account
from kindreel.people.models import Person


def remove() -> int:
    """Remove the demo's campaign, cases and members with all they made; return how many members."""
    Campaign.objects.filter(is_demo=True).delete()
    people = list(Person.objects.filter(is_demo=True))
    with transaction.atomic():
        Case.objects.filter(author__in=people).delete()
    for person in people:
        delete_account(person=person)
    recompute_trends()
    return len(people)
