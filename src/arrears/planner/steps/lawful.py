"""Which number of the debtor may be called today, and if none, by which rule."""

from collections.abc import Sequence
from datetime import date

import narwhals.stable.v2 as nw

from arrears.domain.contact.channel import Channel, PointKind
from arrears.law.engine.columns import counters
from arrears.law.engine.packs import rules
from arrears.law.engine.rule import CLOCK, SECONDS, Rule
from arrears.planner.frames import SCHEMAS, Frame, Frames
from arrears.planner.policy import Policy

from .aside import give_reason, undecided
from .facts import facts
from .history import DIALS, TALKS, with_counts
from .refusal import refusal

BEST_FIRST = (PointKind.MOBILE, PointKind.HOME, PointKind.WORK)
NUMBER_KIND_UNKNOWN = len(BEST_FIRST)


def lawful(cases: Frame, *, frames: Frames, on: date, policy: Policy) -> Frame:
    """
    Choose each case's best number that may be called, or say which rule forbids all.

    Every own number is judged by every rule that does not ask for the hour; those
    are for `lawful_at_slot`. Mobile before home before work, then by id.

    Reads   reason, person, zone, stop, promise_on, reminder_agreed
    Writes  point         the number; where none may be called, the best of them
            talks_today   conversations with the debtor, whoever rang; a count
            dials_today   our dials to the debtor; a count
            facts         the others that rules of the hour will ask for
            reason        "no_number", or the rule's key, with a "?" for not known
    Rows    one in, one out
    """
    telephone = phone_rules(policy)
    wanted = (TALKS, DIALS, *counters(telephone))
    known = {*facts(on), *(counter.name for counter in wanted)}
    untimed = [rule for rule in telephone if not rule.of_the_hour]
    numbers = (
        cases.filter(undecided())
        .join(_telephones(frames.points), on="person")
        .pipe(with_counts, attempts=frames.attempts, wanted=wanted, on=on)
        .with_columns(**facts(on))
        .with_columns(refusal=refusal(untimed, facts=known, on=on))
        .pipe(_best)
    )
    carried = ["point", "refusal", TALKS.name, DIALS.name, *_asked_later(telephone)]
    none = nw.when(nw.col("point").is_null()).then(nw.lit("no_number"))
    return (
        cases.join(numbers.select("case", *carried), on="case", how="left")
        .pipe(give_reason, nw.coalesce(nw.col("refusal"), none))
        .drop("refusal")
    )


def phone_rules(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules of the policy's packs that speak of telephone calls."""
    return tuple(r for r in rules(policy.packs) if Channel.PHONE in r.channels)


def _telephones(points: Frame) -> Frame:
    """Return the numbers one dials; one of unknown kind stays, for the rules to see."""
    kinds = [str(kind) for kind in BEST_FIRST]
    return points.filter(nw.col("kind").is_in(kinds) | nw.col("kind").is_null())


def _best(numbers: Frame) -> Frame:
    """Keep one number of each case: an allowed one first, then by kind, then by id."""
    order = nw.lit(NUMBER_KIND_UNKNOWN)
    for place, kind in enumerate(BEST_FIRST):
        this = (nw.col("kind") == str(kind)).fill_null(value=False)
        order = nw.when(this).then(nw.lit(place)).otherwise(order)
    refused = nw.when(nw.col("refusal").is_null()).then(0).otherwise(1)
    return numbers.with_columns(refused=refused, kind_order=order).unique(
        "case", keep="first", order_by=["refused", "kind_order", "point"]
    )


def _asked_later(telephone: Sequence[Rule]) -> list[str]:
    """Return the facts that rules of the hour need, and that cases do not have."""
    asked = {name for rule in telephone if rule.of_the_hour for name in rule.facts}
    return sorted(asked - {CLOCK, SECONDS, TALKS.name, DIALS.name, *SCHEMAS["cases"]})
