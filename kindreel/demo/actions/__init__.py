"""Seeding the made-up community, and removing it whole."""

from kindreel.demo.actions.removing import remove
from kindreel.demo.actions.seeding import Seeded, SeededBefore, SeedFailed, seed

__all__ = ["SeedFailed", "Seeded", "SeededBefore", "remove", "seed"]
