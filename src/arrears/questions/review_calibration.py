"""How well the review foretold which promises were kept, and what the outcomes propose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from arrears.domain.money.promise import PromiseState
from arrears.domain.money.promise_record import JUDGED
from arrears.playbook.review.ability import ability
from arrears.playbook.review.calibration import Outcome, Scale, scales
from arrears.playbook.review.notes import notes_of
from arrears.playbook.review.refit import Move, Trial, refit, trial
from arrears.playbook.review.weights import will_weights
from arrears.playbook.review.willingness import facts_heard, fields_seen
from arrears.store.models import Promise
from arrears.store.promises import judged
from arrears.store.told_case import told_case

AT_ONCE = 500  # cases judged by one question
LANG = "zh"  # of the terms' names, which no estimate reads


@dataclass(frozen=True, slots=True)
class Calibration:
    """
    The promises that are over, both scales against them, and the points proposed.

    `trial` says how a proposal of the earlier promises does on the later ones; None
    where they are too few.
    """

    on: date
    promises: int
    scales: tuple[Scale, ...]
    moves: tuple[Move, ...]
    trial: Trial | None


def review_calibration(*, on: date) -> Calibration:
    """
    Return how the estimates of the day of each promise compare with its end, by `on`.

    Kept is paid in time. What a collector set right is no estimate and is left out.
    """
    told = outcomes(on=on)
    weights = will_weights()
    return Calibration(
        on=on,
        promises=len(told),
        scales=scales(told, weights),
        moves=refit(told, weights),
        trial=trial(told, weights),
    )


def outcomes(*, on: date) -> tuple[Outcome, ...]:
    """
    Return every promise that is over by `on`, in the order in which they were made.

    Running and replaced ones have no outcome yet. One whose day is to come is left out
    even where it is paid: of those, only the kept would count.
    """
    ended = dict(_ended(on))
    rows = Promise.objects.select_related("case__debtor", "case__placement__lender")
    made = rows.filter(due_on__lte=on).order_by("made_at", "pk")
    return tuple(_outcome(row, kept=ended[row.pk]) for row in made if row.pk in ended)


def _ended(on: date) -> Iterator[tuple[int, bool]]:
    cases = Promise.objects.filter(due_on__lte=on).values_list("case_id", flat=True)
    wanted = sorted(set(cases))
    for at in range(0, len(wanted), AT_ONCE):
        told = judged(wanted[at : at + AT_ONCE], on=on)
        for pk, each in told.items():
            if each.state in JUDGED:
                yield pk, each.state is PromiseState.KEPT


def _outcome(row: Promise, *, kept: bool) -> Outcome:
    """
    Return the promise with what was on record at the moment it was made.

    The promise itself is left out: waiting for it would speak for each of them alike.
    """
    told = replace(told_case(row.case, now=row.made_at, lang=LANG), promise=None)
    notes = notes_of(told)
    return Outcome(
        facts=frozenset(facts_heard(notes)),
        fields=fields_seen(told),
        ability=ability(told, notes),
        kept=kept,
    )
