from kindreel.lib.hashtags import fold, hashtags_in, mentions_in


def test_it_finds_hashtags_once_and_as_first_written() -> None:
    text = "So #Kind, #kind and #CreateKindness! #été #2026 a#b &#39; http://x/#frag #_"
    assert hashtags_in(text) == ["Kind", "CreateKindness", "été"]


def test_it_folds_spellings_of_one_tag() -> None:
    assert fold("ＣreateKindness") == fold("createkindness")


def test_it_stops_at_thirty() -> None:
    assert len(hashtags_in(" ".join(f"#tag{n}x" for n in range(99)))) == 30


def test_it_finds_mentions_but_no_addresses() -> None:
    assert mentions_in("hi @Mia and @mia, mail me@example.org @ab @no_ah.") == ["mia", "no_ah"]
