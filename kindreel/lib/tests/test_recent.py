from kindreel.lib.recent import Recent


def test_it_gives_back_what_was_kept() -> None:
    kept: Recent[str, int] = Recent(2)
    kept.keep("boat", 1)
    kept.keep("boat", 2)
    assert kept.get("boat") == 2
    assert kept.get("kite") is None
    assert len(kept) == 1


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept: Recent[str, int] = Recent(2)
    kept.keep("boat", 1)
    kept.keep("kite", 2)
    assert kept.get("boat") == 1
    kept.keep("drum", 3)
    assert [kept.get(name) for name in ("boat", "kite", "drum")] == [1, None, 3]
