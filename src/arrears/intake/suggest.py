"""Draft a mapping profile from a file's headers, with comments on what to check."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from .columns import BY_KEY, HEAD_KEYS, LATENESS_KEYS
from .guesses import (
    Placed,
    currency,
    date_forms,
    decimal_comma,
    placed,
    product,
    samples,
    unit,
    unknown_products,
)
from .lines import SEPARATORS
from .received import Received, received

SEPARATOR_WORDS = dict(zip(SEPARATORS, ("comma", "semicolon", "tab"), strict=True))
PRODUCT_CHOICE = "card | instalment_loan | private_loan | trade_invoice"
SHOWN = 2


def suggest(path: Path | str) -> str:
    """
    Return a mapping profile in YAML for the file at `path`, as far as it tells.

    Fields that are not stored stand under `ignore`, each with its catalogue item;
    what nobody knows is listed with two masked samples. The draft loads as a profile
    once nothing is listed as missing.

    Raises what `received` raises.
    """
    with tempfile.TemporaryDirectory(prefix="arrears-") as folder:
        file = received(path, folder=Path(folder))
        return "\n".join(_lines(file, samples(file))) + "\n"


def _lines(file: Received, frame: pl.DataFrame) -> Iterator[str]:
    where = placed(frame.columns)
    yield f"# 映射文件草稿：{_comment(file.file)}，{file.rows} 行"
    yield f"# A draft for {_comment(file.file)}, {file.rows} rows. Check it line by line."
    yield from _missing(file, frame, where)
    yield ""
    yield "lender:  # 请填写委托方 / say who is owed"
    yield "  key: lender"
    yield "  name: 请填写委托方名称"
    yield 'placement: {key: "1", hand: 1}  # 委案批次、手别 / placement and hand'
    yield from _file(file)
    if _currency(file, frame) == "TWD":
        yield "country: TW  # 电话按台湾号码识别 / telephone numbers"
        yield "zone: Asia/Taipei"
    yield ""
    yield from _columns(where)
    yield from _constants(file, frame, where)
    yield from _money(frame, where)
    yield from _dates(frame, where)
    yield from _values(frame, where)
    yield ""
    yield from _ignore(where)
    yield from _unknown(frame, where)


def _missing(file: Received, frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    lacking = []
    if "account_number" not in where.columns:
        lacking.append("columns.account_number（账号 / account）")
    if not {"owed", *HEAD_KEYS} & where.columns.keys():
        lacking.append("columns.owed（欠款金额 / what is owed）")
    if not set(LATENESS_KEYS) & where.columns.keys():
        lacking.append(f"columns.{' | '.join(LATENESS_KEYS)}（到期日 / due day）")
    if "product" not in where.columns and not _product(file, frame, where):
        lacking.append(f"constants.product（产品 / product: {PRODUCT_CHOICE}）")
    if lacking:
        yield "# 还缺以下内容，补上才能导入 / still missing:"
        yield from (f"#   - {one}" for one in lacking)


def _file(file: Received) -> Iterator[str]:
    if file.encoding:
        word = SEPARATOR_WORDS[file.separator]
        yield f"file: {{encoding: {file.encoding}, separator: {word}}}"


def _columns(where: Placed) -> Iterator[str]:
    yield "columns:  # 我们的字段: 文件里的列名 / ours: the file's header"
    for key, header in where.columns.items():
        column = BY_KEY[key]
        items = f" {', '.join(column.dats)}" if column.dats else ""
        yield f"  {key}: {_quoted(header)}  # {column.meaning.zh}{items}"


def _constants(file: Received, frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    yield "constants:"
    known = _product(file, frame, where)
    if known:
        yield f"  product: {known}  # 按列名猜的，请核对 / a guess: {PRODUCT_CHOICE}"
    if "currency" not in where.columns:
        yield f"  currency: {_currency(file, frame)}  # 请核对 / check"
    if "as_of" not in where.columns:
        yield "  # as_of: 2026-10-01  数据日期，不写就是导入当天 / else the day of import"


def _money(frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    headers = {
        key: header
        for key, header in where.columns.items()
        if BY_KEY[key].kind == "money"
    }
    told = {key: unit(header, frame[header]) for key, header in headers.items()}
    said = [one for one in told.values() if one]
    most = max(said, key=said.count) if said else "yuan"
    sure = "" if said else "没有看出单位，请核对：yuan（元）或 fen（分）/ "
    yield f"money:  # {sure}check: yuan or fen"
    yield f"  unit: {most}"
    if decimal_comma(frame[header] for header in headers.values()):
        yield "  decimal: comma"
    other = {key: one for key, one in told.items() if one and one != most}
    if other:
        listed = ", ".join(f"{key}: {one}" for key, one in other.items())
        yield f"  units: {{{listed}}}"


def _dates(frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    dated = [h for key, h in where.columns.items() if BY_KEY[key].kind == "date"]
    forms = date_forms(frame[header] for header in dated)
    if forms:
        yield f"dates: [{', '.join(map(_quoted, forms))}]"
    elif dated:
        yield "# dates: [DD.MM.YYYY]  没有看出日期格式，请填写 / say how dates are written"
    if "DD/MM/YYYY" in forms:
        yield "# 也可能是 MM/DD/YYYY，请核对 / may be MM/DD/YYYY: check"


def _values(frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    if "product" not in where.columns:
        return
    unknown = unknown_products(frame[where.columns["product"]])
    if unknown:
        yield f"values:  # 右边改成 / on the right: {PRODUCT_CHOICE}"
        yield "  product:"
        yield from (f"    {_quoted(value)}: 请填写" for value in unknown[:20])


def _ignore(where: Placed) -> Iterator[str]:
    if where.not_stored or where.spare:
        yield "ignore:  # 不保存的列 / not stored"
    for header, field in where.not_stored.items():
        yield f"  - {_quoted(header)}  # {field.dat} {field.words.zh} / {field.words.en}"
    for header, column in where.spare.items():
        yield f"  - {_quoted(header)}  # {column.key} 已有另一列 / has another column"


def _unknown(frame: pl.DataFrame, where: Placed) -> Iterator[str]:
    if where.unknown:
        yield "# unknown: 不认识的列，可写进 columns 或 ignore / place them yourself"
    for header in where.unknown:
        told = frame[header].drop_nulls().head(SHOWN)
        shown = ", ".join(_masked(value) for value in told) or "—"
        yield f"#   {_comment(header)}: {shown}"


def _product(file: Received, frame: pl.DataFrame, where: Placed) -> str | None:
    header = where.columns.get("product")
    return product(file.file, frame.columns, frame[header] if header else None)


def _currency(file: Received, frame: pl.DataFrame) -> str:
    return currency(file.file, file.encoding, frame)


def _masked(value: str) -> str:
    """Return a value of which only the ends can be read: 1****5."""
    value = _comment(value)
    return f"{value[0]}****{value[-1]}" if len(value) > SHOWN else "**"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _comment(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
