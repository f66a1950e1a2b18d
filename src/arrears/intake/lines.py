"""Delimited text into one row a line, each with its place in the original file."""

import csv
import io
import re
from array import array
from collections.abc import Iterator

import polars as pl

from arrears.domain.words import Refusal, Words

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 256
LONGEST_LINE = 256 * 1024
LONGEST_LINE_KB = 256


class RowTooLong(Refusal):
    """A line is longer than any row of a book; it is not read to its end."""

    words = Words(
        "第 {line} 行超过 {kb} KB，不像一行数据。请检查换行和引号。",
        "Line {line} is longer than {kb} KB, which no row is. Check its line ends and quotes.",
    )


class QuoteNeverCloses(Refusal):
    """A cell begins with a quote that does not end."""

    words = Words(
        "第 {line} 行有一个引号没有结束，后面的行无法分清。请补上引号。",
        "A quote that opens in line {line} never closes, so the rows after it cannot be told apart. Close it.",
    )


class TooManyColumns(Refusal):
    """The header has more cells than a book has columns."""

    words = Words(
        "表头有 {columns} 列，最多 {most} 列。请只导出需要的列。",
        "The header has {columns} columns; {most} are the most. Export only the ones needed.",
    )


class NoHeader(Refusal):
    """The file ends before its header."""

    words = Words(
        "文件“{file}”没有表头（应在第 {line} 行）。",
        "“{file}” has no header; it was expected in line {line}.",
    )


