"""What the records make so of each contact: each situation read once, by the law."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

import narwhals.stable.v2 as nw

from arrears.law.asking.kept import Stretch, aged, through
from arrears.law.engine.usual import USUAL
from arrears.planner.frames import Frame, collected, moved_to
from arrears.planner.window import MINUTES_PER_DAY, Window, as_clock

from .situations import (
    CONTACT,
    FIELDS,
    NEXT_RECORD,
    SITUATION,
    THIS,
    TOO_MANY,
    Told,
    records_of,
    situated,
)

Row = dict[str, Any]
Line = tuple[Any, ...]  # one record, as FIELDS has it

TURNS = "turns"
BEGINS, ENDS = "begins_minutes", "ends_minutes"
PREFIX = "kept_"
SOMEBODY = "debtor"
LINE = ("record", *FIELDS)
READ_BEFORE = 50_000  # situations; a book that is read by parts meets them again


def stretches(
    numbers: Frame,
    *,
    records: Frame,
    on: date,
    wanted: Collection[str],
    cuts: Sequence[Window],
) -> Frame:
    """
    Return what the records make so of each number.

    What is one thing all day is one row. Where it turns within the day, each of the
    case's numbers has a row for every stretch of every window of `cuts`.

    Reads   case, person, zone, point; of the records, the contract's columns
    Writes  case, point
            turns         whether the case's day has stretches
            begins_minutes, ends_minutes   of the stretch
            kept_<fact>   one for each of `wanted`; null where nobody can say
    Raises  a Refusal where the law cannot read a record
    """
    contacts = collected(numbers.select("case", "person", "zone", "point"))
    few = moved_to(numbers, contacts)
    told = records_of(few, records=records, on=on, aged=aged(wanted))
    found = situated(contacts.select(*CONTACT), told)
    read = _read(found, told, on=on, wanted=wanted, cuts=cuts)
    return moved_to(numbers, read)


def _read(
    found: Told,
    told: Told,
    *,
    on: date,
    wanted: Collection[str],
    cuts: Sequence[Window],
) -> Told:
    """Read each situation once, and give every contact the rows of its own."""
    lines = {row[0]: row[1:] for row in told.unique("record").select(*LINE).rows()}
    days = {
        situation: _day(situation, lines, on, wanted)
        for situation in sorted(found.get_column(SITUATION).unique())
    }
    made = _rows_of(days, wanted, cuts)
    turning = nw.col(SITUATION).is_in([each for each in days if len(days[each]) > 1])
    return (
        found.with_columns(turning.any().over("case").alias(TURNS))
        .join(made, on=[SITUATION, TURNS])
        .drop(SITUATION)
    )


def _schema(wanted: Collection[str]) -> Mapping[str, nw.dtypes.DType]:
    kept = {PREFIX + name: _kind(name) for name in sorted(wanted)}
    minutes = {BEGINS: nw.Int32(), ENDS: nw.Int32()}
    return {SITUATION: nw.String(), TURNS: nw.Boolean()} | minutes | kept


def _kind(fact: str) -> nw.dtypes.DType:
    return nw.Boolean() if isinstance(USUAL[fact], bool) else nw.Int32()


def _day(
    situation: str, lines: Mapping[str, Line], on: date, wanted: Collection[str]
) -> tuple[Stretch, ...]:
    """Return the day of one situation; where there is too much to say, nothing is known."""
    if situation == TOO_MANY:
        return (Stretch(0, MINUTES_PER_DAY, dict.fromkeys(USUAL)),)
    records = situation.split(NEXT_RECORD) if situation else []
    told = tuple(lines[record] for record in records)
    return _through(told, on, frozenset(wanted))


@lru_cache(maxsize=READ_BEFORE)
def _through(
    lines: tuple[Line, ...], on: date, wanted: frozenset[str]
) -> tuple[Stretch, ...]:
    """Return what the law says of these records; the same ones are read once."""
    told = [_record(dict(zip(FIELDS, line, strict=True)), on) for line in lines]
    return through(_question(told, on), on=on, wanted=wanted)


def _rows_of(
    days: Mapping[str, Sequence[Stretch]],
    wanted: Collection[str],
    cuts: Sequence[Window],
) -> Told:
    """Return each situation's row for the whole day, and those of its stretches."""
    schema = _schema(wanted)
    parts = [(situation, part) for situation, day in days.items() for part in day]
    columns: dict[str, list[Any]] = {
        SITUATION: [situation for situation, _ in parts],
        BEGINS: [part.from_minutes for _, part in parts],
        ENDS: [part.until_minutes for _, part in parts],
    }
    for name in wanted:
        usual = USUAL[name]
        columns[PREFIX + name] = [part.facts.get(name, usual) for _, part in parts]
    kinds = {name: kind for name, kind in schema.items() if name != TURNS}
    told = nw.from_dict(columns, schema=kinds, backend="polars")
    whole = told.filter(nw.len().over(SITUATION) == 1).with_columns(
        turns=nw.lit(value=False)
    )
    within = told.join(_as_rows(cuts), how="cross").with_columns(
        nw.max_horizontal(BEGINS, "cut_begins").alias(BEGINS),
        nw.min_horizontal(ENDS, "cut_ends").alias(ENDS),
        turns=nw.lit(value=True),
    )
    turning = within.filter(nw.col(BEGINS) < nw.col(ENDS))
    return nw.concat([whole.select(*schema), turning.select(*schema)])


def _as_rows(cuts: Sequence[Window]) -> Told:
    columns = {
        "cut_begins": [cut.from_minutes for cut in cuts],
        "cut_ends": [cut.until_minutes for cut in cuts],
    }
    schema = dict.fromkeys(columns, nw.Int32())
    return nw.from_dict(columns, schema=schema, backend="polars")


def _question(records: list[Row], on: date) -> Row:
    """Return the debtor's call as the law's form has it; its clock is the debtor's."""
    return {
        "packs": ["house"],
        "at": datetime.combine(on, time.min, UTC).isoformat(),
        "contact": {
            "channel": "phone",
            "person": SOMEBODY,
            "role": "debtor",
            "point": THIS,
            "purpose": "collect",
            "debts": [THIS],
            "time_zones": ["UTC"],
        },
        "records": records,
    }


def _record(told: Row, on: date) -> Row:
    """Return one record as the law's form has it; the form is docs/law.md."""
    began = min(told["began_on"] or on - timedelta(days=1), on)
    at = datetime.combine(began, time.min, UTC) + timedelta(microseconds=told["came"])
    return {
        "kind": told["kind"],
        "at": at.isoformat() if told["came"] else None,
        "person": SOMEBODY,
        "channel": told["channel"] or None,
        "point": told["of_point"],
        "debts": told["of_case"] and [told["of_case"]],
        "days": told["days"].split(",") if told["days"] else None,
        "from": _clock(told["from_minutes"]),
        "until": _clock(told["until_minutes"]),
        "expires_on": told["expires_on"] and told["expires_on"].isoformat(),
        "state": told["state"] or None,
        "written": told["written"],
        "given_to": told["given_to"] or None,
    }


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else as_clock(minutes)
