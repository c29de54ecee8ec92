"""Words for the keys that decisions carry."""

from django import template

from kindreel.moderation.policy import title_of

register = template.Library()


@register.filter
def rule_title(key: str) -> str:
    """Return the title of the community rule a decision names."""
    return title_of(key)
