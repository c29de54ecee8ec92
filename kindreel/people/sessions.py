"""Sessions as Django keeps them in the database, read with SQL that is written once."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from kindreel.statements import prepared


class SessionStore(DatabaseSessions):
    """Every page reads one."""

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        found = _open_session(key, timezone.now()) if key else []
        if not found:
            self._session_key = None
            return None
        return found[0]


@prepared
def _open_session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
