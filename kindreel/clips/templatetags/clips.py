"""Talk with links in it, addresses of media, and the viewer's own parts of a cached card."""

import re
from urllib.parse import quote

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from kindreel.clips.models import Clip
from kindreel.clips.rules import media_address
from kindreel.lib.hashtags import HASHTAG, MENTION, fold
from kindreel.web.pieces import gap, only_for

register = template.Library()

_LINKS = re.compile(f"(?P<tag>{HASHTAG.pattern})|(?P<person>{MENTION.pattern})")


@register.filter
def talk(text: str) -> SafeString:
    """Escape what somebody typed, make its #hashtags and @mentions links, and keep its lines."""
    pieces: list[tuple[SafeString | str]] = []
    at = 0
    for match in _LINKS.finditer(text):
        pieces += [(text[at : match.start()],), (_link(match),)]
        at = match.end()
    pieces.append((text[at:],))
    return format_html_join("", "{}", pieces)


def _link(match: re.Match[str]) -> SafeString | str:
    shown = match[0]
    if match["person"]:
        return format_html('<a href="{}">{}</a>', f"/@{shown[1:].lower()}/", shown)
    if not any(char.isalpha() for char in shown):
        return shown
    return format_html('<a href="{}">{}</a>', f"/tags/{quote(fold(shown[1:]))}/", shown)


@register.simple_tag
def poster_address(clip: Clip) -> str:
    """Return the signed address of a clip's poster, or nothing while there is none."""
    return media_address(clip.poster) if clip.poster else ""


@register.filter
def shape(clip: Clip) -> str:
    """Say how a clip's picture lies: tall, square or wide."""
    if clip.width > clip.height:
        return "wide"
    return "square" if clip.width * 1.2 > clip.height else "tall"


class OnlyNode(template.Node):
    """A part that only some viewers get."""

    def __init__(self, nodes: NodeList, condition: str) -> None:
        self.nodes = nodes
        self.condition = condition

    def render(self, context: Context) -> SafeString:
        """Put marks around the part, which `cards` reads."""
        return only_for(context["mark"], self.condition, self.nodes.render(context))


@register.tag
def only(parser: Parser, token: Token) -> OnlyNode:
    """Mark a part for one kind of viewer: {% only "own" %} … {% endonly %}; not nested."""
    _, condition = token.split_contents()
    nodes = parser.parse(("endonly",))
    parser.delete_first_token()
    return OnlyNode(nodes, condition.strip('"'))


@register.simple_tag(takes_context=True)
def fill(context: Context, name: str) -> SafeString:
    """Leave a gap that is filled in for each viewer; outside of a card, fill it in now."""
    if "mark" not in context:
        return conditional_escape(context[name])
    return gap(context["mark"], name)
