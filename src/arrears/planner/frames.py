"""The frames a plan is made of: cases, points, attempts, records and seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Refusal, Words

Frame = nw.LazyFrame[Any]
Schema = Mapping[str, nw.dtypes.DType]

SCHEMAS: Mapping[str, Schema] = {
    "cases": {
        "case": nw.String(),
        "person": nw.String(),
        "zone": nw.String(),
        "product": nw.String(),
        "currency": nw.String(),
        "due_on": nw.Date(),
        "owed_minor": nw.Int64(),
        "first_instalment": nw.Boolean(),
        "can_pay_part": nw.Boolean(),
        "lost": nw.Boolean(),
        "stop": nw.String(),
        "promise_on": nw.Date(),
        "promise_at_minutes": nw.Int32(),
        "reminder_agreed": nw.Boolean(),
        "prefers_from_minutes": nw.Int32(),
    },
    "points": {
        "person": nw.String(),
        "point": nw.String(),
        "kind": nw.String(),
        "restricted": nw.Boolean(),
        "permitted_until": nw.Date(),
    },
    "attempts": {
        "person": nw.String(),
        "point": nw.String(),
        "at": nw.Datetime("us"),
        "result": nw.String(),
        "initiator": nw.String(),
        "channel": nw.String(),
    },
    "records": {
        "person": nw.String(),
        "case": nw.String(),
        "kind": nw.String(),
        "since": nw.Datetime("us"),
        "channel": nw.String(),
        "point": nw.String(),
        "days": nw.String(),
        "from_minutes": nw.Int32(),
        "until_minutes": nw.Int32(),
        "expires_on": nw.Date(),
        "state": nw.String(),
        "written": nw.Boolean(),
        "given_to": nw.String(),
    },
    "seats": {"seat": nw.String(), "calls_per_round": nw.Int32()},
}
# Columns a book may bring; without one every row has the value in DEFAULTS, or null.
OPTIONAL: Mapping[str, Schema] = {
    "cases": {
        "kept_promises": nw.Int32(),
        "broken_promises": nw.Int32(),
        "draw": nw.Int32(),
        "language": nw.String(),
        "kept_by": nw.String(),
        "pinned_to": nw.String(),
        "paired_to": nw.String(),  # the second handler, whose turn it is
        "excluded": nw.Boolean(),
        "weight_percent": nw.Int32(),
        "team": nw.String(),
        "placement_ends_on": nw.Date(),  # its last day
        "lender": nw.String(),
        "promise_made_minutes": nw.Int32(),
        "claimed": nw.Boolean(),
        "kept_today": nw.Boolean(),
        "missed_on": nw.Date(),
    },
    "seats": {
        "minutes": nw.Int32(),
        "languages": nw.String(),
        "products": nw.String(),
        "authority_minor": nw.Int64(),
        "absent": nw.Boolean(),
        "most_cases": nw.Int32(),
        "team": nw.String(),
        "lenders": nw.String(),
        "from_minutes": nw.Int32(),
        "until_minutes": nw.Int32(),
        "breaks": nw.String(),
    },
}
DEFAULTS = {"kept_promises": 0, "broken_promises": 0, "weight_percent": 100}
FALSE_BY_DEFAULT = ("excluded", "absent", "claimed", "kept_today")
# Not there at all where a book does not bring them: few do, and every column costs.
ONLY_BROUGHT = {"promise_made_minutes", "claimed", "kept_today", "missed_on"}
NOTHING: Schema = {}
KEYS = {"cases": "case", "points": "point", "seats": "seat"}
TEXTS = (nw.String, nw.Categorical, nw.Enum)


class FrameRefused(Refusal):
    """A frame is not what a plan can be made of."""


class ColumnMissing(FrameRefused):
    """A frame lacks a column of the contract."""

    words = Words(
        "{frame} 缺少列“{column}”。需要的列：{wanted}。",
        "{frame} has no column “{column}”. It needs: {wanted}.",
    )


class ColumnOfAnotherKind(FrameRefused):
    """A column holds another kind of value than the contract says."""

    words = Words(
        "{frame} 的列“{column}”是 {found}，应为 {wanted}。",
        "Column “{column}” of {frame} is {found}; it must be {wanted}.",
    )


class KeyTwice(FrameRefused):
    """Two rows have one number."""

    words = Words(
        "{frame} 里“{key}”出现了 {rows} 次，每个只能有一行。请去掉重复的行。",
        "“{key}” stands {rows} times in {frame}; each may have one row. Remove the others.",
    )


class KeyMissing(FrameRefused):
    """A row has no number."""

    words = Words(
        "{frame} 里有 {rows} 行没有“{column}”，请补全。",
        "{rows} rows of {frame} have no “{column}”. Fill it in.",
    )


class SeatHoursUnfit(FrameRefused):
    """A seat's hours say nothing that can be."""

    words = Words(
        "坐席“{seat}”：{why.zh}",
        "Seat “{seat}”: {why.en}",
    )


