"""The plan's times judged once more: no call that the guard would refuse."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import counters
from arrears.planner.frames import Frame
from arrears.planner.policy import Policy

from .aside import give_reason, undecided
from .clock import clock
from .facts import known
from .history import DIALS, TALKS
from .lawful import phone_rules
from .refusal import REFUSAL, answers, refusal, with_answer
from .stretches import TURNS

CALL = ("point", "round", "slot_minutes", "seat", "place")


def lawful_at_slot(cases: Frame, *, on: date, policy: Policy) -> Frame:
    """
    Set aside what a rule of the hour forbids at its slot; clear what is not called.

    Where the day turns, each stretch was judged before one was chosen.

    Reads   turns, slot_minutes, reason, the facts of those rules
    Writes  reason   the rule's key, with a "?" where a fact is not known
            point, round, slot_minutes, seat, place   null where there is a reason
    Rows    one in, one out
    """
    telephone = phone_rules(policy)
    timed = [rule for rule in telephone if rule.of_the_hour]
    told = known(on, (TALKS, DIALS, *counters(telephone)))
    open_question = ~nw.col(TURNS).fill_null(value=False)
    among = answers(timed)
    refused = refusal(timed, among=among, facts=told, on=on)
    return (
        cases.with_columns(**clock("slot_minutes"))
        .with_columns(refused_by=nw.when(open_question).then(refused))
        .pipe(with_answer, among=among)
        .pipe(give_reason, nw.col(REFUSAL))
        .drop(REFUSAL)
        .with_columns(
            nw.when(undecided()).then(nw.col(name)).alias(name) for name in CALL
        )
    )
