"""A lot that anybody can draw again."""

from hypothesis import given
from hypothesis.strategies import integers, lists, text

from arrears.domain.case.sampling import drawn

names = lists(text(max_size=8), unique=True, max_size=30)


@given(names=names, size=integers(min_value=0, max_value=40))
def test_the_order_of_the_rows_does_not_matter(names, size):
    one = drawn(names, seed="s", size=size)

    assert drawn(reversed(names), seed="s", size=size) == one
    assert len(one) == min(size, len(names))


def test_the_lot_is_written_down_once_and_for_all():
    names = [f"note:{n}" for n in range(100)]

    assert drawn(names, seed="2026-11", size=3) == FIRST_THREE


FIRST_THREE = ["note:17", "note:55", "note:53"]
