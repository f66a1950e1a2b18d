"""What a turn is worth: each measure ranks as it says, and says why."""

from dataclasses import replace

import pytest

from arrears.planner.engines import polars as engine
from arrears.planner.nightly import worked
from arrears.planner.policy import WORTHS, Policy, PolicyRefused, policy
from arrears.planner.worth.measures import NAMES, worth_words
from tests.planner.book import TODAY, a_case, an_attempt, clock, frames, rows

HOUSE = Policy.default()


def worked_rows(cases, *, by, more=None, **told):
    book = frames(cases, **told)
    if more:
        book = replace(book, cases=rows_with(cases, more))
    found = engine.collect(worked(book, on=TODAY, policy=by))
    return sorted(found.rows(named=True), key=lambda row: row["rank"])


def rows_with(cases, columns):
    """Return the cases' frame with optional columns that the rows tell."""
    import narwhals.stable.v2 as nw

    told = nw.from_dict(
        {"case": [c["case"] for c in cases], **columns}, backend="polars"
    )
    return rows("cases", cases).join(told.lazy(), on="case", how="left")


def order(cases, worth, **told):
    by = replace(HOUSE, worth=worth, cover_new_first=False)
    return [row["case"] for row in worked_rows(cases, by=by, **told)]


def test_the_largest_balance_comes_first():
    cases = [a_case("A-1", owed_minor=5, first_instalment=True), a_case("A-2")]

    assert order(cases, "balance") == ["A-2", "A-1"]
    assert order(cases, "priority") == ["A-1", "A-2"]


def test_a_large_debt_is_large_in_every_currency():
    yen = a_case("A-1", owed_minor=1_000_000, currency="JPY")
    yuan = a_case("A-2", owed_minor=4_999_999)

    assert order([yen, yuan], "balance") == ["A-1", "A-2"]


def test_the_longest_overdue_comes_first():
    from datetime import timedelta

    old = a_case("A-2", due_on=TODAY - timedelta(days=9), owed_minor=1)

    assert order([a_case("A-1"), old], "days_past_due") == ["A-2", "A-1"]


def test_who_answers_comes_before_who_was_never_rung_and_who_does_not():
    cases = [a_case(f"A-{n}") for n in (1, 2, 3)]
    tried = [
        an_attempt("debtor of A-1", f"2026-11-{d} 10:00") for d in (10, 12, 14, 16)
    ]
    told = an_attempt("debtor of A-3", "2026-11-16 10:00", result="conversation")

    assert order(cases, "reach", attempts=[*tried, told]) == ["A-3", "A-2", "A-1"]


def test_a_broken_promise_makes_less_expected_of_the_same_debt():
    cases = [a_case("A-1"), a_case("A-2")]
    told = [
        an_attempt(f"debtor of {c['case']}", "2026-11-16 10:00", result="conversation")
        for c in cases
    ]
    more = {"broken_promises": [1, 0], "kept_promises": [0, 2]}

    assert order(cases, "expected", attempts=told, more=more) == ["A-2", "A-1"]


def test_a_minute_with_who_would_pay_anyway_adds_less_than_the_balance_says():
    paying = a_case("A-1", owed_minor=1_200_00)
    late = a_case("A-2", owed_minor=1_000_00)
    told = [an_attempt("debtor of A-2", "2026-11-16 10:00", result="conversation")]

    found = worked_rows(
        [paying, late], by=replace(HOUSE, worth="increment"), attempts=told
    )

    by_case = {row["case"]: row for row in found}
    assert by_case["A-2"]["added_minor"] == 1_000_00 * (5000 - 4100) // 10_000
    assert by_case["A-1"]["added_minor"] == 1_200_00 * (3600 - 3300) // 10_000
    assert by_case["A-1"]["cell"] == "early/not_lately/none/small"


@pytest.mark.parametrize("worth", WORTHS)
def test_each_measure_says_in_words_why_a_case_stands_there(worth):
    by = replace(HOUSE, worth=worth)
    (row,) = worked_rows([a_case("A-1")], by=by)

    words = worth_words(worth, row)

    assert words.zh
    assert "{" not in words.en + words.zh
    assert NAMES[worth].zh


def test_without_a_holdout_the_increment_says_it_is_an_assumption():
    (row,) = worked_rows([a_case("A-1")], by=replace(HOUSE, worth="increment"))

    assert "an assumption" in worth_words("increment", row).en


def test_an_unknown_measure_is_refused():
    with pytest.raises(PolicyRefused) as refused:
        replace(HOUSE, worth="mood")

    assert "“worth” is mood" in refused.value.sentence.en


@pytest.mark.covers("SKL-02")
def test_every_new_account_is_covered_once_before_any_a_second_time():
    cases = [a_case("A-1", owed_minor=9_000_00), a_case("A-2", owed_minor=1)]
    tried = [an_attempt("debtor of A-1", "2026-11-16 10:00")]
    by = replace(HOUSE, cover_new_first=True)

    found = worked_rows(cases, by=by, attempts=tried)

    assert [row["case"] for row in found] == ["A-2", "A-1"]


def test_the_supervisors_weight_counts_in_every_measure():
    cases = [a_case("A-1", owed_minor=100), a_case("A-2", owed_minor=150)]
    more = {"weight_percent": [200, None]}

    for worth in ("priority", "balance", "expected", "increment"):
        assert order(cases, worth, more=more)[0] == "A-1", worth


def test_an_excluded_case_is_set_aside_with_its_reason():
    (row,) = worked_rows([a_case("A-1")], by=HOUSE, more={"excluded": [True]})

    assert row["reason"] == "excluded"


def test_missing_nulls_are_worth_nothing_and_no_row_is_lost():
    empty = a_case("A-1", owed_minor=None, currency=None, due_on=None, zone=None)

    for worth in WORTHS:
        by = replace(HOUSE, worth=worth)
        assert len(worked_rows([empty, a_case("A-2")], by=by)) == 2


def test_attempts_in_the_future_say_nothing_of_reach():
    ahead = [an_attempt("debtor of A-1", "2027-01-01 10:00", result="conversation")]
    by = replace(HOUSE, worth="reach")

    (row,) = worked_rows([a_case("A-1")], by=by, attempts=ahead)

    assert (row["dials_lately"], row["talks_lately"]) == (0, 0)


def test_the_policy_reads_its_measure_and_its_arms_from_yaml():
    from importlib import resources

    text = (resources.files("arrears.planner") / "policy.yaml").read_text("utf-8")
    told = text.replace("worth: priority\n", "worth: reach\n", 1)
    told += 'holdout: 500\nseed: "2026"\narms:\n'
    told += "  - {name: champion, worth: priority, share: 8500}\n"
    told += "  - {name: challenger, worth: balance, share: 1000}\n"

    found = policy(told, file="p.yaml")

    assert found.measures == {"reach", "priority", "balance"}
    assert found.stamp["seed"] == "2026"
    assert found.stamp["worth"] == "reach"
    assert clock("08:00") == found.morning.from_minutes
