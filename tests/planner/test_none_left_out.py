"""None is left out whom guard and policy would have allowed within capacity."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import (
    composite,
    fixed_dictionaries,
    integers,
    just,
    lists,
    none,
    sampled_from,
)

from arrears.planner.frames import OPTIONAL
from arrears.planner.hours import Shift, hours
from arrears.planner.policy import Policy
from arrears.planner.steps.openings import AFTERNOON, MORNING, windows
from arrears.planner.turn import Known, turn_of
from tests.planner.book import TODAY, a_case, a_point, an_attempt, promised
from tests.planner.test_deal import planned
from tests.planner.test_records_batch import answer, moments

POLICY = Policy.default()
NAMES = ("s0", "s1", "s2")
RUNG = (None, "2026-11-23 09:00", "2026-11-23 16:00", "2026-11-24 08:10")

seats = lists(
    fixed_dictionaries(
        {
            "calls_per_round": integers(0, 3),
            "minutes": sampled_from([None, None, 0, 8, 16]),
            "most_cases": sampled_from([None, None, 0, 3]),
            "languages": sampled_from([None, None, "zh", "en, zh"]),
            "team": sampled_from([None, None, "north"]),
            "absent": sampled_from([None, False, False, True]),
            "authority_minor": sampled_from([None, None, 60_000]),
            "from_minutes": sampled_from([None, None, 540, 900]),
            "until_minutes": sampled_from([None, None, 960]),
            "breaks": sampled_from([None, None, "15:00-15:30"]),
        }
    ),
    min_size=1,
    max_size=3,
)


@composite
def cases(draw, number):
    likes = draw(none() | none() | sampled_from([9 * 60, 15 * 60 + 10]))
    told = {
        "person": draw(sampled_from([f"debtor {number}"] * 3 + ["debtor 0"])),
        "owed_minor": draw(integers(500, 999)) * 100,
        "zone": draw(sampled_from(["Asia/Shanghai"] * 9 + ["Mars/Base"])),
        "stop": draw(sampled_from([""] * 9 + ["dispute"])),
        "due_on": draw(sampled_from([TODAY - timedelta(days=4)] * 8 + [None, TODAY])),
        "prefers_from_minutes": likes,
        "language": draw(none() | none() | sampled_from(["zh", "en", "fr"])),
        "team": draw(none() | none() | just("north")),
        "pinned_to": draw(none() | none() | sampled_from([*NAMES, "gone"])),
        "paired_to": draw(none() | none() | sampled_from(NAMES)),
        "kept_by": draw(none() | sampled_from(NAMES)),
        "excluded": draw(sampled_from([False] * 9 + [True])),
    }
    at = draw(sampled_from([None] * 4 + ["15:15", "09:30"]))
    made = promised if at else lambda name, _, **rest: a_case(name, **rest)
    return made(f"A-{number:02}", at, **told)


@composite
def books(draw):
    made = [draw(cases(n)) for n in range(draw(integers(1, 12)))]
    people = sorted({case["person"] for case in made})
    rung = {person: draw(sampled_from(RUNG)) for person in people}
    with_number = [person for person in people if draw(integers(0, 9))]
    points = [a_point(person, f"number of {person}") for person in with_number]
    attempts = [
        an_attempt(person, at, point=f"number of {person}")
        for person, at in rung.items()
        if at
    ]
    here = [
        dict.fromkeys(OPTIONAL["seats"]) | each | {"seat": NAMES[n]}
        for n, each in enumerate(draw(seats))
    ]
    return {
        "cases": made,
        "points": points,
        "attempts": attempts,
        "seats": here,
        "records": [],
        "rung": rung,
    }


@dataclass
class Seen:
    """The plan of a book, and how full each seat is by it."""

    book: dict
    plan: dict

    def __post_init__(self):
        called = [row for row in self.plan.values() if row["reason"] is None]
        self.by_round = Counter((row["seat"], row["round"]) for row in called)
        self.by_day = Counter(row["seat"] for row in called)

    @property
    def here(self):
        return [seat for seat in self.book["seats"] if not seat["absent"]]

    def is_full(self, seat, round_):
        shift = Shift(
            there(seat), windows(POLICY)[round_], seat["calls_per_round"], PER_CALL
        )
        minutes = seat["minutes"]
        day = [seat["most_cases"], minutes if minutes is None else minutes // PER_CALL]
        most = min((each for each in day if each is not None), default=1440)
        in_round = self.by_round[seat["seat"], round_]
        assert in_round <= shift.room
        assert self.by_day[seat["seat"]] <= most
        return in_round == shift.room or self.by_day[seat["seat"]] == most


PER_CALL = POLICY.minutes_per_call


def there(seat):
    return hours(seat["from_minutes"], seat["until_minutes"], seat["breaks"] or "")


def may_have(seat, case):
    """Say whether the seat may have the case, told once more in plain words."""
    speaks = [each.strip() for each in (seat["languages"] or "").split(",") if each]
    decides = seat["authority_minor"]
    hers = case["paired_to"] == seat["seat"] or (
        case["pinned_to"] in {None, seat["seat"]}
        and (not seat["team"] or case["team"] in {None, seat["team"]})
    )
    return (
        hers
        and (not speaks or case["language"] is None or case["language"] in speaks)
        and (decides is None or case["owed_minor"] <= decides)
    )


def turns(case, rung):
    """Return the rounds the policy allows the case, with the minute where it is fixed."""
    at = None if rung is None else 60 * int(rung[11:13]) + int(rung[14:])
    known = Known(
        promised=case["promise_on"] == TODAY,
        promised_at=case["promise_at_minutes"],
        prefers_from=case["prefers_from_minutes"],
        tried=rung is not None and rung.startswith(str(TODAY)),
        rung_in_vain=at,
        reminded=rung is not None and rung.startswith(str(TODAY)),
        follows_at=case["promise_at_minutes"] and case["promise_at_minutes"] + 60,
    )
    first = turn_of(known, policy=POLICY)
    yield first.round, first.slot_minutes
    late = at is not None and at >= POLICY.afternoon.from_minutes
    if first.round == MORNING and not late:
        yield AFTERNOON, None


def check_called(case, row, seen):
    (seat,) = [each for each in seen.here if each["seat"] == row["seat"]]
    assert may_have(seat, case)
    assert there(seat).holds(row["slot_minutes"])
    assert row["round"] in {round_ for round_, _ in turns(case, rung_of(seen, case))}
    at = row["slot_minutes"]
    assert answer(seen.book, case, row["point"], at, POLICY.packs).allowed


def rung_of(seen, case):
    return seen.book["rung"][case["person"]]


def check_left_out(case, row, seen):
    """Hold the reason against the book: it is true, or there is no room."""
    reason, person = row["reason"], case["person"]
    own = [point for point in seen.book["points"] if point["person"] == person]
    others = [
        seen.plan[each["case"]]["reason"]
        for each in seen.book["cases"]
        if each["person"] == person and each is not case
    ]
    if "." in reason:
        assert own
        assert not any(
            answer(seen.book, case, point["point"], at, POLICY.packs).allowed
            for point in own
            for at in moments(POLICY, case)
        )
        return
    holds = {
        "no_due_date": case["due_on"] is None,
        "not_overdue": case["due_on"] is not None and case["due_on"] >= TODAY,
        "unknown_zone": case["zone"] == "Mars/Base",
        "no_number": not own,
        "excluded": case["excluded"],
        "reminded_today": case["promise_on"] == TODAY and rung_of(seen, case),
        "same_person": {None, "no_seat_left"} & set(others),
        "no_seat_fits": seen.here and not any(may_have(s, case) for s in seen.here),
        "no_seat_left": has_no_room(case, seen),
    }
    assert holds[reason], row


def has_no_room(case, seen):
    """Say whether seats that fit are full in every round that the case may go to."""
    rung, fit = rung_of(seen, case), [s for s in seen.here if may_have(s, case)]
    return (fit or not seen.here) and all(
        seen.is_full(seat, round_)
        for round_, minute in turns(case, rung)
        for seat in fit
        if minute is None or there(seat).holds(minute)
    )


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(book=books())
def test_whoever_is_left_out_is_so_by_the_guard_the_policy_or_for_want_of_room(book):
    told = {name: book[name] for name in ("points", "attempts", "seats")}
    seen = Seen(book, planned(*book["cases"], **told))

    assert seen.plan.keys() == {case["case"] for case in book["cases"]}
    for case in book["cases"]:
        row = seen.plan[case["case"]]
        check = check_called if row["reason"] is None else check_left_out
        check(case, row, seen)
