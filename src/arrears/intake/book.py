"""A lender's book, batch by batch: clean rows, and the others with their reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from .cells import tidied, with_constants
from .columns import ACCEPTED
from .extras import Remarks, extras
from .faults import Faults
from .identity import SHORTEST_SECRET, SecretMissing
from .needed import needed
from .profile_parts import Profile
from .received import Received
from .repeats import repeats
from .wiring import Wiring, wired

ROWS_PER_BATCH = 50_000


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Some rows of a file, each in `accepted` or in `aside`; none in both, none lost.

    `accepted` has the columns of `columns.ACCEPTED`, `aside` of `columns.ASIDE`,
    `remarks` (what was left out of accepted rows) of `columns.REMARKS`. `rows` and
    `owed_minor`, by currency, were counted before the rows were parted.
    """

    accepted: pl.DataFrame
    aside: pl.DataFrame
    remarks: pl.DataFrame
    rows: int
    owed_minor: Mapping[str, int]


def read_book(
    received: Received,
    profile: Profile,
    *,
    on: date,
    secret: bytes = b"",
    rows_per_batch: int = ROWS_PER_BATCH,
) -> Iterator[Batch]:
    """
    Yield the book's rows in the file's order, judged as of day `on`.

    `secret` keys the hash of ID numbers, where the profile maps them. The file is
    read twice: first for accounts that stand in it more than once.

    Raises HeadersMissing, HeaderTwice, AsOfInFuture, SecretMissing: all at once,
    before the first batch.
    """
    wiring = wired(received, profile, on=on)
    if profile.has("id_number") and len(secret) < SHORTEST_SECRET:
        raise SecretMissing(bytes=SHORTEST_SECRET)
    judge = _Judge(profile, width=len(received.headers), on=on, secret=secret)
    return _batches(wiring, judge, rows=rows_per_batch)


def _batches(wiring: Wiring, judge: "_Judge", *, rows: int) -> Iterator[Batch]:
    again = repeats(wiring, judge.profile, rows=rows)
    for cells in wiring.batches(rows):
        yield judge.batch(cells, again)


class _Judge:
    """Parts rows: those without a fault, and the others."""

    def __init__(
        self, profile: Profile, *, width: int, on: date, secret: bytes
    ) -> None:
        self.profile, self._width = profile, width
        self._on, self._secret = on, secret

    def batch(self, cells: pl.DataFrame, again: pl.DataFrame) -> Batch:
        """Return the rows of `cells`, judged; `again` are the repeated accounts."""
        raw = with_constants(tidied(cells, self.profile), self.profile)
        faults = Faults(len(raw))
        judged = needed(raw, self.profile, faults, width=self._width, on=self._on)
        _note_repeats(raw, again, faults)
        first = faults.first()
        shown = raw.with_columns(judged["currency"], judged["owed_minor"])
        accepted, remarks = self._accepted(raw, judged, first.is_null())
        return Batch(
            accepted=accepted,
            aside=faults.aside(shown, first, header=self.profile.header),
            remarks=remarks.frame(),
            rows=len(raw),
            owed_minor=sums(judged),
        )

    def _accepted(
        self, raw: pl.DataFrame, judged: pl.DataFrame, good: pl.Series
    ) -> tuple[pl.DataFrame, Remarks]:
        """Return the good rows with all their columns, and what is remarked on them."""
        text, judged = raw.filter(good), judged.filter(good)
        remarks = Remarks(text, self.profile)
        known = text.with_columns(judged["account_number"], judged["currency"])
        more = extras(known, self.profile, remarks, secret=self._secret)
        whole = judged.with_columns(text["line"], *more)
        typed = (pl.col(name).cast(kind) for name, kind in ACCEPTED.items())
        return whole.select(typed), remarks


def sums(rows: pl.DataFrame) -> dict[str, int]:
    """Return `owed_minor` of the rows by currency, in whole numbers of any size."""
    owed = pl.col("owed_minor").cast(pl.Int128).sum()
    known = rows.filter(pl.col("owed_minor").is_not_null())
    return dict(known.group_by("currency").agg(owed).sort("currency").iter_rows())


def _note_repeats(raw: pl.DataFrame, again: pl.DataFrame, faults: Faults) -> None:
    if again.is_empty():
        return
    repeat = raw.select("row").join(again, on="row", how="left", maintain_order="left")
    for reason in ("account_conflicts", "account_repeated"):
        faults.note(reason, "account_number", repeat["repeat"] == reason)
