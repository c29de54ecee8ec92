"""Reads whose SQL is written once and kept, so that only its values change; no tables."""

from kindreel.statements.prepared import prepared

__all__ = ["prepared"]