@dataclass(frozen=True, slots=True)
class Frames:
    """
    What a plan is made of; the columns are those of `SCHEMAS`.

    All come from one engine. Instants are UTC without zone, days are the debtor's own
    calendar days, money is whole minor units. Without `records` there are none; what
    a record does not narrow (case, channel, point, days, hours) it covers.
    """

    cases: Frame
    points: Frame
    attempts: Frame
    seats: Frame
    records: Frame | None = None

    @property
    def kept(self) -> Frame:
        """Return the records; where a book tells of none, a frame without rows."""
        if self.records is None:
            return empty("records", like=self.cases)
        return self.records


@dataclass(frozen=True, slots=True)
class Book(Frames):
    """Frames that were checked; `brought` are the optional columns that came."""

    brought: frozenset[str] = frozenset()


def checked(frames: Frames) -> Book:
    """
    Return the frames with exactly the columns and kinds of the contract.

    Raises a FrameRefused where a column is missing or of another kind, or where a
    case, a point or a seat has two rows or no number.
    """
    told = {name: getattr(frames, name) for name in SCHEMAS} | {"records": frames.kept}
    sound = {name: shaped(frame, name) for name, frame in told.items()}
    for name, key in KEYS.items():
        _raise_unless_unique(sound[name], name, key)
    return Book(**sound, brought=_brought(told))


def frame_like(frame: Frame, columns: Mapping[str, Any], schema: Schema) -> Frame:
    """Return `columns` as a frame of the engine that `frame` belongs to."""
    return moved_to(frame, nw.from_dict(columns, schema=schema, backend="polars"))


def moved_to(frame: Frame, made: nw.DataFrame[Any]) -> Frame:
    """Return what was worked out as a frame of the engine that `frame` belongs to."""
    engine = frame.implementation
    if engine.is_polars():
        return made.lazy()
    if engine.is_spark_like():
        return _in_spark(made, frame.to_native().sparkSession)
    return made.lazy(engine)


def collected(lazy: Frame) -> nw.DataFrame[Any]:
    """Return a lazy frame worked out, in memory; Polars streams it, which is leaner."""
    if not lazy.implementation.is_polars():
        return lazy.collect("polars")
    native = lazy.to_native().collect(engine="streaming")
    return nw.from_native(native, eager_only=True)


def numbered(frame: Frame, name: str, *, by: Sequence[str]) -> Frame:
    """
    Return the frame with the number of each row, from 0, in the order of the keys `by`.

    Polars sorts by several keys on all processors, and would number without on one.
    """
    if frame.implementation.is_polars():
        in_order: Frame = nw.from_native(
            frame.to_native().sort(by).with_row_index(name)
        )
        return in_order
    return frame.with_row_index(name, order_by=by)


def moment(at: datetime, *, like: Frame) -> nw.Expr:
    """
    Return the instant `at`, UTC without zone, as the engine of `like` takes it.

    Spark's client would read a bare one as a time of this machine's own zone.
    """
    if like.implementation.is_spark_like():
        return nw.lit(at.isoformat(" ")).cast(nw.Datetime("us"))
    return nw.lit(at)


def empty(name: str, *, like: Frame) -> Frame:
    """Return a frame of the contract without rows, of the engine of `like`."""
    schema = SCHEMAS[name]
    return frame_like(like, {column: [] for column in schema}, schema)


