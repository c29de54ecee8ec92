"""Shares as people read them: in percent, and how sure they are."""

from collections.abc import Sequence
from typing import NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kindreel.learning.comparing import ASKING, Rate
from kindreel.screening.measures import Share

register = template.Library()


@register.filter
def percent(share: Share) -> str:
    """Return a share in whole percent."""
    return "–" if share.value is None else f"{100 * share.value:.0f} %"


@register.simple_tag
def share(found: Share) -> SafeString:
    """Show a share in percent with the range it lies in; nothing of nothing."""
    if found.value is None:
        return SafeString("–")
    low, high = (f"{100 * edge:.1f}" for edge in found.interval)
    words = '<span class="share">{} %</span> <span class="share__range">{} to {}</span>'
    return format_html(words, f"{100 * found.value:.1f}", low, high)


class Bar(NamedTuple):
    """One bar: all of a page share one scale, so that they can be compared."""

    label: str
    value: float
    max: float
    words: str


@register.filter
def bars(rates: Sequence[Rate]) -> list[Bar]:
    """Return bars of how often each side asks, holds, or cannot read, the two beside each other."""
    pairs = [
        (f"{rate.advice.label}, {whose}", 100 * (found.value or 0))
        for rate in rates
        if rate.advice in ASKING
        for whose, found in (("live", rate.live), ("on trial", rate.candidate))
    ]
    top = max((value for _, value in pairs), default=0) or 1
    return [Bar(label, round(value, 1), round(top, 1), f"{value:.1f} %") for label, value in pairs]
