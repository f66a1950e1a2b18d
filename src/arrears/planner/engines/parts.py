"""The plan by parts of the book: debtor after debtor, then one deal over all."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from arrears.planner.frames import (
    ONLY_BROUGHT,
    OPTIONAL,
    Book,
    Frame,
    Frames,
    checked,
    collected,
    completed,
)
from arrears.planner.nightly import LOGGED, PLAN, Stood, dealt, stood
from arrears.planner.policy import Policy
from arrears.planner.steps.memory import remembered
from arrears.planner.steps.slots import CALL

from .keys import Names, numbered, places

# Beyond the most a part is no faster; below the least, parts cost more than they save.
MOST_A_PART, LEAST_A_PART = 1_000_000, 100_000
# While the law reads one part's records, which is Python, the other part is computed.
AT_ONCE = 2
GIB = 2**30
# Measured (benchmarks/plan.md): what a case takes until the deal, and in its part.
ALONE, HELD_BYTES, WIDE_BYTES = GIB // 4, 250, 900
OF_A_PERSON = ("cases", "points", "attempts", "records")
# Texts of which there are few: held as numbers while parts wait for the deal.
FEW = (
    *("stage", "currency", "reason", "round", "seat", "zone", "product", "language"),
    *("team", "pinned_to", "paired_to", "kept_by", "arm", "cell", "result"),
    *("initiator", "channel", "stop", "kind"),
)
# What no step after `stood` reads.
DONE = (
    *("due_on", "first_instalment", "can_pay_part", "lost", "stop", "promise_on"),
    *("promise_at_minutes", "prefers_from_minutes", "kept_promises"),
    *("broken_promises", "draw", "excluded", "rung_in_vain_minutes"),
    *("open_morning", "open_afternoon", "open_promised", "open_follow_up"),
    *("open_evening", "talks_lately", "answered_lately", "basis", "dialled_minutes"),
    *("rung_lately", "reminded", "follows_at_minutes", "promise_made_minutes"),
    *("claimed", "kept_today", "missed_on"),
)
DEALT = ("reason", *CALL)
# cases, openings, and the evenings where the policy calls then
Judged = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame | None]


def plan_in_parts(
    frames: Frames,
    *,
    on: date,
    policy: Policy,
    parts: int | None = None,
    memory_gib: int | None = None,
) -> nw.DataFrame[Any]:
    """
    Return the plan of day `on`: the debtors judged part after part, then dealt at once.

    All steps before the deal look at one debtor alone, so this is the plan of the
    whole book, row for row; only a few parts at a time are wide in memory.
    Without a number of `parts` there are as many as size and memory ask for.
    Raises a FrameRefused.
    """
    book = checked(frames)
    recent = remembered(book.attempts, on=on, policy=policy)
    told = _in_memory(replace(book, attempts=recent))
    names = numbered(told, people=not policy.trial.runs)  # whose draws are of names
    count = parts or _parts(len(names.case), memory_gib)
    cases, openings, evenings = _stood(
        _divided(book, told, count), on=on, policy=policy
    )
    left = Stood(
        _open(cases, by_stage=policy.calls_evenings),
        nw.from_native(openings.lazy()),
        None if evenings is None else nw.from_native(evenings.lazy()),
    )
    done = _held(dealt(left, book=book, on=on, policy=policy).select("case", *DEALT))
    del left
    columns = [*PLAN, *(LOGGED if policy.trial.runs else ())]
    cases = cases.select("case", *(c for c in columns[2:] if c not in CALL))
    return nw.from_native(_in_order(cases, done, names, columns), eager_only=True)


def _in_memory(book: Book) -> dict[str, pl.DataFrame]:
    """Return the frames that are divided, small: nothing that nobody brought."""
    found = {}
    for name in OF_A_PERSON:
        more = [
            column for column in OPTIONAL.get(name, ()) if column not in ONLY_BROUGHT
        ]
        lacking = [each for each in more if f"{name}.{each}" not in book.brought]
        found[name] = _held(getattr(book, name).drop(lacking))
    return found


def _divided(book: Book, told: dict[str, pl.DataFrame], of: int) -> list[Book]:
    """Return the book in so many parts, by each person's hash."""
    found: list[dict[str, Any]] = [{} for _ in range(of)]
    for name in OF_A_PERSON:
        whole = told.pop(name)
        part = (whole["person"].hash() % of).cast(pl.UInt16)
        for n, frames in enumerate(found):
            mine = whole.filter(part == n) if of > 1 else whole
            frames[name] = completed(nw.from_native(_plain(mine.lazy())), name)
    return [replace(book, **frames) for frames in found]


