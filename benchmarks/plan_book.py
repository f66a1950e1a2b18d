"""An invented book for measuring the plan: any size, the same every time."""

from datetime import date, datetime
from pathlib import Path

import polars as pl

ON = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 5)  # UTC: one in the afternoon in Shanghai
DAYS_OF_HISTORY = 90
RESULTS = ["no_answer"] * 6 + ["busy", "voicemail", "dropped", "conversation"]
ZONES = ["Asia/Shanghai"] * 95 + ["Asia/Urumqi"] * 3 + ["America/New_York", None]
RECORDS = ["dispute", "complaint", "opt_out", "plan", "inconvenient_time", "consent"]
HOURS_SCHEMA = {
    "from_minutes": pl.Int32,
    "until_minutes": pl.Int32,
    "breaks": pl.String,
}
HOURS = [
    (None, None, None),
    (540, 1020, "12:00-13:00,15:00-15:20"),
    (None, 720, None),
    (570, None, ""),
]
STOPS = [""] * 96 + ["dispute", "complaint", "plan_kept", "vulnerable"]


def write_book(
    folder: Path,
    *,
    cases: int,
    seats: int,
    attempts_each: int = 5,
    with_hours: bool = False,
) -> None:
    """
    Write the files: `cases`, 1.3 points and so many attempts for each, a record for one in 25.

    With `with_hours` three seats of four have hours or breaks of their own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    people = cases * 9 // 10
    _cases(cases, people).write_parquet(folder / "cases.parquet")
    _points(cases * 13 // 10, people).write_parquet(folder / "points.parquet")
    _attempts(cases * attempts_each, people).write_parquet(folder / "attempts.parquet")
    _records(cases // 25, people).write_parquet(folder / "records.parquet")
    there = _seats(seats, with_hours=with_hours)
    there.write_parquet(folder / "seats.parquet")


def _drawn(seed: int, below: int) -> pl.Expr:
    """Return a number from 0 to `below`, scattered over the rows (Knuth's hash)."""
    mixed = (pl.col("row").cast(pl.UInt64) + seed * 7919) * 2_654_435_761
    return ((mixed ^ (mixed // 2**15)) % 4_294_967_291 // 7 % below).cast(pl.Int64)


def _picked(seed: int, values: list[str | None]) -> pl.Expr:
    return pl.lit(pl.Series(values)).gather(_drawn(seed, len(values)))


def _rows(count: int) -> pl.DataFrame:
    return pl.DataFrame({"row": pl.int_range(count, eager=True)})


def _person(number: pl.Expr) -> pl.Expr:
    return "P" + (number + 1_000_000).cast(pl.String)


def _cases(count: int, people: int) -> pl.DataFrame:
    promised = pl.when(_drawn(6, 20) == 0)
    return _rows(count).select(
        case="A-" + (pl.col("row") + 1_000_000).cast(pl.String),
        person=_person(pl.col("row") % people),
        zone=_picked(1, ZONES),
        product=_picked(2, ["card", "instalment_loan", "private_loan"]),
        currency=pl.lit("CNY"),
        due_on=(pl.lit(ON) - pl.duration(days=_drawn(3, 120))).cast(pl.Date),
        owed_minor=_drawn(4, 300) ** 2 * 100 + 5_000,
        first_instalment=_drawn(5, 25) == 0,
        can_pay_part=_drawn(7, 10) == 0,
        lost=_drawn(8, 15) == 0,
        stop=_picked(9, STOPS),
        promise_on=promised.then(
            (pl.lit(ON) + pl.duration(days=_drawn(10, 3))).cast(pl.Date)
        ),
        promise_at_minutes=promised.then(_drawn(11, 1440).cast(pl.Int32)),
        reminder_agreed=_drawn(12, 2) == 0,
        prefers_from_minutes=pl.when(_drawn(13, 8) == 0).then(
            _drawn(14, 1440).cast(pl.Int32)
        ),
    )


def _points(count: int, people: int) -> pl.DataFrame:
    return _rows(count).select(
        person=_person(pl.col("row") % people),
        point="T" + (pl.col("row") + 1_000_000).cast(pl.String),
        kind=_picked(21, ["mobile"] * 7 + ["home", "work", "work"]),
        restricted=_drawn(22, 20) == 0,
        permitted_until=pl.when(_drawn(23, 3) == 0).then(pl.lit(date(2027, 1, 31))),
    )


def _attempts(count: int, people: int) -> pl.DataFrame:
    seconds_ago = _drawn(31, DAYS_OF_HISTORY * 86_400)
    return (
        _rows(count)
        .select(
            person=_person(_drawn(32, people)),
            point="T" + (_drawn(32, people) + 1_000_000).cast(pl.String),
            at=pl.lit(NOW) - pl.duration(seconds=seconds_ago),
            result=_picked(33, RESULTS),
            initiator=_picked(34, ["collector"] * 19 + ["debtor"]),
            channel=_picked(35, ["phone"] * 9 + ["sms"]),
        )
        .with_columns(pl.col("at").cast(pl.Datetime("us")))
        .sort("at")
    )


def _records(count: int, people: int) -> pl.DataFrame:
    """Return stops and consents; every third turns within the day."""
    hours = pl.when(pl.col("kind").is_in(["inconvenient_time", "consent"]))
    return (
        _rows(count)
        .with_columns(kind=_picked(41, RECORDS))
        .select(
            person=_person(_drawn(42, people)),
            case=pl.lit(None, pl.String),
            kind="kind",
            since=pl.lit(NOW) - pl.duration(hours=_drawn(43, 24 * 60) + 48),
            channel=pl.when(pl.col("kind") == "opt_out").then(pl.lit("sms")),
            point=pl.lit(None, pl.String),
            days=pl.lit(None, pl.String),
            from_minutes=hours.then(_drawn(44, 48) * 30).cast(pl.Int32),
            until_minutes=hours.then(_drawn(45, 48) * 30).cast(pl.Int32),
            expires_on=pl.lit(None, pl.Date),
            state=pl.lit(None, pl.String),
            written=pl.lit(None, pl.Boolean),
            given_to=pl.lit(None, pl.String),
        )
        .with_columns(pl.col("since").cast(pl.Datetime("us")))
    )


def _seats(count: int, *, with_hours: bool) -> pl.DataFrame:
    seats = _rows(count).select(
        seat=pl.format("seat{}", pl.col("row") + 10_000),
        calls_per_round=pl.lit(40, dtype=pl.Int32),
    )
    told = [HOURS[n % len(HOURS)] for n in range(count)]
    hours = pl.DataFrame(told, schema=HOURS_SCHEMA, orient="row")
    return seats.hstack(hours) if with_hours else seats
