"""Which facts ask how long ago a record came; of all others only the order counts."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import composite, integers, lists, none, sampled_from

from arrears.law.asking.facts import BY_AGE
from arrears.law.asking.kept import ON_RECORD, aged, through
from arrears.law.asking.record import KINDS

TODAY = date(2026, 11, 24)  # Tue
ASKS_AGE = frozenset(name for facts in BY_AGE.values() for name in facts)
HOURS = none() | sampled_from(["08:00", "12:30", "19:00", "22:00"])


@composite
def a_record(draw):
    return {
        "kind": draw(sampled_from([*KINDS, "consent", "consent"])),
        "person": "alma",
        "channel": draw(none() | sampled_from(["phone", "sms"])),
        "point": draw(none() | sampled_from(["mobile", "home"])),
        "days": draw(none() | sampled_from([["tue"], ["sat", "sun"]])),
        "from": draw(HOURS),
        "until": draw(HOURS),
        "state": draw(none() | sampled_from(["open", "resolved"])),
        "written": draw(none() | sampled_from([True, False])),
        "given_to": draw(none() | sampled_from(["lender", "agency"])),
    }


def told(records, *, days_ago):
    """Return what is on record through the day, the records told in this order."""
    first = datetime(2026, 11, 23, tzinfo=UTC) - timedelta(days=days_ago)
    dated = [
        each | {"at": (first + timedelta(minutes=n)).isoformat()}
        for n, each in enumerate(records)
    ]
    line = {
        "packs": ["house"],
        "at": datetime(2026, 11, 24, tzinfo=UTC).isoformat(),
        "contact": {
            "channel": "phone",
            "person": "alma",
            "role": "debtor",
            "point": "mobile",
            "purpose": "collect",
            "debts": ["A-1"],
            "time_zones": ["UTC"],
        },
        "records": dated,
    }
    return through(line, on=TODAY, wanted=ON_RECORD - ASKS_AGE)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(records=lists(a_record(), max_size=5), days_ago=integers(1, 200))
def test_no_other_fact_turns_when_every_record_is_older(records, days_ago):
    assert told(records, days_ago=0) == told(records, days_ago=days_ago)


def test_a_kind_has_its_age_told_only_where_a_fact_asks_for_it():
    assert aged({"hours_agreed", "time_inconvenient"}) == set()
    assert aged({"hours_agreed", "calls_agreed"}) == {"consent"}
    assert aged(ON_RECORD) == set(BY_AGE)
