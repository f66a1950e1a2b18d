"""An account stands once: a true repeat is set aside, a contradiction altogether."""

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, tuples

from tests.intake.files import HEADER, SEVERAL, read, reasons, written

DUE = "2026-11-01"


@pytest.mark.parametrize("rows", [1, 2, 50])
def test_of_rows_that_are_the_same_the_first_is_taken(tmp_path, rows):
    path = written(
        tmp_path / "b.csv", HEADER, f"A,5,{DUE}", f"B,5,{DUE}", f" A ,5,{DUE}"
    )

    batch = read(path, rows=rows)

    assert batch.accepted["line"].to_list() == [2, 3]
    assert reasons(batch) == [(4, "account_repeated")]
    assert batch.aside["owed_minor"].to_list() == [500]


@pytest.mark.parametrize("rows", [1, 2, 50])
def test_rows_at_odds_are_all_set_aside_the_first_as_well(tmp_path, rows):
    path = written(
        tmp_path / "b.csv",
        HEADER,
        f"A,5,{DUE}",
        f"B,5,{DUE}",
        f"A,5,{DUE}",
        f"A,6,{DUE}",
    )

    batch = read(path, rows=rows)

    assert batch.accepted["account_number"].to_list() == ["B"]
    assert reasons(batch) == [
        (2, "account_conflicts"),
        (4, "account_conflicts"),
        (5, "account_conflicts"),
    ]


def test_a_broken_row_does_not_contradict_a_sound_one(tmp_path):
    path = written(
        tmp_path / "b.csv", HEADER, f"A,5,{DUE}", "A,6", f",5,{DUE}", f",6,{DUE}"
    )

    batch = read(path)

    assert batch.accepted["account_number"].to_list() == ["A"]
    assert [reason for _, reason in reasons(batch)] == [
        "too_few_cells",
        "account_missing",
        "account_missing",
    ]


def test_columns_that_nobody_mapped_make_no_difference(tmp_path):
    path = written(tmp_path / "b.csv", f"{HEADER},备注", f"A,5,{DUE},x", f"A,5,{DUE},y")

    assert reasons(read(path)) == [(3, "account_repeated")]


@SEVERAL
@given(lists(tuples(sampled_from("ABC"), sampled_from("56")), min_size=1, max_size=12))
def test_whatever_repeats_no_account_is_taken_twice_and_no_row_lost(
    tmp_path_factory, book
):
    folder = tmp_path_factory.mktemp("books")
    path = written(
        folder / "b.csv", HEADER, *(f"{account},{owed},{DUE}" for account, owed in book)
    )

    batch = read(path, rows=5)

    taken = batch.accepted["account_number"]
    figures = {
        account: {owed for a, owed in book if a == account} for account, _ in book
    }
    assert sorted(taken) == sorted(a for a, owed in figures.items() if len(owed) == 1)
    assert len(taken) + len(batch.aside) == len(book)
