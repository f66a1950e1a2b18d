"""A workbook of typed cells: text is typed as text, so none is a formula."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LETTERS = 26
CONTROL = {code: None for code in range(32) if code not in (9, 10, 13)}

# What a cell may be: a text, a figure, a sum of money, a day, a moment (no zone).
Typed = str | int | Decimal | date | datetime | None
Rows = Iterable[Sequence[Typed]]
PLAIN, SUM, DAY, MOMENT = range(4)  # places in STYLES
STYLES = (
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="1"><font/></fonts>'
    '<fills count="2"><fill/><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf/><xf numFmtId="4" applyNumberFormat="1"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="165" applyNumberFormat="1"/></cellXfs>'
)
BEGAN = datetime(1899, 12, 30)  # noqa: DTZ001  (day nought of a workbook, no zone)
DAY_SECONDS = 86_400
HEAD_STAYS = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return the sheets as an .xlsx; a text is a text, whatever it begins with."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _types(len(sheets)))
        book.writestr("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        book.writestr("xl/workbook.xml", _names(list(sheets)))
        links = [("worksheet", f"worksheets/sheet{n}.xml") for n in _numbers(sheets)]
        links.append(("styles", "styles.xml"))
        book.writestr("xl/_rels/workbook.xml.rels", _links(links))
        book.writestr(
            "xl/styles.xml", f'{XML}<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>'
        )
        for n, rows in zip(_numbers(sheets), sheets.values(), strict=True):
            book.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(rows))
    return made.getvalue()


def _numbers(sheets: Mapping[str, Rows]) -> range:
    return range(1, len(sheets) + 1)


def _types(sheets: int) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" '
        f'ContentType="{TYPE}.styles+xml"/>'
        f"{parts}</Types>"
    )


def _links(links: list[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(links, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _names(names: list[str]) -> str:
    told = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{told}</sheets></workbook>'


def _sheet(rows: Rows) -> str:
    told = "".join(_row(n, cells) for n, cells in enumerate(rows, 1))
    return (
        f'{XML}<worksheet xmlns="{MAIN}">{HEAD_STAYS}'
        f"<sheetData>{told}</sheetData></worksheet>"
    )


def _row(n: int, cells: Sequence[Typed]) -> str:
    told = "".join(
        _cell(f"{_letters(at)}{n}", cell)
        for at, cell in enumerate(cells)
        if cell is not None
    )
    return f'<row r="{n}">{told}</row>'


def _cell(name: str, cell: Typed) -> str:
    if isinstance(cell, str):
        text = escape(cell.translate(CONTROL))
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(cell, datetime):
        past = cell.replace(tzinfo=None) - BEGAN
        days = past.days + Decimal(past.seconds) / DAY_SECONDS
        return f'<c r="{name}" s="{MOMENT}"><v>{days:.6f}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{name}" s="{DAY}"><v>{(cell - BEGAN.date()).days}</v></c>'
    style = SUM if isinstance(cell, Decimal) else PLAIN
    return f'<c r="{name}" s="{style}"><v>{cell}</v></c>'


def _letters(at: int) -> str:
    """Return a column's name: A, B … Z, AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
