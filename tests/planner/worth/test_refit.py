"""The model is refitted from a holdout, shrunk, and says what it rests on."""

import pytest

from arrears.planner.form import PolicyRefused
from arrears.planner.worth.cells import cells, every_cell, lineage, read
from arrears.planner.worth.refit import FEW, Seen, refit

CELL = "early/lately/none/small"


def seen(called, count, paid):
    return [Seen(CELL, called=called, paid=n < paid) for n in range(count)]


def test_without_a_holdout_nothing_changes_and_it_says_so():
    found = refit(seen(called=True, count=900, paid=300), model=cells())

    assert found.cells.told == cells().told
    assert found.cells.basis == "assumption"
    assert "assumption" in found.text.splitlines()[0]


@pytest.mark.parametrize(("held", "basis"), [(FEW - 1, "assumption"), (FEW, "holdout")])
def test_few_held_out_are_too_few(held, basis):
    found = refit(seen(True, 100, 50) + seen(False, held, 0), model=cells())

    assert found.cells.basis == basis


def test_many_cases_outweigh_the_guess_and_few_do_not():
    many = refit(seen(True, 20_000, 8_000) + seen(False, 20_000, 4_000), model=cells())
    few = refit(seen(True, 40, 0) + seen(False, 40, 40), model=cells())

    rates = many.cells.rates(CELL)
    assert abs(rates.called_per_10000 - 4_000) < 5
    assert abs(rates.uncalled_per_10000 - 2_000) < 5
    assert few.cells.told["all"].called_per_10000 > 900


def test_a_proposal_reads_back_as_a_model():
    found = refit(seen(True, 900, 300) + seen(False, 100, 20), model=cells())

    again = read(found.text, file="proposed.yaml")

    assert again == found.cells


def test_a_cell_that_is_not_told_has_its_parents_rates():
    assert (
        cells().rates("late/not_lately/kept/large") == cells().told["late/not_lately"]
    )
    assert lineage("late/lately")[-1] == "all"
    assert len(every_cell()) == len(set(every_cell())) == 72


def test_a_rate_out_of_range_names_its_cell():
    with pytest.raises(PolicyRefused) as refused:
        read(
            "version: x\nbasis: assumption\nshrink: 1\n"
            "seconds_a_call: {lately: 1, not_lately: 1}\n"
            "cells: {all: [1, 2], early: [1, 10001]}",
            file="x",
        )

    assert "early" in refused.value.sentence.en
