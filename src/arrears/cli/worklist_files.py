"""A day's worklist as files: CSV for people, Parquet and JSON for programs."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import narwhals.stable.v2 as nw
import polars as pl

from arrears.actions.planned import Planned
from arrears.domain.money.currency import minor_digits
from arrears.planner.engines import polars as engine
from arrears.planner.reasons import ROUNDS, reason_words

CSV, PARQUET, JSON = "worklist.csv", "worklist.parquet", "worklist.jsonl"
STAMP = "worklist.stamp.json"


def write(planned: Planned, folder: Path) -> tuple[Path, ...]:
    """
    Write the plan's three files into `folder`, its stamp last, and return where they are.

    The stamp says what the plan was made by, its day and its digest; the Parquet file
    has it in its metadata too. The same plan gives the same bytes. Debtors' names and
    telephones are in none of them. Raises PlanNotWritten.
    """
    plan, stamp = planned.plan, planned.stamp
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STAMP).unlink(missing_ok=True)  # it is of the files as they were
    except OSError as error:
        raise engine.PlanNotWritten(file=folder, why=error.strerror) from error
    engine.write(for_people(plan), folder / CSV)
    engine.write(plan, folder / PARQUET, stamp=stamp)
    engine.write(plan, folder / JSON)
    told = {"on": planned.on.isoformat(), "digest": planned.digest, **stamp}
    engine.write_text(json.dumps(told, ensure_ascii=False, indent=2), folder / STAMP)
    return tuple(folder / name for name in (CSV, PARQUET, JSON, STAMP))


def pour(
    plan: nw.DataFrame[Any], suffix: str, into: BinaryIO, *, stamp: Mapping[str, str]
) -> None:
    """Write the plan as a .csv for people, or a .parquet, into an open file."""
    shown = for_people(plan) if suffix == Path(CSV).suffix else plan
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"plan{suffix}"
        engine.write(shown, file, stamp=stamp)
        into.write(file.read_bytes())


def for_people(plan: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return the plan as a person reads it: hours, decimals, reasons in words."""
    native: pl.DataFrame = plan.to_native()
    slot = pl.col("slot_minutes")
    clock = pl.lit("2000-01-01").str.to_datetime() + pl.duration(minutes=slot)
    shown = native.join(_reasons(native), on="reason", how="left").select(
        "case",
        "round",
        clock.dt.strftime("%H:%M").alias("slot"),
        "seat",
        "place",
        "stage",
        "days_past_due",
        "priority",
        _owed(native).alias("owed"),
        "currency",
        "reason_zh",
        "reason_en",
    )
    of_day = pl.col("round").replace_strict(list(ROUNDS), range(len(ROUNDS)))
    in_order = shown.sort(of_day, "seat", "place", "case", nulls_last=True)
    return nw.from_native(in_order, eager_only=True)


def _reasons(plan: pl.DataFrame) -> pl.DataFrame:
    codes = plan["reason"].unique().drop_nulls().to_list()
    words = [reason_words(code) for code in codes]
    columns = {
        "reason": codes,
        "reason_zh": [said.zh for said in words],
        "reason_en": [said.en for said in words],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _owed(plan: pl.DataFrame) -> pl.Expr:
    """Return what is owed with its point, as exact as the whole minor units."""
    minor, text = pl.col("owed_minor"), pl.lit(None, pl.String)
    for currency in plan["currency"].unique().drop_nulls().to_list():
        exact = _pointed(minor, minor_digits(currency))
        text = pl.when(pl.col("currency") == currency).then(exact).otherwise(text)
    return text


def _pointed(minor: pl.Expr, digits: int) -> pl.Expr:
    if digits == 0:
        return minor.cast(pl.String)
    unit = 10**digits
    sign = pl.when(minor < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    whole = (minor.abs() // unit).cast(pl.String)
    rest = (minor.abs() % unit).cast(pl.String).str.zfill(digits)
    return pl.concat_str(sign, whole, pl.lit("."), rest)
