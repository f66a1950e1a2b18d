"""A report as a file: HTML, PDF, XLSX, CSV or Parquet; no cell becomes a formula."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import polars as pl

from arrears.domain.words import Refusal, Words
from arrears.insight.reports import FORMATS, Report, Section
from arrears.intake.export import write_safe_csv

from .insight_workbook import workbook
from .typeset import pdf

SUFFIXES = FORMATS
TEMPLATE = "report.typ"
NOTES = Words("说明", "Notes")
STYLE = (
    "body{font:15px/1.5 'Noto Sans SC',sans-serif;max-width:60rem;margin:2rem auto;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%;margin:.5rem 0}"
    "th,td{border-bottom:1px solid #d6dde0;padding:.3rem .5rem;text-align:right}"
    "th:first-child,td:first-child,.told th,.told td{text-align:left;"
    "vertical-align:top}.told{table-layout:fixed}li{color:#5b666b}"
)


class ReportFormatUnknown(Refusal):
    """Reports are not written as that."""

    words = Words(
        "不支持写成“{suffix}”，可用：{known}。",
        "Reports are not written as “{suffix}”. There is: {known}.",
    )


class ReportNotWritten(Refusal):
    """The file could not be written; nothing half-written is left."""

    words = Words(
        "无法写入 {file}：{why}。没有留下写了一半的文件。",
        "Cannot write {file}: {why}. Nothing half-written is left.",
    )


def write_report(found: Report, path: Path) -> None:
    """
    Write the report as the file's suffix says; it is there as a whole or not at all.

    Raises ReportFormatUnknown, ReportNotWritten.
    """
    if path.suffix not in WRITERS:
        raise ReportFormatUnknown(suffix=path.suffix, known=", ".join(SUFFIXES))
    part = path.with_name(f"{path.name}.part")
    try:
        WRITERS[path.suffix](found, part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ReportNotWritten(file=path, why=error.strerror) from error


def fingerprint(found: Report) -> str:
    """Return the SHA-256 of the report's figures, whatever it is written as."""
    told = json.dumps([asdict(each) for each in found.exact], default=str)
    return sha256(told.encode()).hexdigest()


def _html(found: Report, path: Path) -> None:
    body = "".join(
        f"<section><h2>{escape(section.title)}</h2><table{' class=told' if section.widths else ''}><thead>"
        f"{_row(section.columns, 'th')}</thead><tbody>"
        f"{''.join(_row(row, 'td') for row in section.rows)}</tbody></table>"
        f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in section.said)}</ul></section>"
        for section in found.sections
    )
    head = f'<meta charset="utf-8"><title>{escape(found.title)}</title><style>{STYLE}</style>'
    page = (
        f'<!doctype html><html lang="{found.lang}"><head>{head}</head><body>'
        f"<h1>{escape(found.title)}</h1><p>{escape(found.days)}</p>{body}</body></html>"
    )
    path.write_text(page, "utf-8")


def _row(cells: tuple[str, ...], tag: str) -> str:
    return (
        "<tr>" + "".join(f"<{tag}>{escape(each)}</{tag}>" for each in cells) + "</tr>"
    )


def _pdf(found: Report, path: Path) -> None:
    """Lay the report out with typst; its text goes in as data, never as markup."""
    told: Mapping[str, Any] = {
        "lang": found.lang,
        "title": found.title,
        "days": found.days,
        "sections": [asdict(section) for section in found.sections],
    }
    midnight = datetime.combine(found.until, time(), tzinfo=UTC)
    path.write_bytes(pdf(TEMPLATE, name="report", told=told, at=midnight))


def _xlsx(found: Report, path: Path) -> None:
    sheets = {
        "report": [
            (found.title,),
            (found.days,),
            *(row for section in found.sections for row in _block(section)),
        ]
    }
    path.write_bytes(workbook(sheets))


def _block(section: Section) -> list[tuple[str, ...]]:
    return [
        (),
        (section.title,),
        section.columns,
        *section.rows,
        *((each,) for each in section.said),
    ]


def _csv(found: Report, path: Path) -> None:
    write_safe_csv(_text(found), path)


def _parquet(found: Report, path: Path) -> None:
    """Write the figures themselves, exact: shares from 0 to 1, money in minor units."""
    rows = [
        asdict(each)
        | {"since": found.since, "until": found.until}
        | {"value": _text_of(each.value)}
        for each in found.exact
    ]
    schema = {
        "kpi": pl.String,
        "since": pl.Date,
        "until": pl.Date,
        "by": pl.String,
        "group": pl.String,
        "label": pl.String,
        "currency": pl.String,
        "part": pl.Int64,
        "whole": pl.Int64,
        "value": pl.String,
    }
    pl.DataFrame(rows, schema=schema).with_columns(
        pl.col("value").cast(pl.Decimal(38, 8))
    ).write_parquet(path)


def _text(found: Report) -> pl.DataFrame:
    """Return all sections as one table; what must be said stands in its first row."""
    columns = ("KPI", *found.sections[0].columns, NOTES.to(found.lang))
    rows = [
        (section.title, *row, "" if n else " ".join(section.said))
        for section in found.sections
        for n, row in enumerate(section.rows)
    ]
    schema = dict.fromkeys(columns, pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _text_of(value: object) -> str | None:
    return None if value is None else f"{value:.8f}"


WRITERS: Mapping[str, Callable[[Report, Path], None]] = {
    ".html": _html,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".parquet": _parquet,
}
