"""Who is reached distinctly better in the evening than by day, as the book shows it."""

from datetime import date

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import counters, day_bounds
from arrears.law.engine.rule import CLOCK, SECONDS, SECONDS_A_MINUTE
from arrears.planner.evening import Evening
from arrears.planner.frames import Frame, frame_like
from arrears.planner.policy import Policy
from arrears.planner.trial import WHOLE
from arrears.planner.window import Window

from .aside import undecided
from .days import promised_for
from .dials import TALKED, dialled
from .facts import known
from .foremost import MISSED
from .history import DIALS, TALKS
from .lately import DAYS_COUNTED, DIALS_OF_A_GUESS, USUAL_REACH
from .lawful import phone_rules
from .openings import EVENING
from .refusal import answers, refusal
from .rotation import LAST, TODAY, minute_of_the_day
from .rounds import PREFERRED, within
from .stretches import TURNS

DAY_RATE, EVENING_RATE = "day_per_10000", "evening_per_10000"
COUNTS = ("day_dials", "day_talks", "evening_dials", "evening_talks")
MAY, LIKES, IN = "may_evening", "evening_minutes", "in_evening"
PERCENT = 100


def with_evenings(cases: Frame, *, attempts: Frame, on: date, policy: Policy) -> Frame:
    """
    Count each debtor's dials by day and in the evening, and say who may be called then.

    Only those before day `on` count, so that nobody's round sways as the day goes on.
    Not whose promise is for today or was missed, not who likes an hour of the day, and
    not who rang in vain last time in the evening: never the same time twice in a row.
    The rules of the hour are asked at both ends of the round.

    Reads   person, zone, promise_on, prefers_from_minutes, rung_in_vain_minutes,
            foremost, open_evening, turns, and the facts of those rules
    Writes  day_dials, day_talks, evening_dials, evening_talks   ours, of 35 days before
            may_evening     whether nothing but the record speaks against it
            evening_minutes   the hour she likes, where it lies in the round
    Rows    one in, one out; nothing is written where nobody is there in the evening
    """
    if policy.evening is None or not policy.calls_evenings:
        return cases
    window = policy.evening.window
    day_hours = within(nw.col(PREFERRED), policy.morning)
    day_hours = day_hours | within(nw.col(PREFERRED), policy.afternoon)
    last = (nw.col(LAST) >= window.from_minutes).fill_null(value=False)
    first = promised_for(on) | (nw.col("foremost") == MISSED)
    may = undecided() & ~first & ~day_hours & ~last & nw.col(f"open_{EVENING}")
    found = counted(cases, attempts=attempts, on=on, evening=window).with_columns(
        may.alias(MAY),
        nw.when(within(nw.col(PREFERRED), window)).then(nw.col(PREFERRED)).alias(LIKES),
    )
    for minute in (window.from_minutes, window.until_minutes - 1):
        found = found.pipe(_unless_forbidden, minute, on, policy)
    return found


def counted(cases: Frame, *, attempts: Frame, on: date, evening: Window) -> Frame:
    """
    Count each debtor's dials of 35 days before day `on`, and the talks among them.

    Reads   person, zone; of the attempts: person, at, result, initiator, channel
    Writes  day_dials, day_talks, evening_dials, evening_talks
    Rows    one in, one out
    """
    found = _counted(cases, attempts, on, evening)
    return cases.join(found, on=["person", "zone"], how="left").with_columns(
        nw.col(*COUNTS).fill_null(0)
    )


def evenings_of(cases: Frame, *, policy: Policy) -> Frame | None:
    """
    Return by stage how often people were reached, by day and in the evening.

    A debtor counts once for each of her cases. Reads and writes what `with_evenings`
    does; None where there is no evening round.
    """
    if not policy.calls_evenings:
        return None
    return cases.group_by("stage").agg(nw.col(*COUNTS).sum())


