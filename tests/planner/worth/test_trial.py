"""Arms and holdout: by debtor, the same every day, logged, and lawful."""

from collections import Counter
from dataclasses import replace

import pytest

from arrears.planner.policy import Policy
from arrears.planner.trial import (
    Arm,
    ArmTwice,
    SeedMissing,
    ShareOutOfRange,
    SharesDoNotSum,
    Trial,
    draws,
)
from tests.planner.book import TODAY, a_case, planned, promised

ARMS = (Arm("champion", "priority", 6_000), Arm("challenger", "balance", 3_000))
TRIAL = Trial(ARMS, holdout_per_10000=1_000, seed="2026")
TRYING = replace(Policy.default(), trial=TRIAL)
MANY = ({"seat": "carla", "calls_per_round": 500},)


def cases(count):
    return [a_case(f"A-{n:04}", owed_minor=1_000 + n) for n in range(count)]


def test_debtors_are_split_by_their_shares_and_every_row_logs_its_chance():
    plan = planned(*cases(1_000), policy=TRYING, seats=MANY).values()

    arms = Counter(row["arm"] for row in plan)
    assert 540 < arms["champion"] < 660
    assert 250 < arms["challenger"] < 350
    assert 70 < arms["holdout"] < 130
    chances = {row["arm"]: row["chance_per_10000"] for row in plan}
    assert chances == {"champion": 6_000, "challenger": 3_000, "holdout": 1_000}
    assert all(row["cell"] for row in plan)


def test_who_is_held_out_is_not_called_and_everybody_else_may_be():
    plan = planned(*cases(200), policy=TRYING, seats=MANY).values()

    for row in plan:
        assert (row["reason"] == "held_out") == (row["arm"] == "holdout")


def test_the_same_seed_puts_a_debtor_into_the_same_arm_and_another_does_not():
    people = [f"person {n}" for n in range(100)]

    assert draws(people, seed="a") == draws(people, seed="a")
    assert draws(people, seed="a") != draws(people, seed="b")
    assert draws(["person 1"], seed="a") == [draws(people, seed="a")[1]]


def test_two_cases_of_one_debtor_are_in_one_arm():
    pairs = [a_case(f"A-{n}", person=f"P-{n // 2}") for n in range(100)]

    plan = planned(*pairs, policy=TRYING, seats=MANY)

    arms = [plan[f"A-{n}"]["arm"] for n in range(100)]
    assert arms[::2] == arms[1::2]


def test_a_reminder_the_debtor_agreed_to_is_never_held_out():
    everybody = replace(
        TRYING, trial=Trial((Arm("champion", "priority", 1),), 9_999, "2026")
    )

    plan = planned(
        promised("P-1", "15:00"),
        promised("P-2", "15:00", reminder_agreed=False),
        policy=everybody,
    )

    assert plan["P-1"]["reason"] is None
    assert (plan["P-1"]["arm"], plan["P-1"]["chance_per_10000"]) == (None, 10_000)
    assert plan["P-2"]["reason"] is not None


def test_the_arms_share_the_seats_as_they_share_the_debtors():
    few = ({"seat": "carla", "calls_per_round": 45},)
    plan = planned(*cases(1_000), policy=TRYING, seats=few).values()

    called = Counter(row["arm"] for row in plan if row["reason"] is None)
    assert called == {"champion": 60, "challenger": 30}


def test_only_a_holdout_keeps_one_arm_for_all_others():
    held = replace(Policy.default(), trial=Trial((), 500, "x"))
    plan = planned(*cases(100), policy=held, seats=MANY).values()

    assert {row["arm"] for row in plan} <= {"all", "holdout"}


def test_without_a_trial_the_plan_has_no_such_columns():
    (row,) = planned(a_case("A-1"), on=TODAY).values()

    assert "arm" not in row


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"arms": ARMS, "holdout_per_10000": 1_001}, SharesDoNotSum),
        ({"arms": ARMS, "holdout_per_10000": -1}, ShareOutOfRange),
        ({"holdout_per_10000": 10_000}, ShareOutOfRange),
        ({"arms": (Arm("a", "priority", 0),)}, ShareOutOfRange),
        ({"arms": (ARMS[0], ARMS[0])}, ArmTwice),
        ({"arms": (Arm("holdout", "priority", 9_000),)}, ArmTwice),
        ({"arms": ARMS, "holdout_per_10000": 1_000, "seed": ""}, SeedMissing),
    ],
)
def test_a_trial_that_contradicts_itself_is_refused(told, refused):
    with pytest.raises(refused):
        Trial(**({"seed": "2026"} | told))