def _in_spark(made: nw.DataFrame[Any], session: Any) -> Frame:  # noqa: ANN401
    """Return the frame in Spark, which infers nothing from no rows: one to drop."""
    native = made.to_native()
    filled = nw.from_native(native if len(native) else native.clear(n=1))
    in_spark: Frame = nw.from_native(session.createDataFrame(filled.to_arrow()))
    kinds = made.schema.items()
    shaped = in_spark.select(nw.col(name).cast(kind) for name, kind in kinds)
    if len(native):
        return shaped
    return shaped.filter(~nw.col(made.columns[0]).is_null())


def _brought(told: Mapping[str, Frame]) -> frozenset[str]:
    """Return the optional columns there are, as "seats.absent"."""
    return frozenset(
        f"{name}.{column}"
        for name, schema in OPTIONAL.items()
        for column in set(schema) & set(told[name].collect_schema())
    )


def shaped(frame: Frame, name: str) -> Frame:
    """Return a frame with exactly the columns of `name`. Raises a FrameRefused."""
    wanted, found = SCHEMAS[name], frame.collect_schema()
    for column, kind in wanted.items():
        if column not in found:
            raise ColumnMissing(frame=name, column=column, wanted=", ".join(wanted))
        if not _fits(found[column], kind):
            raise ColumnOfAnotherKind(
                frame=name, column=column, found=found[column], wanted=kind
            )
    more = OPTIONAL.get(name, NOTHING)
    for column, kind in more.items():
        if column in found and not _fits(found[column], kind):
            raise ColumnOfAnotherKind(
                frame=name, column=column, found=found[column], wanted=kind
            )
    return frame.select(
        *(nw.col(column).cast(kind) for column, kind in wanted.items()),
        *(
            _optional(column, kind, told=column in found)
            for column, kind in more.items()
            if column in found or column not in ONLY_BROUGHT
        ),
    )


def completed(frame: Frame, name: str) -> Frame:
    """Return a frame with those optional columns of `name` that it lacks."""
    found, more = frame.collect_schema(), OPTIONAL.get(name, NOTHING)
    return frame.with_columns(
        _optional(column, kind, told=False)
        for column, kind in more.items()
        if column not in found and column not in ONLY_BROUGHT
    )


def _optional(column: str, kind: nw.dtypes.DType, *, told: bool) -> nw.Expr:
    """Return a column that may be missing, its nulls filled where there is a default."""
    usual = False if column in FALSE_BY_DEFAULT else DEFAULTS.get(column)
    if not told:
        return nw.lit(usual, dtype=kind).alias(column)
    given = nw.col(column).cast(kind)
    return given if usual is None else given.fill_null(usual)


def _fits(found: nw.dtypes.DType, wanted: nw.dtypes.DType) -> bool:
    if isinstance(found, nw.Unknown):  # a column of nothing but nulls
        return True
    if wanted.is_integer():
        return found.is_integer()
    if isinstance(wanted, nw.String):
        return isinstance(found, TEXTS)
    return isinstance(found, type(wanted))


def _raise_unless_unique(frame: Frame, name: str, key: str) -> None:
    if _surely_unique(frame, key):
        return
    rows = frame.group_by(key).agg(nw.len().alias("rows"))
    odd = rows.filter((nw.col("rows") > 1) | nw.col(key).is_null()).top_k(1, by="rows")
    for found in collected(odd).rows(named=True):
        if found[key] is None:
            raise KeyMissing(frame=name, column=key, rows=found["rows"])
        raise KeyTwice(frame=name, key=found[key], rows=found["rows"])


def _surely_unique(frame: Frame, key: str) -> bool:
    """
    Say whether no key is missing and no two have one hash, as far as Polars can tell.

    To sort hashes costs it a fourth of what it costs to group texts; two texts of one
    hash may still differ.
    """
    if not frame.implementation.is_polars():
        return False
    keys = collected(frame.select(key)).get_column(key).to_native()
    hashes = keys.hash().sort()
    return not keys.null_count() and not (hashes[1:] == hashes[:-1]).any()