def in_the_evening(cases: Frame, *, evenings: Frame | None, policy: Policy) -> Frame:
    """
    Say who belongs to the evening round: reached then distinctly better than by day.

    Her own record decides from so many evening dials on; with fewer her stage's, from
    so many of its own. Evening rates are shrunk: the stage's toward its day's, hers
    toward the stage's. Who likes an hour of that round needs no record.

    Reads   may_evening, evening_minutes, stage, the counts; of the evenings, the sums
    Writes  in_evening
            day_per_10000, evening_per_10000   the two rates that were held together
    Rows    one in, one out
    """
    if policy.evening is None or evenings is None:
        return cases
    rules, percent = policy.evening, policy.evening.better_by_percent
    stages = evenings.group_by("stage").agg(nw.col(*COUNTS).sum())
    told = stages.pipe(_rates_of_stages, rules)
    own = nw.col("evening_dials") >= rules.least_own_dials
    day = _rate("day", nw.col("stage_day"), DIALS_OF_A_GUESS)
    evening = _rate("evening", nw.col("stage_evening"), DIALS_OF_A_GUESS)
    better = nw.col(EVENING_RATE) * PERCENT >= nw.col(DAY_RATE) * (PERCENT + percent)
    return (
        cases.join(told, on="stage", how="left")
        .with_columns(
            nw.when(own).then(day).otherwise(nw.col("stage_day")).alias(DAY_RATE),
            nw.when(own)
            .then(evening)
            .otherwise(nw.col("stage_evening"))
            .alias(EVENING_RATE),
        )
        .with_columns(
            (nw.col(MAY) & (~nw.col(LIKES).is_null() | better))
            .fill_null(value=False)
            .alias(IN)
        )
        .drop("stage_day", "stage_evening")
    )


def _rates_of_stages(stages: Frame, rules: Evening) -> Frame:
    """Return each stage's rates; with too few evening dials its evening is its day."""
    day = _rate("day", nw.lit(USUAL_REACH, dtype=nw.Int64), DIALS_OF_A_GUESS)
    evening = _rate("evening", nw.col("stage_day"), rules.least_stage_dials)
    enough = nw.col("evening_dials") >= rules.least_stage_dials
    return (
        stages.with_columns(stage_day=day)
        .with_columns(
            stage_evening=nw.when(enough).then(evening).otherwise(nw.col("stage_day"))
        )
        .select("stage", "stage_day", "stage_evening")
    )


def _rate(when: str, guess: nw.Expr, weight: int) -> nw.Expr:
    """Return talks of ten thousand dials, shrunk toward a guess."""
    talks, dials = nw.col(f"{when}_talks"), nw.col(f"{when}_dials")
    return (talks * WHOLE + guess * weight) // (dials + weight)


def _unless_forbidden(cases: Frame, minute: int, on: date, policy: Policy) -> Frame:
    """Keep out of the evening whom a rule of the hour forbids to call at this minute."""
    telephone = phone_rules(policy)
    timed = [rule for rule in telephone if rule.of_the_hour]
    told = known(on, (TALKS, DIALS, *counters(telephone)))
    free = refusal(timed, among=answers(timed), facts=told, on=on).is_null()
    turning = nw.col(TURNS).fill_null(value=False)  # each stretch was judged
    hour = {CLOCK: nw.lit(minute), SECONDS: nw.lit(minute * SECONDS_A_MINUTE)}
    return cases.with_columns(**hour).with_columns(
        (nw.col(MAY) & (turning | free)).alias(MAY)
    )


def _counted(cases: Frame, attempts: Frame, on: date, evening: Window) -> Frame:
    """Return, by person and zone, our dials and the talks among them."""
    bounds = day_bounds(on, wanted=(TODAY,))
    kinds = {name: nw.Datetime("us") for name in bounds} | {"zone": nw.String()}
    days = frame_like(attempts, bounds, kinds).select("zone", begins=TODAY.window)
    late = nw.col("minute") >= evening.from_minutes
    one, none = nw.lit(1, dtype=nw.Int64), nw.lit(0, dtype=nw.Int64)
    counts = {
        "day_dials": ~late,
        "day_talks": ~late & TALKED,
        "evening_dials": late,
        "evening_talks": late & TALKED,
    }
    return (
        dialled(attempts, on, days=DAYS_COUNTED)
        .join(cases.select("person", "zone").unique(), on="person")
        .join(days, on="zone")
        .filter(nw.col("at") < nw.col("begins"))
        .with_columns(minute=minute_of_the_day("at"))
        .with_columns(
            nw.when(test).then(one).otherwise(none).alias(name)
            for name, test in counts.items()
        )
        .group_by("person", "zone")
        .agg(nw.col(*COUNTS).sum())
    )
