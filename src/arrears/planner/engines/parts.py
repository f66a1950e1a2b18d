"""The plan by parts of the book: debtor after debtor, then one deal over all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from arrears.planner.frames import Book, Frame, Frames, checked, collected
from arrears.planner.nightly import LOGGED, PLAN, Stood, dealt, stood
from arrears.planner.policy import Policy
from arrears.planner.steps.memory import remembered
from arrears.planner.steps.slots import CALL

# Beyond the most a part is no faster; below the least, parts cost more than they save.
MOST_A_PART, LEAST_A_PART = 1_000_000, 100_000
GIB = 2**30
# Measured (benchmarks/plan.md): what a case takes until the deal, and in its part.
ALONE, HELD_BYTES, WIDE_BYTES = GIB // 4, 250, 900
OF_A_PERSON = ("cases", "points", "attempts", "records")
# Texts of which there are few: held as numbers while parts wait for the deal.
FEW = (
    *(
        "stage",
        "currency",
        "reason",
        "round",
        "seat",
        "zone",
        "product",
        "language",
        "team",
    ),
    *("pinned_to", "kept_by", "arm", "cell", "result", "initiator", "channel"),
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
NO_CASE = pl.lit(2**32 - 1, dtype=pl.UInt32)  # the number of no case of the part


def plan_in_parts(
    frames: Frames,
    *,
    on: date,
    policy: Policy,
    parts: int | None = None,
    memory_gib: int | None = None,
) -> nw.DataFrame[Any]:
    """
    Return the plan of day `on`: each part of the debtors judged in turn, then dealt.

    All steps before the deal look at one debtor alone, so this is the plan of the
    whole book, row for row; only one part at a time is wide in memory.
    Without a number of `parts` there are as many as size and memory ask for.
    Raises a FrameRefused.
    """
    book = checked(frames)
    recent = _held(remembered(book.attempts, on=on, policy=policy))
    book = replace(book, attempts=nw.from_native(recent.lazy()))
    count = parts or _parts(_rows(book.cases), memory_gib)
    cases, openings, evenings, name = _stood(book, count, on=on, policy=policy)
    whole = Stood(
        _open(cases, by_stage=policy.calls_evenings),
        nw.from_native(openings.lazy()),
        None if evenings is None else nw.from_native(evenings.lazy()),
    )
    done = _held(dealt(whole, book=book, on=on, policy=policy).select("case", *DEALT))
    told = [*PLAN, *(LOGGED if policy.trial.runs else ())]
    drop = [c for c in cases.columns if c not in told or c in CALL]
    made = _in_order(cases.drop(drop), done, name, told)
    return nw.from_native(made, eager_only=True)


def _stood(
    book: Book, count: int, *, on: date, policy: Policy
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame | None, pl.Series]:
    """Return what `stood` does, part after part; each case is its place by name."""
    held, names, openings, evenings, upto = [], [], [], [], 0
    for n in range(count):
        part = _part(book, n, of=count)
        names.append(collected(part.cases.select("case")).to_native()["case"])
        found = stood(_numbered(part, names[-1], upto), on=on, policy=policy)
        held.append(_held(found.cases.drop(*DONE, strict=False)))
        openings.append(collected(found.openings).to_native())
        if found.evenings is not None:
            evenings.append(collected(found.evenings).to_native())
        upto += len(names[-1])
        del part, found
    name, place = _by_name(names)
    told = _placed(held, place), _placed(openings, place)
    return *told, pl.concat(evenings) if evenings else None, name


def _by_name(names: Sequence[pl.Series]) -> tuple[pl.Series, pl.Series]:
    """Return the cases' names in order, and the place of each in that order."""
    told = pl.concat(names)
    order = told.arg_sort()
    place = pl.int_range(len(told), dtype=pl.UInt32, eager=True)
    return told.gather(order), place.gather(order.arg_sort())


def _placed(parts: list[pl.DataFrame], place: pl.Series) -> pl.DataFrame:
    """Return the parts as one, whose cases are told by their places."""
    cases = pl.concat(parts)
    parts.clear()
    return cases.with_columns(case=place.gather(cases["case"]))


def _open(cases: pl.DataFrame, *, by_stage: bool) -> Frame:
    """Return the cases that nothing keeps from being called, as the deal reads them."""
    left = cases.lazy().filter(pl.col("reason").is_null())
    unread = ["currency", "cell", *([] if by_stage else ["stage"])]
    return nw.from_native(_plain(left.drop(unread, strict=False)))


def _in_order(
    cases: pl.DataFrame, done: pl.DataFrame, name: pl.Series, told: Sequence[str]
) -> pl.DataFrame:
    """Return the plan by case: column after column, which is leaner than at once."""
    whole = cases.join(done, on="case", how="left", maintain_order="left")
    del cases, done
    whole = whole.with_columns(reason=pl.coalesce("reason", "reason_right"))
    order = whole.drop_in_place("case").arg_sort()
    found = {}
    for column in told:
        if column == "case":
            found[column] = name
            continue
        one = whole.drop_in_place(column).gather(order)
        found[column] = one.cast(pl.String) if column in FEW else one
    return pl.DataFrame(found)


def cases_a_part(cases: int, memory: int) -> int:
    """Return how many cases a part may have within so many bytes."""
    left = memory - ALONE - cases * HELD_BYTES
    return min(MOST_A_PART, max(LEAST_A_PART, left // WIDE_BYTES))


def _parts(cases: int, memory_gib: int | None) -> int:
    size = MOST_A_PART
    if memory_gib is not None:
        size = cases_a_part(cases, memory_gib * GIB)
    return max(1, -(-cases // size))


def _part(book: Book, n: int, *, of: int) -> Book:
    """Return the book of every `of`-th person by hash, in memory."""
    mine = pl.col("person").hash() % of == n
    found: dict[str, Any] = {}
    for name in OF_A_PERSON:
        native = getattr(book, name).to_native()
        part = native.filter(mine) if of > 1 else native
        found[name] = nw.from_native(_plain(part).collect(engine="streaming").lazy())
    return replace(book, **found)


def _numbered(part: Book, names: pl.Series, first: int) -> Book:
    """Return the part with whole numbers, from `first`, for the names of its cases."""
    numbers = pl.int_range(first, first + len(names), dtype=pl.UInt32, eager=True)
    by_name = pl.LazyFrame({"case": names, "number": numbers})
    told = _native(part.kept).join(by_name, on="case", how="left")
    another = pl.when(pl.col("case").is_not_null()).then(NO_CASE)
    return replace(
        part,
        cases=nw.from_native(_native(part.cases).with_columns(case=pl.lit(numbers))),
        records=nw.from_native(
            told.with_columns(case=pl.coalesce("number", another)).drop("number")
        ),
    )


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


def _rows(frame: Frame) -> int:
    return int(collected(frame.select(nw.len())).item())
