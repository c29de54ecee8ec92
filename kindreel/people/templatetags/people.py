"""Template tags of accounts: browsers in words."""

from django import template

register = template.Library()

# The first word found counts: most browsers also name those they descend from.
BROWSERS = {
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
MACHINES = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "CrOS": "a Chromebook",
    "Windows": "Windows",
    "Mac OS": "a Mac",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """Say in words what a browser calls itself."""
    name = _first(BROWSERS, user_agent) or "A browser"
    machine = _first(MACHINES, user_agent)
    return f"{name} on {machine}" if machine else name


def _first(words: dict[str, str], text: str) -> str:
    return next((shown for word, shown in words.items() if word in text), "")