class Rows:
    """
    The rows of a file, written to `out` one to a line: header first, all of one width.

    Empty lines are no rows. A line break within a cell becomes a blank, so that
    each row is one line; `places` keeps where rows stood in the original, `ragged`
    which had more or fewer cells than the header.
    """

    def __init__(
        self, out: io.BufferedIOBase, *, separator: str | None, header_line: int = 1
    ) -> None:
        self.headers: tuple[str, ...] = ()
        self.separator = separator or ""
        self.count = 0
        self._out, self._header_line = out, header_line
        self._line, self._tail = 1, ""
        self._places, self._ragged = (array("q"), array("q")), (array("q"), array("q"))
        self._expected = 0  # the line of the next row, were nothing in between

    @property
    def places(self) -> pl.DataFrame:
        """Return the rows after which lines are not simply counted on: row, line."""
        row, line = self._places
        return pl.DataFrame({"row": list(row), "line": list(line)}, schema=PLACES)

    @property
    def ragged(self) -> pl.DataFrame:
        """Return the rows whose cells do not match the header: row, cells."""
        row, cells = self._ragged
        return pl.DataFrame({"row": list(row), "cells": list(cells)}, schema=RAGGED)

    def add(self, text: str, *, final: bool = False) -> None:
        """
        Write the rows that `text` completes; `final` says that no more comes.

        Raises RowTooLong, QuoteNeverCloses, TooManyColumns.
        """
        lines = (self._tail + text).split("\n")
        self._tail = "" if final and not lines[-1] else lines.pop()
        if final and self._tail:
            lines.append(self._tail)
        self._raise_if_long(lines)
        kept = self._header(lines, final=final) if not self.headers else 0
        if self.headers:
            kept = self._body(lines, kept, final=final)
        self._line += kept
        if not final:
            self._tail = "\n".join([*lines[kept:], self._tail])

    def _raise_if_long(self, lines: list[str]) -> None:
        longest = max(map(len, lines), default=0)
        if longest > LONGEST_LINE or len(self._tail) > LONGEST_LINE:
            lengths = [*map(len, lines), len(self._tail)]
            at = next(i for i, length in enumerate(lengths) if length > LONGEST_LINE)
            raise RowTooLong(line=self._line + at, kb=LONGEST_LINE_KB)

    def _header(self, lines: list[str], *, final: bool) -> int:
        """Read the header if it is there, and return how many lines that took."""
        begin = max(0, self._header_line - self._line)
        while begin < len(lines) and not lines[begin].strip(" "):
            begin += 1
        if begin >= len(lines):
            return len(lines)
        self.separator = self.separator or sniffed(lines[begin])
        record = self._record(lines, begin, final=final)
        if record is None:
            return 0
        self.headers, taken = tuple(record[0]), record[1]
        if len(self.headers) > MOST_COLUMNS:
            raise TooManyColumns(columns=len(self.headers), most=MOST_COLUMNS)
        self._out.write(self._written(self.headers).encode())
        return begin + taken

    def _body(self, lines: list[str], begin: int, *, final: bool) -> int:
        """Write the rows from `begin` on; return how many lines are done with."""
        done, pieces = begin, list[str]()
        for odd in self._odd(lines, begin):
            if odd < done:  # within the cell of a row already read
                continue
            self._run(lines, done, odd, pieces)
            done = odd
            record = self._record(lines, odd, final=final)
            if record is None:
                break
            done += record[1]
            self._row(record[0], at=odd, pieces=pieces)
        else:
            self._run(lines, done, len(lines), pieces)
            done = len(lines)
        self._out.write("".join(pieces).encode())
        return done

    def _odd(self, lines: list[str], begin: int) -> list[int]:
        """Return the lines that are not simply one row with the right cells."""
        frame = pl.DataFrame({"line": lines[begin:]}, schema={"line": pl.String})
        line = pl.col("line")
        bare, sound = line, line.str.strip_chars(" ") != ""
        if frame.select(line.str.contains('"', literal=True).any()).item():
            sound &= line.str.contains(_well_formed(self.separator))
            bare = line.str.replace_all(r'"[^"]*"', "")
        cells = bare.str.count_matches(self.separator, literal=True) + 1
        odd = frame.select((~sound | (cells != len(self.headers))).arg_true())
        return [begin + at for at in odd.to_series()]

    def _run(self, lines: list[str], begin: int, end: int, pieces: list[str]) -> None:
        """Write the plain lines from `begin` to before `end` as they are."""
        if begin == end:
            return
        self._note_place(begin)
        pieces += ["\n".join(lines[begin:end]), "\n"]
        self.count += end - begin
        self._expected = self._line + end

    def _row(self, cells: list[str], *, at: int, pieces: list[str]) -> None:
        """Write one row that took a closer look; a blank line is none."""
        if not any(cell.strip(" ") for cell in cells) and len(cells) <= 1:
            return
        self._note_place(at)
        width = len(self.headers)
        if len(cells) != width:
            self._ragged[0].append(self.count)
            self._ragged[1].append(len(cells))
            cells = cells[:width] + [""] * (width - len(cells))
        pieces.append(self._written(cells))
        self.count += 1
        self._expected = self._line + at + 1

    def _note_place(self, at: int) -> None:
        if self._line + at != self._expected:
            self._places[0].append(self.count)
            self._places[1].append(self._line + at)

    def _record(
        self, lines: list[str], at: int, *, final: bool
    ) -> tuple[list[str], int] | None:
        """Return the cells of the row at `at`, and its lines; None: more must come."""
        feed = _Feed(lines, at)
        reader = csv.reader(feed, delimiter=self.separator)
        line = self._line + at
        try:
            cells = next(reader)
        except _Exhausted:
            if final or len("".join(lines[at:])) > LONGEST_LINE:
                raise QuoteNeverCloses(line=line) from None
            return None
        except csv.Error:  # a cell above the csv module's own limit, 128 KB
            if len(lines[at]) > csv.field_size_limit():
                raise RowTooLong(line=line, kb=LONGEST_LINE_KB) from None
            raise QuoteNeverCloses(line=line) from None
        return cells, reader.line_num

    def _written(self, cells: tuple[str, ...] | list[str]) -> str:
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.separator, lineterminator="\n")
        writer.writerow([cell.replace("\n", " ") for cell in cells])
        return text.getvalue()


PLACES = {"row": pl.Int64(), "line": pl.Int64()}
RAGGED = {"row": pl.Int64(), "cells": pl.Int64()}


def sniffed(header: str) -> str:
    """Return the separator that the header has most of; a comma where it has none."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=bare.count)


def _well_formed(separator: str) -> str:
    """Return what a line looks like whose quotes open and close within cells."""
    cell = rf'(?:"(?:[^"]|"")*"|[^"{re.escape(separator)}]*)'
    return rf"^{cell}(?:{re.escape(separator)}{cell})*$"


class _Exhausted(Exception):
    """The lines at hand ended within a quoted cell."""


class _Feed:
    """Lines for the csv module, which asks for one more only within quotes."""

    def __init__(self, lines: list[str], at: int) -> None:
        self._lines = lines
        self._at = at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._at >= len(self._lines):
            raise _Exhausted
        self._at += 1
        return self._lines[self._at - 1] + "\n"
