from kindreel.lib.hashchain import GENESIS, link


def test_a_link_depends_on_the_record_and_on_what_came_before() -> None:
    first = link(GENESIS, {"a": 1})
    assert first == link(GENESIS, {"a": 1})
    assert len({first, link(GENESIS, {"a": 2}), link(first, {"a": 1})}) == 3
