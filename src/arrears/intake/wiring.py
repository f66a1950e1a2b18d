"""Which column of a received file each of our columns comes from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice

import polars as pl

from arrears.domain.words import Refusal, Words

from .headers import tidy
from .profile_parts import Profile
from .received import Received


class HeadersMissing(Refusal):
    """The profile names headers that the file does not have."""

    words = Words(
        "文件“{file}”缺少列：{missing}。文件里的列是：{present}。如果列名是乱码，请检查 encoding。",
        "“{file}” lacks the columns: {missing}. It has: {present}. If those look garbled, check “encoding”.",
    )


class HeaderTwice(Refusal):
    """A mapped header stands over two columns; which one holds cannot be told."""

    words = Words(
        "文件“{file}”有两列都叫“{header}”，请改掉其中一个列名。",
        "“{file}” has two columns called “{header}”. Rename one.",
    )


class AsOfInFuture(Refusal):
    """The profile's figures are of a day that has not come."""

    words = Words(
        "数据日期 {as_of} 在导入日 {on} 之后，请核对映射文件的 as_of。",
        "The figures are of {as_of}, after the day of import, {on}. Check “as_of” in the profile.",
    )


@dataclass(frozen=True, slots=True)
class Wiring:
    """A received file, and the place of each of our columns in it."""

    received: Received
    at: Mapping[str, int]

    def batches(self, rows: int) -> Iterator[pl.DataFrame]:
        """
        Yield the file's rows, so many at a time.

        Columns  row     counted from 0
                 line    in the original file, the header's being 1
                 cells   how many there were, where not as many as headers; else null
                 and the text of each mapped key, as it stands in the file
        """
        begin = 0
        with self.received.copy.open("rb") as copy:
            copy.readline()  # the header
            while block := b"".join(islice(copy, rows)):
                frame = self._cells(block)
                yield self._placed(frame, begin)
                begin += len(frame)

    def _cells(self, block: bytes) -> pl.DataFrame:
        width = len(self.received.headers)
        names = [f"c{place}" for place in range(width)]
        frame = pl.read_csv(
            BytesIO(block),
            has_header=False,
            separator=self.received.separator,
            schema=dict.fromkeys(names, pl.String()),
            columns=sorted(set(self.at.values())),
        )
        return frame.select(pl.col(names[at]).alias(key) for key, at in self.at.items())

    def _placed(self, frame: pl.DataFrame, begin: int) -> pl.DataFrame:
        """Add row, line and cells to a batch that begins with row `begin`."""
        rows = pl.int_range(begin, begin + len(frame), dtype=pl.Int64).alias("row")
        within = pl.col("row").is_between(begin, begin + len(frame) - 1)
        places = self.received.places.with_columns(from_row="row")
        return (
            frame.with_columns(rows)
            .join_asof(places, on="row", strategy="backward", check_sortedness=False)
            .with_columns(line=pl.col("line") + pl.col("row") - pl.col("from_row"))
            .drop("from_row")
            .join(
                self.received.ragged.filter(within),
                on="row",
                how="left",
                maintain_order="left",
            )
        )


def wired(received: Received, profile: Profile, *, on: date) -> Wiring:
    """
    Return where each mapped column stands in the file, to be read on day `on`.

    Raises HeadersMissing, HeaderTwice, AsOfInFuture.
    """
    as_of = profile.constants.get("as_of", "")
    if as_of > on.isoformat():
        raise AsOfInFuture(as_of=as_of, on=on)
    headers = [tidy(header) for header in received.headers]
    _raise_unless_there(received, profile, headers)
    at = {key: headers.index(header) for key, header in profile.columns.items()}
    return Wiring(received, at)


def unplaced(received: Received, profile: Profile) -> tuple[str, ...]:
    """Return the file's headers that the profile neither maps nor ignores."""
    known = {*profile.columns.values(), *map(tidy, profile.ignore), ""}
    return tuple(header for header in received.headers if tidy(header) not in known)


def _raise_unless_there(
    received: Received, profile: Profile, headers: list[str]
) -> None:
    wanted = dict.fromkeys(profile.columns.values())
    missing = [header for header in wanted if header not in headers]
    if missing:
        raise HeadersMissing(
            file=received.file,
            missing="、".join(missing),
            present="、".join(received.headers[:30]),
        )
    times = Counter(headers)
    for header in wanted:
        if times[header] > 1:
            raise HeaderTwice(file=received.file, header=header)
