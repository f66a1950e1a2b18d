"""What is wrong with rows: the first fault of each decides why it is set aside."""

from collections.abc import Callable

import polars as pl

from .columns import ASIDE
from .plain_text import masked

LONGEST_CELL = 80
ID_KEY = "id_number"


class Faults:
    """The faults found in a batch, in the order in which they count."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._found: list[tuple[str, str, pl.Series]] = []

    def note(self, reason: str, key: str, where: pl.Series) -> None:
        """Note that the rows `where` have this fault in the column `key`."""
        if where.any():
            self._found.append((reason, key, where.fill_null(value=False)))

    def first(self) -> pl.Series:
        """Return the place of each row's first fault, null where there is none."""
        if not self._found:
            return pl.repeat(None, self._rows, dtype=pl.Int32, eager=True)
        masks = pl.DataFrame(
            [mask.alias(str(at)) for at, (_, _, mask) in enumerate(self._found)]
        )
        places = (pl.when(pl.col(name)).then(int(name)) for name in masks.columns)
        return masks.select(pl.coalesce(places).cast(pl.Int32)).to_series()

    def aside(
        self, raw: pl.DataFrame, first: pl.Series, *, header: Callable[[str], str]
    ) -> pl.DataFrame:
        """
        Return one row for each row of `raw` that has a fault.

        Reads   line, cells, currency, owed_minor and the text of each key
        Writes  what `columns.ASIDE` has; an ID number is shown masked
        """
        numbered = raw.with_columns(fault=first).filter(pl.col("fault").is_not_null())
        parts = []
        for at, (reason, key, _) in enumerate(self._found):
            mine = numbered.filter(pl.col("fault") == at)
            cell = _cell(reason, key, mine.columns)
            parts.append(
                mine.select(
                    "line",
                    pl.lit(header(key)).alias("column"),
                    pl.lit(reason).alias("reason"),
                    cell.cast(pl.String).str.head(LONGEST_CELL).alias("cell"),
                    "currency",
                    "owed_minor",
                )
            )
        if not parts:
            return pl.DataFrame(schema=ASIDE)
        return pl.concat(parts).sort("line")


def _cell(reason: str, key: str, present: list[str]) -> pl.Expr:
    """Return what to show: for a ragged row how many cells, as its text may be any."""
    if reason in {"too_few_cells", "too_many_cells"}:
        return pl.col("cells")
    if key not in present:
        return pl.lit(None)
    return masked(pl.col(key)) if key == ID_KEY else pl.col(key)
