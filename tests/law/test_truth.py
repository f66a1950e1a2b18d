"""Three-valued logic: what is not known stays not known, and never becomes a yes."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, none, sampled_from

from arrears.law.engine.truth import Truth, Value, as_truth

truths = sampled_from([Truth(known=True), Truth(known=False), Truth(known=None)])
plain = integers(-3, 3) | none()


@given(a=truths, b=truths, c=truths)
def test_the_order_of_facts_does_not_matter(a, b, c):
    assert a | b == b | a
    assert a & b == b & a
    assert (a | b) | c == a | (b | c)
    assert (a & b) & c == a & (b & c)


@given(a=truths, b=truths, c=truths)
def test_and_spreads_over_or_and_or_over_and(a, b, c):
    assert a & (b | c) == (a & b) | (a & c)
    assert a | (b & c) == (a | b) & (a | c)


@given(a=truths, b=truths)
def test_not_turns_and_into_or(a, b):
    assert ~(a & b) == ~a | ~b
    assert ~~a == a


@given(a=truths, b=truths)
def test_knowing_more_never_takes_back_an_answer(a, b):
    if (a | Truth(known=None)).known is not None:
        assert (a | b).known == (a | Truth(known=None)).known
    if (a & Truth(known=None)).known is not None:
        assert (a & b).known == (a & Truth(known=None)).known


@given(a=plain, b=plain)
def test_a_comparison_with_what_nobody_knows_is_not_known(a, b):
    asked = [Value(a) < b, Value(a) <= b, Value(a) > b, Value(a) >= b, Value(a) == b]
    asked += [Value(a) != b, Value(a) == Value(b)]

    assert all((truth.known is None) == (None in (a, b)) for truth in asked)


@given(a=integers(), b=integers())
def test_known_values_compare_as_numbers_do(a, b):
    assert (Value(a) < b).known == (a < b)
    assert (Value(a) <= b).known == (a <= b)
    assert (Value(a) > b).known == (a > b)
    assert (Value(a) >= b).known == (a >= b)
    assert (Value(a) != b).known == (a != b)
    assert Value(a).is_in([b]).known == (a == b)


def test_a_bare_fact_is_an_answer():
    yes, unknown = Value(plain=True), Value(None)

    assert as_truth(yes).known is True
    assert (~yes).known is False
    assert (yes & unknown).known is None
    assert (unknown | yes).known is True


def test_a_truth_has_no_plain_yes_or_no():
    with pytest.raises(TypeError):
        bool(Truth(known=True))
