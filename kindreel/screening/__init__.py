"""Screening: what a text says, as scores and an advice. Owns no tables and knows no Django."""

from .reading import read
from .verdict import Advice, Context, Verdict

__all__ = ["Advice", "Context", "Verdict", "read"]
