"""Template tags of the design system: icons, drawings, people, time, figures, standing."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Protocol, TypedDict
from zlib import crc32

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kindreel.web.figures import Chart, Point, draw_bars, draw_line
from kindreel.web.words import in_short, since

register = template.Library()

AVATAR_COLOURS = 8


class HasFace(Protocol):
    """Whoever can be shown with a face: every account."""

    username: str

    @property
    def name(self) -> str:
        """The name to show."""


class StandingBadge(TypedDict):
    """What `components/standing.html` needs."""

    tone: str
    icon: str
    words: str


STANDING_BADGES: dict[str, StandingBadge] = {
    "held": {"tone": "sun", "icon": "hourglass", "words": "Waiting for a look"},
    "limited": {"tone": "sky", "icon": "eye-off", "words": "Shown to fewer people"},
    "removed": {"tone": "accent", "icon": "prohibit", "words": "Taken down"},
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; with a label it is announced, without one it is decoration."""
    return _drawn(static("web/icons.svg"), name, label)


@cache
def _drawn(sheet: str, name: str, label: str) -> SafeString:
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            label,
            sheet,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sheet, name
    )


@register.simple_tag
def art(name: str) -> SafeString:
    """Draw one of the crayon drawings in `static/web/art/`; always decoration."""
    return format_html(
        '<svg class="empty__art" viewBox="0 0 200 200" aria-hidden="true">'
        '<use href="{}#art"></use></svg>',
        static(f"web/art/{name}.svg"),
    )


@register.inclusion_tag("components/avatar.html")
def avatar(person: HasFace, size: str = "m", image: str = "") -> dict[str, object]:
    """Show a face: the picture if there is one, else the first letter on a colour that stays."""
    colour = crc32(person.username.encode()) % AVATAR_COLOURS
    return {"letter": person.name[:1], "colour": colour, "size": size, "image": image}


@register.simple_tag
def when(moment: datetime) -> SafeString:
    """Say how long ago something was, with the full date on hover."""
    return format_html(
        '<time class="when" datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        date_format(timezone.localtime(moment), "j F Y, H:i"),
        since(moment, timezone.now()),
    )


@register.filter
def short(number: int) -> str:
    """Write a count in few letters: 950, 1.2k, 34k, 1.5M."""
    return in_short(number)


@register.inclusion_tag("components/standing.html")
def standing_badge(standing: str) -> dict[str, StandingBadge | None]:
    """Say in words that something is held, limited or removed; nothing for what is live."""
    return {"badge": STANDING_BADGES.get(str(standing))}


@register.inclusion_tag("components/chart.html")
def chart(
    title: str, points: Sequence[Point], kind: str = "bars", unit: str = ""
) -> dict[str, object]:
    """Draw (label, value) pairs as "bars" or as a "line", with the figures in a table behind."""
    drawing: Chart = draw_line(points) if kind == "line" else draw_bars(points)
    return {"title": title, "points": points, "unit": unit, "chart": drawing}


@register.simple_tag(takes_context=True)
def here(context: RequestContext, *places: str) -> SafeString:
    """Mark the navigation link whose place this page is ("/" only matches itself)."""
    request = context.get("request")
    path = request.path if request else ""
    found = any(path == place or (place != "/" and path.startswith(place)) for place in places)
    return SafeString(' aria-current="page"' if found else "")
