"""Which number of the debtor may be called today, and if none, by which rule."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import narwhals.stable.v2 as nw

from arrears.domain.contact.channel import Channel
from arrears.law.asking.kept import ON_RECORD
from arrears.law.engine.columns import counters
from arrears.law.engine.counter import Counter
from arrears.law.engine.packs import rules
from arrears.law.engine.rule import CLOCK, SECONDS, Rule
from arrears.planner.frames import SCHEMAS, Frame, Frames
from arrears.planner.own_numbers import BEST_FIRST, NUMBER_KIND_UNKNOWN
from arrears.planner.policy import Policy

from .aside import give_reason, undecided
from .clock import clock
from .facts import SETTLED, facts, known, on_record
from .history import DIALS, TALKS, with_counts
from .openings import cuts, in_own_round
from .refusal import REFUSAL, REFUSED_BY, answers, refusal, with_answer
from .stretches import BEGINS, ENDS, TURNS, stretches

ORDER = ("preference", "point")
OF_THE_CASE = ("stop", "promise_on", "reminder_agreed", "placement_ends_on")
NUMBERS = (
    "case",
    "person",
    "point",
    "kind_order",
    REFUSED_BY,  # the place of the rule's answer; null where none refuses
    TURNS,
    BEGINS,
    ENDS,
    TALKS.name,
    DIALS.name,
)


def kept_of(cases: Frame, *, frames: Frames, on: date, policy: Policy) -> Frame:
    """Return what records make so of the numbers of those who have any: `stretches`."""
    telephone = phone_rules(policy)
    with_records = frames.kept.select("person").unique()
    numbers = (
        cases.filter(undecided())
        .join(with_records, on="person", how="semi")
        .join(_telephones(frames.points), on="person")
    )
    return stretches(
        numbers,
        records=frames.kept,
        on=on,
        wanted=ON_RECORD & _asked(telephone),
        cuts=cuts(policy, telephone),
    )


def judged(cases: Frame, *, frames: Frames, on: date, policy: Policy) -> Frame:
    """
    Return every own number of each case, judged by every rule that asks no hour.

    It is for debtors of whom nothing is on record: what a record would tell is as
    usual, and rules that only such facts decide cost nothing.

    Reads   reason, case, person, zone, stop, promise_on, reminder_agreed, placement_ends_on
    Writes  what NUMBERS names, and the facts that rules of the hour will ask for
    Rows    one for each number
    """
    telephone = phone_rules(policy)
    told = {TURNS: nw.lit(None, dtype=nw.Boolean)} | {
        name: nw.lit(None, dtype=nw.Int32) for name in (BEGINS, ENDS)
    }
    untimed = [rule for rule in telephone if not rule.of_the_hour]
    own = facts(on)
    asked = {name: own[name] for name in _asked(telephone) & (own.keys() - SETTLED)}
    refused = refusal(
        untimed,
        among=answers(telephone),
        facts=known(on, _wanted(telephone)),
        on=on,
        settled=SETTLED,
    )
    later = {name: nw.lit(SETTLED[name]) for name in set(SETTLED) & _later(policy)}
    return (
        _numbers(cases, frames, telephone, on)
        .with_columns(**asked)
        .with_columns(kind_order=_kind_order(), refused_by=refused, **told, **later)
        .select(*NUMBERS, *sorted(_later(policy)))
    )


def judged_through_the_day(
    cases: Frame, *, frames: Frames, kept: Frame, on: date, policy: Policy
) -> Frame:
    """
    Do as `judged` does for the few of whom something is on record.

    Where the case's day has stretches, rules of the hour are asked too, of each of
    them; else they are for `lawful_at_slot`.

    Reads   as `judged`; of `kept`, what `stretches` writes
    Writes  as `judged`; begins_minutes, ends_minutes   of the stretch
    Rows    one for each number, or for each of its stretches that lies in a round the
            case may go to: no promise for the day, no round of promises
    """
    telephone = phone_rules(policy)
    turned = ON_RECORD & _asked(telephone)
    return (
        _numbers(cases, frames, telephone, on)
        .join(kept, on=["case", "point"])
        .filter(in_own_round(on, policy))
        .with_columns(**on_record(facts(on), wanted=turned), **clock(BEGINS))
        .with_columns(
            kind_order=_kind_order(),
            refused_by=_refused(telephone, known(on, _wanted(telephone)), on),
        )
        .select(*NUMBERS, *sorted(_later(policy)))
    )


def best(numbers: Frame, *, policy: Policy, turning: bool = False) -> Frame:
    """
    Keep each case's best number that may be called; where none may, the best of them.

    `preferred` says which is best; of equals, by id, and where the day may be
    `turning`, by hour. Key by key the least stays; that is cheaper than to sort all.

    Reads   what `judged` and `preferred` write
    Writes  case; point, refused_by, turns, and the counts and facts that rules of the
            hour will ask for
    Rows    one for each case that has a number
    """
    left = numbers.with_columns(begin=nw.col(BEGINS).fill_null(0))
    for key in (*ORDER, *(["begin"] if turning else [])):
        left = left.filter(nw.col(key) == nw.col(key).min().over("case"))
    carried = ["point", REFUSED_BY, TURNS, TALKS.name, DIALS.name]
    return left.select("case", *carried, *sorted(_later(policy)))


def lawful(cases: Frame, *, most: Frame, few: Frame, policy: Policy) -> Frame:
    """
    Say which number of each case may be called, or which rule forbids all.

    Reads   reason; of most and of the few, what `best` writes
    Writes  point         the number; where none may be called, the best of them
            turns         whether the answer turns within the day
            talks_today   conversations with the debtor, whoever rang; a count
            dials_today   our dials to the debtor; a count
            facts         the others that rules of the hour will ask for
            reason        "no_number", or the rule's key, with a "?" for not known
    Rows    one in, one out
    """
    none = nw.when(nw.col("point").is_null()).then(nw.lit("no_number"))
    found = with_answer(nw.concat([most, few]), among=answers(phone_rules(policy)))
    return (
        cases.join(found, on="case", how="left")
        .pipe(give_reason, nw.coalesce(nw.col(REFUSAL), none))
        .drop(REFUSAL)
    )


def open_stretches(numbers: Frame) -> Frame:
    """Return the numbers and stretches that may be called, of the days that turn."""
    return numbers.filter(nw.col(TURNS), nw.col(REFUSED_BY).is_null()).select(
        "case", "point", "preference", BEGINS, ENDS
    )


def phone_rules(policy: Policy) -> tuple[Rule, ...]:
    """Return the rules of the policy's packs that speak of telephone calls."""
    return tuple(r for r in rules(policy.packs) if Channel.PHONE in r.channels)


