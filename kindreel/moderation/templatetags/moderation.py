"""Words for the keys that decisions carry."""

from django import template

from kindreel.moderation.models import Decision
from kindreel.moderation.policy import title_of
from kindreel.moderation.words import what_was_done

register = template.Library()


@register.filter
def rule_title(key: str) -> str:
    """Return the title of the community rule a decision names."""
    return title_of(key)


@register.filter
def done(decision: Decision) -> str:
    """Return in a word or two what a decision did."""
    return what_was_done(decision)
