"""Hashtags and mentions in what people typed become links; nothing else does."""

import pytest

from kindreel.clips.templatetags.clips import talk


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("hi", "hi"),
        ("#Kind!", '<a href="/tags/kind/">#Kind</a>!'),
        ("(@Ada_1)", '(<a href="/@ada_1/">@Ada_1</a>)'),
        ("#Größe", '<a href="/tags/gr%C3%B6sse/">#Größe</a>'),
        ("a@b.org 3#4 #12", "a@b.org 3#4 #12"),
        ("<b> & #x<i>", '&lt;b&gt; &amp; <a href="/tags/x/">#x</a>&lt;i&gt;'),
        ("@ab @" + "a" * 25, "@ab @" + "a" * 25),
    ],
)
def test_it_links_and_escapes(typed: str, shown: str) -> None:
    assert talk(typed) == shown
