"""Who a session belongs to; signing in itself is allauth's."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from kindreel.people.models import Person
from kindreel.statements import prepared


class Accounts(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's backend. Every page reads an account, with SQL that is written once."""

    def get_user(self, user_id: int) -> Person | None:
        """Return the account of a session unless it was closed."""
        found = next(iter(_account(user_id)), None)
        return found if found is not None and self.user_can_authenticate(found) else None


@prepared
def _account(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk)
