"""A chain of records in which each carries the SHA-256 of the one before it."""

import hashlib
import json
from collections.abc import Mapping

GENESIS = "0" * 64


def link(previous: str, record: Mapping[str, object]) -> str:
    """Return the hex digest (64 characters) that binds `record` to the digest before it."""
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()