def _stood(parts: list[Book], *, on: date, policy: Policy) -> Judged:
    """Return what `stood` does, of all parts."""

    def judged() -> Judged:
        found = stood(parts.pop(), on=on, policy=policy)
        cases = _held(found.cases.drop(*DONE, strict=False))
        evenings = found.evenings
        return (
            cases,
            collected(found.openings).to_native(),
            None if evenings is None else collected(evenings).to_native(),
        )

    done = _side_by_side(judged, times=len(parts))
    cases, openings, evenings = zip(*done, strict=True)
    late = [each for each in evenings if each is not None]
    return pl.concat(cases), pl.concat(openings), pl.concat(late) if late else None


def _side_by_side(work: Callable[[], Judged], *, times: int) -> list[Judged]:
    """Do the work so many times, two at once; what one refuses ends all."""
    with ThreadPoolExecutor(AT_ONCE) as workers:
        waiting = [workers.submit(work) for _ in range(times)]
        try:
            return [each.result() for each in waiting]
        finally:
            workers.shutdown(cancel_futures=True)


def _open(cases: pl.DataFrame, *, by_stage: bool) -> Frame:
    """Return the cases that nothing keeps from being called, as the deal reads them."""
    left = cases.lazy().filter(pl.col("reason").is_null())
    unread = ["currency", "cell", *([] if by_stage else ["stage"])]
    return nw.from_native(_plain(left.drop(unread, strict=False)))


def _in_order(
    cases: pl.DataFrame, done: pl.DataFrame, names: Names, told: Sequence[str]
) -> pl.DataFrame:
    """Return the plan by case: few columns at a time, which is leaner than at once."""
    order = places(cases["case"])
    called = _rows_by_place(done["case"], len(names.case))
    ours, theirs = (
        {each: frame.drop_in_place(each) for each in frame.columns}
        for frame in (cases, done)
    )

    def gathered(column: str) -> pl.Series:
        found = []
        if column in ours:
            found.append(ours.pop(column).gather(order))
        if column in theirs:
            found.append(theirs.pop(column).gather(called))
        one = pl.select(pl.coalesce(found)).to_series()
        return one.cast(pl.String) if column in FEW else one

    named = {"case": names.case, "person": names.person}
    rest = [column for column in told if column not in named]
    with ThreadPoolExecutor(AT_ONCE) as workers:
        found = dict(zip(rest, workers.map(gathered, rest), strict=True))
    return pl.DataFrame(named | found).select(told)


def _rows_by_place(place: pl.Series, whole: int) -> pl.Series:
    """Return the row that tells of each place; null where none does."""
    rows = pl.int_range(len(place), dtype=pl.UInt32, eager=True)
    nothing = pl.repeat(None, whole, dtype=pl.UInt32, eager=True)
    return nothing.scatter(place, rows)


def cases_a_part(cases: int, memory: int) -> int:
    """Return how many cases a part may have, so that AT_ONCE of them fit in so many bytes."""
    left = memory - ALONE - cases * HELD_BYTES
    return min(MOST_A_PART, max(LEAST_A_PART, left // (WIDE_BYTES * AT_ONCE)))


def _parts(cases: int, memory_gib: int | None) -> int:
    size = MOST_A_PART
    if memory_gib is not None:
        size = cases_a_part(cases, memory_gib * GIB)
    return max(1, -(-cases // size))


def _native(frame: Frame) -> pl.LazyFrame:
    native: pl.LazyFrame = frame.to_native()
    return native


def _held(lazy: Frame) -> pl.DataFrame:
    """Return a frame worked out, small: texts of which there are few as numbers."""
    native = _native(lazy)
    few = [name for name in FEW if name in native.collect_schema()]
    return native.with_columns(pl.col(few).cast(pl.Categorical)).collect(
        engine="streaming"
    )


def _plain(lazy: pl.LazyFrame) -> pl.LazyFrame:
    return lazy.with_columns(pl.col(pl.Categorical).cast(pl.String))