def _refused(telephone: Sequence[Rule], known: set[str], on: date) -> nw.Expr:
    untimed = [rule for rule in telephone if not rule.of_the_hour]
    timed = [rule for rule in telephone if rule.of_the_hour]
    ask = partial(refusal, among=answers(telephone), facts=known, on=on)
    return nw.coalesce(ask(untimed), nw.when(nw.col(TURNS)).then(ask(timed)))


def _telephones(points: Frame) -> Frame:
    """Return the numbers one dials; one of unknown kind stays, for the rules to see."""
    kinds = [str(kind) for kind in BEST_FIRST]
    return points.filter(nw.col("kind").is_in(kinds) | nw.col("kind").is_null())


def _kind_order() -> nw.Expr:
    order = nw.lit(NUMBER_KIND_UNKNOWN)
    for place, kind in enumerate(BEST_FIRST):
        this = (nw.col("kind") == str(kind)).fill_null(value=False)
        order = nw.when(this).then(nw.lit(place)).otherwise(order)
    return order


def _numbers(
    cases: Frame, frames: Frames, telephone: Sequence[Rule], on: date
) -> Frame:
    """Return the numbers of the cases that nothing keeps from being called, counted."""
    return (
        cases.filter(undecided())
        .select("case", "person", "zone", *OF_THE_CASE)
        .join(_telephones(frames.points), on="person")
        .pipe(with_counts, attempts=frames.attempts, wanted=_wanted(telephone), on=on)
    )


def _wanted(telephone: Sequence[Rule]) -> tuple[Counter, ...]:
    return (TALKS, DIALS, *counters(telephone))


def _asked(telephone: Sequence[Rule]) -> set[str]:
    return {name for rule in telephone for name in rule.facts}


def _later(policy: Policy) -> set[str]:
    """Return the facts that rules of the hour need, and that cases do not have."""
    telephone = phone_rules(policy)
    asked = _asked([rule for rule in telephone if rule.of_the_hour])
    uncounted = {each.name for each in counters(telephone) if each.whom == "debt"}
    counted = {TALKS.name, DIALS.name}
    return asked - {CLOCK, SECONDS, *counted, *uncounted, *SCHEMAS["cases"]}
