"""The plan's times judged once more: no call that the guard would refuse."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import counters
from arrears.law.engine.rule import CLOCK, SECONDS
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .aside import give_reason, undecided
from .facts import facts
from .history import DIALS, TALKS
from .lawful import phone_rules
from .refusal import refusal

SECONDS_A_MINUTE = 60
CALL = ("point", "round", "slot_minutes", "seat", "place")


def lawful_at_slot(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Set aside what a rule of the hour forbids at its slot; clear what is not called.

    Reads   slot_minutes, reason, the facts of those rules
    Writes  reason   the rule's key, with a "?" where a fact is not known
            point, round, slot_minutes, seat, place   null where there is a reason
    Rows    one in, one out
    """
    telephone = phone_rules(policy)
    timed = [rule for rule in telephone if rule.of_the_hour]
    names = {counter.name for counter in (TALKS, DIALS, *counters(telephone))}
    known = {CLOCK, SECONDS, *facts(on), *names}
    return (
        cases.with_columns(*_clock())
        .pipe(give_reason, refusal(timed, facts=known, on=on))
        .with_columns(
            nw.when(undecided()).then(nw.col(name)).alias(name) for name in CALL
        )
    )


def _clock() -> tuple[nw.Expr, nw.Expr]:
    """Return the hour as rules ask for it: a call begins with its minute."""
    minutes = nw.col("slot_minutes")
    return minutes.alias(CLOCK), (minutes * SECONDS_A_MINUTE).alias(SECONDS)
