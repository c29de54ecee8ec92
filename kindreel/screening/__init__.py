"""Screening: what a text says, as scores and an advice. Owns no tables and knows no Django."""

from .live import read, read_many, reader
from .reading import LANGUAGES, Reader
from .verdict import HEADS, Advice, Context, Span, Verdict

__all__ = [
    "HEADS",
    "LANGUAGES",
    "Advice",
    "Context",
    "Reader",
    "Span",
    "Verdict",
    "read",
    "read_many",
    "reader",
]
