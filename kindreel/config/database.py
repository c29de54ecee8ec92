"""The database that an address names, set up so that several processes may write."""

from typing import Any

import dj_database_url


def database(address: str) -> dict[str, Any]:
    """Return Django's settings of one database: SQLite or PostgreSQL."""
    found = dict(dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4096;"
                "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON"
            ),
        }
    return found
