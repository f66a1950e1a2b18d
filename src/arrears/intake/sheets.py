"""Workbooks and Parquet files, written out as the same rows of text."""

import zipfile
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path

import fastexcel
import polars as pl
from polars.exceptions import PolarsError

from arrears.domain.words import Refusal, Words

from .lines import MOST_COLUMNS, PLACES, RAGGED, NoHeader, TooManyColumns

LARGEST_SHEET_BYTES = 1024**3
LARGEST_SHEET_MB = 1024
EXCEL_DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)  # what Excel itself shows
LONG_FRACTION = r"^-?\d+\.\d{12,}$"


class WorkbookUnreadable(Refusal):
    """The file looks like a workbook or Parquet, and is not one inside."""

    words = Words(
        "“{file}”打不开：内容损坏或加了密码。请另存一份，或导出 CSV。",
        "“{file}” cannot be opened: it is damaged or has a password. Save it again, or export CSV.",
    )


class SheetMissing(Refusal):
    """The workbook has no sheet of that name."""

    words = Words(
        "“{file}”里没有名为“{sheet}”的工作表，现有：{sheets}。",
        "“{file}” has no sheet “{sheet}”. It has: {sheets}.",
    )


class WorkbookTooLarge(Refusal):
    """Opened, the workbook would fill the memory."""

    words = Words(
        "“{file}”展开后超过 {mb} MB，请导出为 CSV 再导入。",
        "“{file}” is more than {mb} MB when unpacked. Export it as CSV.",
    )


class ColumnNotPlain(Refusal):
    """A Parquet column holds lists or records, not single values."""

    words = Words(
        "“{file}”的列“{column}”不是单个值，无法读取。请导出为普通的列。",
        "Column “{column}” of “{file}” does not hold single values. Export it as plain columns.",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the file: its headers, how many rows, where they stood."""

    headers: tuple[str, ...]
    separator: str
    rows: int
    places: pl.DataFrame
    ragged: pl.DataFrame
    encoding: str = ""


def sheet_written(
    path: Path, target: Path, *, sheet: str | None, header_line: int
) -> Written:
    """
    Write the sheet named `sheet`, else the first, to `target` as CSV.

    Raises WorkbookUnreadable, WorkbookTooLarge, SheetMissing, NoHeader,
    TooManyColumns.
    """
    cells = _cells(path, sheet)
    filled = cells.with_row_index("row", offset=1).filter(
        pl.any_horizontal(pl.col(cells.columns).is_not_null()),
        pl.col("row") >= header_line,
    )
    if filled.is_empty():
        raise NoHeader(file=path.name, line=header_line)
    headers = _headers(filled.drop("row").row(0))
    rows = filled.slice(1).select("row", *cells.columns[: len(headers)])
    _one_line(rows.drop("row")).write_csv(target, include_header=True)
    return Written(headers, ",", len(rows), _places(rows["row"]), _none_ragged())


def parquet_written(path: Path, target: Path) -> Written:
    """
    Write the columns of a Parquet file to `target` as CSV; row one is line 2.

    Raises WorkbookUnreadable, ColumnNotPlain, TooManyColumns.
    """
    try:
        frame = pl.scan_parquet(path, glob=False)
        schema = frame.collect_schema()
        headers = _headers(tuple(schema.names()))
        for name, kind in schema.items():
            if kind.is_nested() or kind == pl.Binary:
                raise ColumnNotPlain(file=path.name, column=name)
        text = frame.select(_as_text(name, kind) for name, kind in schema.items())
        text.sink_csv(target, include_header=True)
        rows = frame.select(pl.len()).collect().item()
    except (PolarsError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise WorkbookUnreadable(file=path.name) from None
    places = pl.DataFrame({"row": [0], "line": [2]}, schema=PLACES)
    return Written(headers, ",", rows, places, _none_ragged())


def _cells(path: Path, sheet: str | None) -> pl.DataFrame:
    try:
        _raise_if_too_large(path)
        book = fastexcel.read_excel(path)
        if sheet is not None and sheet not in book.sheet_names:
            names = "、".join(book.sheet_names)
            raise SheetMissing(file=path.name, sheet=sheet, sheets=names)
        wanted = sheet if sheet is not None else 0
        opened = book.load_sheet(wanted, header_row=None, skip_rows=0, dtypes="string")
        return opened.to_polars()
    except (fastexcel.FastExcelError, zipfile.BadZipFile):
        raise WorkbookUnreadable(file=path.name) from None


def _raise_if_too_large(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        unpacked = sum(part.file_size for part in packed.infolist())
    if unpacked > LARGEST_SHEET_BYTES:
        raise WorkbookTooLarge(file=path.name, mb=LARGEST_SHEET_MB)


def _headers(cells: tuple[str | None, ...]) -> tuple[str, ...]:
    """Return the header without the empty cells at its end."""
    headers = [cell or "" for cell in cells]
    while headers and not headers[-1].strip():
        headers.pop()
    if len(headers) > MOST_COLUMNS:
        raise TooManyColumns(columns=len(headers), most=MOST_COLUMNS)
    return tuple(headers)


def _one_line(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells without line breaks, and figures as Excel shows them."""
    text = pl.all().str.replace_all(r"[\r\n]+", " ")
    return cells.with_columns(text).with_columns(
        _as_shown(cells[name]) for name in cells.columns
    )


def _as_shown(cells: pl.Series) -> pl.Series:
    """Return 1234.5600000000001 as 1234.56: fifteen digits are all Excel knows."""
    cells = cells.str.replace_all(r"[\r\n]+", " ")
    long = cells.filter(cells.str.contains(LONG_FRACTION)).drop_nulls().unique()
    shown = [f"{EXCEL_DIGITS.plus(Decimal(figure)):f}" for figure in long]
    return cells.replace(long, pl.Series(shown, dtype=pl.String)) if shown else cells


def _as_text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if kind.base_type() == pl.Datetime:
        return column.dt.strftime("%Y-%m-%d %H:%M:%S")
    if kind == pl.String:
        return column.str.replace_all(r"[\r\n]+", " ")
    return column.cast(pl.String)


def _places(rows: pl.Series) -> pl.DataFrame:
    """Return where rows do not follow on the line before."""
    frame = rows.cast(pl.Int64).alias("line").to_frame().with_row_index("row")
    jump = pl.col("line").diff().fill_null(0) != 1
    return frame.filter(jump).select("row", "line").cast({"row": pl.Int64})


def _none_ragged() -> pl.DataFrame:
    return pl.DataFrame(schema=RAGGED)
