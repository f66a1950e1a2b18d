"""What is on record of each contact, brought to few situations that many share."""

from collections.abc import Collection
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from arrears.law.engine.columns import day_bounds
from arrears.planner.frames import Frame, collected, frame_like

Told = nw.DataFrame[Any]

CONTACT = ["case", "point"]
SITUATION = "situation"
THIS, OTHER = "this", "other"
# Of a contact with more records than this nobody can say in passing what holds.
MOST_RECORDS = 100
TOO_MANY = "?"
NEXT_FIELD, NEXT_RECORD = "\x1f", "\x1e"
SEPARATORS = "[\x1e\x1f]"
FIELDS = (
    "kind",
    "came",
    "began_on",
    "channel",
    "of_case",
    "of_point",
    "days",
    "from_minutes",
    "until_minutes",
    "expires_on",
    "state",
    "written",
    "given_to",
)


def records_of(
    contacts: Frame, *, records: Frame, on: date, aged: Collection[str]
) -> Told:
    """
    Return the records of each contact's person, told as the law needs them on day `on`.

    Two records that the law reads alike are told alike: `came` is which of the
    contact's records came first, and days are told only where there is a record of
    the kinds `aged`, whose age matters. A record that came on the day counts from its
    morning; a later one not yet.

    Reads   case, person, zone, point; of the records, the contract's columns
    Writes  case, point, the FIELDS, and `record`: all of them as one text
    """
    joined = collected(
        records.rename({"case": "of_case", "point": "of_point"})
        .join(contacts, on="person")
        .join(_day_ends(contacts, on), on="zone")
        .filter(nw.col("since").is_null() | (nw.col("since") < nw.col("day_end")))
    )
    return _as_text(_on_the_day(joined, on, aged)).unique([*CONTACT, "record"])


def situated(contacts: Told, told: Told) -> Told:
    """
    Return each contact with its situation: the texts of all its records as one.

    Writes  situation   "" where there is no record, TOO_MANY beyond MOST_RECORDS
    """
    counted = told.with_columns(
        place=nw.col("record").cum_count().over(*CONTACT, order_by="record")
    )
    most = min(counted.get_column("place").max() or 0, MOST_RECORDS)
    places = [f"record_{n + 1}" for n in range(most)]
    at = [
        nw.when(nw.col("place") == n + 1).then(nw.col("record")).alias(name)
        for n, name in enumerate(places)
    ]
    wide = (
        counted.with_columns(*at)
        .group_by(*CONTACT)
        .agg(*(nw.col(name).max() for name in places), nw.len().alias("records"))
    )
    return contacts.join(wide, on=CONTACT, how="left").select(
        *CONTACT, situation=_situation(places)
    )


def _situation(places: list[str]) -> nw.Expr:
    if not places:
        return nw.lit("")
    whole = nw.concat_str(*places, separator=NEXT_RECORD, ignore_nulls=True)
    too_many = (nw.col("records") > MOST_RECORDS).fill_null(value=False)
    return nw.when(too_many).then(nw.lit(TOO_MANY)).otherwise(whole)


def _day_ends(contacts: Frame, on: date) -> Frame:
    ends = day_bounds(on, wanted=())
    kinds = {"zone": nw.String(), "day_end": nw.Datetime("us")}
    return frame_like(contacts, ends, kinds)


def _on_the_day(joined: Told, on: date, aged: Collection[str]) -> Told:
    """Tell of each record which came first, about what, and whether it is over."""
    dated = nw.col("kind").is_in(sorted(aged)).any().over(*CONTACT)
    over = nw.col("expires_on") < nw.lit(on)
    return joined.with_columns(
        came=nw.col("since").rank("dense").over(*CONTACT).fill_null(0),
        began_on=nw.when(dated).then(_local_day(joined)),
        expires_on=nw.when(dated | over).then(nw.col("expires_on")),
        of_case=_which("case"),
        of_point=_which("point"),
    )


def _which(name: str) -> nw.Expr:
    """Return whether the record is of this case or number; null where of all."""
    this = nw.col(f"of_{name}") == nw.col(name)
    other = nw.when(~this).then(nw.lit(OTHER))
    return nw.when(this).then(nw.lit(THIS)).otherwise(other)


def _local_day(joined: Told) -> nw.Expr:
    """Return the debtor's own day on which the record came."""
    day = nw.lit(None, dtype=nw.Date)
    for zone in joined.get_column("zone").unique():
        local = nw.col("since").dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
        here = nw.col("zone") == zone
        day = nw.when(here).then(local.dt.date()).otherwise(day)
    return day


def _as_text(told: Told) -> Told:
    """Add the record's text; a separator within a field would tear it apart."""
    texts = [name for name in FIELDS if told.schema[name] == nw.String]
    clean = told.with_columns(nw.col(*texts).str.replace_all(SEPARATORS, " "))
    fields = (nw.col(name).cast(nw.String).fill_null("") for name in FIELDS)
    text = nw.concat_str(*fields, separator=NEXT_FIELD)
    return clean.select(*CONTACT, *FIELDS, record=text)
