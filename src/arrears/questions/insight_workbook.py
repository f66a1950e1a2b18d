"""A workbook of plain text cells: text is typed as text, so none is a formula."""

from collections.abc import Iterable, Mapping, Sequence
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

Rows = Iterable[Sequence[str]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Return the sheets as an .xlsx; every cell is a text, whatever it begins with."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _types(len(sheets)))
        book.writestr("_rels/.rels", _links([("officeDocument", "xl/workbook.xml")]))
        book.writestr("xl/workbook.xml", _names(list(sheets)))
        links = [("worksheet", f"worksheets/sheet{n}.xml") for n in _numbers(sheets)]
        book.writestr("xl/_rels/workbook.xml.rels", _links(links))
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
    return f'{XML}<worksheet xmlns="{MAIN}"><sheetData>{told}</sheetData></worksheet>'


def _row(n: int, cells: Sequence[str]) -> str:
    told = "".join(
        f'<c r="{_letters(at)}{n}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(cell.translate(CONTROL))}</t></is></c>"
        for at, cell in enumerate(cells)
    )
    return f'<row r="{n}">{told}</row>'


def _letters(at: int) -> str:
    """Return a column's name: A, B … Z, AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
