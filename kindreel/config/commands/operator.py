"""`kindreel operator`: how a community gets the person who runs it."""

import argparse
import sys

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from kindreel.config.cli import CommandError
from kindreel.people.models import AgeBand, Person, Role


def run(options: argparse.Namespace) -> int:
    """Promote an account, or make a new one whose password is set by e-mail."""
    person = Person.objects.filter(username=options.handle).first()
    if person is None:
        person = _new_account(options.handle, options.email)
    Person.objects.filter(pk=person.pk).update(role=Role.OPERATOR)
    sys.stdout.write(
        f"@{person.username} is an operator now. A password can be set at "
        f"{settings.SITE_ADDRESS}/accounts/password/reset/\n"
    )
    return 0


@transaction.atomic
def _new_account(handle: str, email: str | None) -> Person:
    if not email:
        raise CommandError(f"there is no @{handle} yet; to make the account, add --email ADDRESS.")
    person = Person(username=handle, email=email, age_band=AgeBand.ADULT, is_private=False)
    person.set_unusable_password()
    try:
        validate_email(email)
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    person.save(force_insert=True)
    return person
