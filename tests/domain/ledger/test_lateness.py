"""How late: days past due, grace, pauses, buckets; the two public oracles."""

import pytest

from tests.domain.ledger.debts import event, paid, told

ONE = [{"due": "2021-03-31", "principal": 1_000_00}]


@pytest.mark.covers("CALC-07", "DAT-52")
@pytest.mark.parametrize(
    ("as_of", "dpd", "bucket"),
    [
        ("2021-03-30", 0, None),
        ("2021-03-31", 1, [1, 30]),
        ("2021-04-29", 30, [1, 30]),
        ("2021-04-30", 31, [31, 60]),
        ("2021-05-29", 60, [31, 60]),
        ("2021-05-30", 61, [61, 90]),
        ("2021-06-28", 90, [61, 90]),
        ("2021-06-29", 91, [91, None]),
    ],
)
def test_where_the_due_day_is_day_one_the_classes_turn_as_the_circular_says(
    as_of, dpd, bucket
):
    """The worked example of the Reserve Bank of India, circular of 12 November 2021."""
    terms = {
        "dpd": {"due_day_counts": True},
        "buckets": [[1, 30], [31, 60], [61, 90], [91, None]],
    }

    answer = told(terms=terms, instalments=ONE, as_of=as_of)

    assert (answer["dpd"], answer["bucket"]) == (dpd, bucket)


@pytest.mark.covers("CALC-07", "DAT-52")
@pytest.mark.parametrize(
    ("as_of", "dpd", "since"),
    [
        ("2021-03-31", 0, None),
        ("2021-04-01", 1, "2021-03-31"),
        ("2021-04-30", 30, "2021-03-31"),
        ("2021-05-01", 31, "2021-03-31"),
    ],
)
def test_otherwise_the_day_after_the_due_day_is_day_one(as_of, dpd, since):
    answer = told(instalments=ONE, as_of=as_of)

    assert (answer["dpd"], answer["overdue_since"]) == (dpd, since)


@pytest.mark.parametrize(
    ("as_of", "dpd"), [("2021-04-03", 0), ("2021-04-04", 1), ("2021-04-01", 0)]
)
def test_grace_is_taken_off_the_account_and_each_instalment(as_of, dpd):
    answer = told(instalments=ONE, as_of=as_of, terms={"dpd": {"grace_days": 3}})

    assert answer["dpd"] == answer["instalments"][0]["dpd"] == dpd
    assert answer["overdue_since"] == "2021-03-31"


def test_what_is_overdue_is_all_that_is_open_of_the_late_instalments():
    answer = told(paid("2024-01-10", 100_00), as_of="2024-02-02")

    assert answer["overdue_amount"] == 400_00
    assert [row["dpd"] for row in answer["instalments"]] == [32, 1, 0, 0]


@pytest.mark.covers("DPD-01", "DPD-02", "DPD-03", "DPD-04")
def test_a_part_payment_never_makes_a_stage_skip():
    ladder = {"buckets": [[1, 5], [6, 10], [11, 30], [31, None]]}
    part = paid("2021-04-08", 999_99)

    answer = told(part, instalments=ONE, as_of="2021-05-10", terms=ladder)

    assert [stay["bucket"] for stay in answer["bucket_history"]] == ladder["buckets"]
    begun = [stay["from"] for stay in answer["bucket_history"]]
    assert begun == ["2021-04-01", "2021-04-06", "2021-04-11", "2021-05-01"]


def test_paying_the_oldest_goes_back_to_the_lateness_of_the_next():
    answer = told(paid("2024-02-10", 250_00), as_of="2024-02-12")

    assert (answer["dpd"], answer["overdue_since"]) == (11, "2024-02-01")
    assert answer["bucket_history"] == [
        {"from": "2024-01-02", "until": "2024-01-05", "bucket": [1, 3]},
        {"from": "2024-01-05", "until": "2024-02-01", "bucket": [4, 30]},
        {"from": "2024-02-01", "until": "2024-02-10", "bucket": [31, 60]},
        {"from": "2024-02-10", "until": None, "bucket": [4, 30]},
    ]


@pytest.mark.parametrize(
    ("pause", "resume", "as_of", "dpd"),
    [
        ("2024-01-11", "2024-01-21", "2024-01-31", 20),
        ("2024-01-11", "2024-01-21", "2024-01-15", 10),
        ("2024-01-11", None, "2024-01-31", 10),
        ("2023-12-20", "2024-01-11", "2024-01-31", 20),
        ("2024-01-11", "2024-06-30", "2024-01-31", 10),
    ],
)
def test_a_pause_takes_away_its_days_after_the_due_day(pause, resume, as_of, dpd):
    events = [event("pause", pause)]
    events += [event("resume", resume, booked_on=pause)] if resume else []

    assert told(*events, as_of=as_of)["dpd"] == dpd


def test_pauses_across_instalments_count_for_each_from_its_own_day():
    events = [event("pause", "2024-01-20"), event("resume", "2024-02-10")]

    answer = told(*events, as_of="2024-02-20")

    assert [row["dpd"] for row in answer["instalments"]] == [29, 10, 0, 0]


def test_while_paused_the_bucket_stands_though_a_payment_lowers_the_days():
    events = [event("pause", "2024-02-12"), paid("2024-02-15", 250_00)]
    resumed = [*events, event("resume", "2024-02-20")]

    assert told(*events, as_of="2024-02-18")["bucket"] == [31, 60]
    assert told(*events, as_of="2024-02-18")["dpd"] == 11
    assert told(*resumed, as_of="2024-02-20")["bucket"] == [4, 30]


def test_what_is_all_paid_is_in_no_bucket_paused_or_not():
    events = [event("pause", "2024-01-12"), paid("2024-01-15", 250_00)]

    answer = told(*events, as_of="2024-01-20")

    assert (answer["bucket"], answer["dpd"]) == (None, 0)
    assert answer["bucket_history"][-1]["until"] == "2024-01-15"


def test_the_days_between_buckets_are_in_none():
    answer = told(instalments=ONE, as_of="2021-04-07", terms={"buckets": [[3, 5]]})

    assert answer["bucket"] is None
    assert answer["bucket_history"] == [
        {"from": "2021-04-03", "until": "2021-04-06", "bucket": [3, 5]}
    ]


@pytest.mark.parametrize(
    ("as_of", "bucket"), [("2021-04-03", None), ("2021-04-04", [0, 30])]
)
def test_a_debt_that_is_current_is_in_no_bucket_even_one_from_zero(as_of, bucket):
    terms = {"buckets": [[0, 30], [31, None]], "dpd": {"grace_days": 3}}

    assert told(instalments=ONE, as_of=as_of, terms=terms)["bucket"] == bucket
