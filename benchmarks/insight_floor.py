"""An invented floor for measuring insight: any size, the same every time."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl

from arrears.domain.contact.outcome import OUTCOMES

SINCE, UNTIL = date(2026, 11, 1), date(2026, 11, 30)
DAYS = 30
SEATS = 300
EVENTS_AT_ONCE = 2_000_000
CODES = ["EVT-02"] * 60 + ["EVT-03"] * 20 + [o.code for o in OUTCOMES[:30]]
RESULTS = {o.code: str(o.result or "") for o in OUTCOMES}


def write_floor(folder: Path, *, cases: int, events: int) -> None:
    """
    Write the frames: so many cases, and so many events of a month on them.

    Of the events 92 of 100 are contacts; the rest are payments, promises, planned
    calls, refusals and agreements.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _cases(cases).write_parquet(folder / "cases.parquet")
    _contacts(folder, events * 92 // 100, cases)
    for name, share, columns in OTHERS:
        rows = _rows(0, events * share // 1000).select(
            case=_case(3, cases), collector=_collector(3, cases), **columns
        )
        rows.write_parquet(folder / f"{name}.parquet")


def drawn(seed: int, below: int) -> pl.Expr:
    """Return a number from 0 to `below`, scattered over the rows."""
    mixed = (pl.col("row").cast(pl.UInt64) + seed * 7919) * 2_654_435_761
    return ((mixed ^ (mixed // 2**15)) % 4_294_967_291 // 7 % below).cast(pl.Int64)


def picked(seed: int, values: list) -> pl.Expr:
    """Return one of the values, scattered over the rows."""
    return pl.lit(pl.Series(values)).gather(drawn(seed, len(values)))


def day(seed: int) -> pl.Expr:
    """Return a day of the month."""
    return (pl.lit(SINCE) + pl.duration(days=drawn(seed, DAYS))).cast(pl.Date)


def _collector(seed: int, cases: int) -> pl.Expr:
    """Return who looks after the case that the same seed draws: one of 300."""
    return "seat" + (drawn(seed, cases) % SEATS + 100).cast(pl.String)


def _case(seed: int, cases: int) -> pl.Expr:
    return "A-" + (drawn(seed, cases) + 1_000_000).cast(pl.String)


def _rows(first: int, until: int) -> pl.DataFrame:
    return pl.DataFrame({"row": pl.int_range(first, until, eager=True)})


def _cases(count: int) -> pl.DataFrame:
    opened = pl.lit(UNTIL) - pl.duration(days=drawn(1, 90))
    return _rows(0, count).select(
        case="A-" + (pl.col("row") + 1_000_000).cast(pl.String),
        lender="lender" + (pl.col("row") % SEATS // 40).cast(pl.String),
        placement=picked(4, [f"2026-{n:02}" for n in range(9, 12)]),
        currency=pl.lit("CNY"),
        opened_on=opened.cast(pl.Date),
        due_on=(opened - pl.duration(days=drawn(5, 100))).cast(pl.Date),
        ends_on=pl.lit(date(2026, 12, 31)),
        owed_minor=drawn(6, 300) ** 2 * 100 + 5_000,
        first_minutes=pl.when(drawn(7, 10) > 0).then(drawn(8, 4000)),
        first_talker=pl.when(drawn(9, 3) > 0).then(
            "seat" + (pl.col("row") % SEATS + 100).cast(pl.String)
        ),
    )


def _contacts(folder: Path, count: int, cases: int) -> None:
    parts = []
    for first in range(0, count, EVENTS_AT_ONCE):
        rows = _rows(first, min(count, first + EVENTS_AT_ONCE))
        code = rows.select("row", code=picked(11, CODES))
        part = code.select(
            case=_case(12, cases),
            on=day(13),
            channel=picked(14, ["phone"] * 9 + ["sms"]),
            initiator=picked(15, ["collector"] * 19 + ["debtor"]),
            result=pl.col("code").replace_strict(list(RESULTS), list(RESULTS.values())),
            code="code",
            collector=_collector(12, cases),
            point_kind=picked(17, ["mobile"] * 7 + ["home", "work", "work"]),
            seconds=pl.when(drawn(18, 3) == 0).then(drawn(19, 600)),
            is_noted=drawn(20, 2) == 0,
        )
        parts.append(folder / f"contacts.{first}.part")
        part.write_parquet(parts[-1])
    pl.scan_parquet(parts).sink_parquet(folder / "contacts.parquet")
    for part in parts:
        part.unlink()


OTHERS = (
    (
        "money",
        20,
        {"on": day(31), "minor": drawn(32, 90_000) + 1},
    ),
    (
        "promises",
        20,
        {
            "due_on": day(42),
            "promised_minor": drawn(43, 90_000) + 1,
            "kept_minor": drawn(44, 2),
            "state": picked(45, ["kept", "broken", "broken", "kept_late", "open"]),
            "is_month_end": drawn(46, 4) == 0,
            "followed": pl.when(drawn(47, 2) == 0).then(drawn(48, 2) == 0),
        },
    ),
    (
        "planned",
        37,
        {"on": day(51), "is_attempted": drawn(53, 9) > 0},
    ),
    (
        "denials",
        2,
        {"on": day(61), "is_cap": drawn(63, 2) == 0},
    ),
    (
        "agreements",
        1,
        {
            "accepted_on": day(72),
            "ended_on": pl.lit(UNTIL - timedelta(days=1)),
            "ended_as": picked(73, ["kept", "broken"]),
            "owed_minor": drawn(74, 900_000) + 1,
            "agreed_minor": drawn(75, 900_000) + 1,
            "forgiven_minor": drawn(76, 9_000),
            "is_beyond_policy": drawn(77, 9) == 0,
        },
    ),
)
