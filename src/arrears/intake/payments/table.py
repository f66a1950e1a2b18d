"""A bank's table, CSV or XLSX, as told lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from arrears.domain.words import Refusal, Words
from arrears.intake.columns import BY_KEY
from arrears.intake.headers import bare
from arrears.intake.received import Received, received
from arrears.intake.wiring import Wiring

from .lines import ToldLine

ROWS_PER_BATCH = 50_000
NEEDED = ("ref", "on", "amount")
HEADERS = {
    "ref": "流水号 交易流水号 银行流水号 流水號 交易编号 交易编码 交易号 凭证号 ref reference payment_ref transaction_id txn_id",
    "on": "交易日期 交易日 付款日期 收款日期 到账日期 起息日 日期 on date paid_on payment_date value_date",
    "booked_on": "记账日期 记账日 入账日期 入账日 booked_on booking_date posting_date",
    "amount": "金额 交易金额 收款金额 收入金额 贷方金额 贷方发生额 到账金额 金額 amount credit credit_amount",
    "currency": BY_KEY["currency"].headers,
    "account": BY_KEY["account_number"].headers,
    "payer": "付款人 付款人姓名 付款人名称 付款方 付款方户名 对方户名 对方名称 户名 付款人戶名 payer payer_name debtor_name name",
    "memo": "摘要 附言 备注 用途 交易摘要 備註 memo remark remarks description note narrative",
}
KEY_OF = {bare(word): key for key, words in HEADERS.items() for word in words.split()}


class PaymentColumnsUnclear(Refusal):
    """Which columns have the reference, the day or the amount cannot be told."""

    words = Words(
        "“{file}”里缺少或有重复的列：{columns}。现有：{present}。请改列名再导入。",
        "“{file}” lacks these columns or has them twice: {columns}. It has: {present}. Rename them and try again.",
    )


def told_by_table(
    path: Path, *, folder: Path, currency: str
) -> tuple[str, list[ToldLine]]:
    """
    Return the file's hash and its lines; `currency` stands where no column tells it.

    Raises PaymentColumnsUnclear, and what `received` raises.
    """
    with _thrown_away(received(path, folder=folder)) as file:
        wiring = Wiring(file, _columns(file))
        width = len(file.headers)
        batches = wiring.batches(ROWS_PER_BATCH)
        rows = (row for batch in batches for row in batch.iter_rows(named=True))
        return file.sha256, [_told(row, width, currency) for row in rows]


@contextmanager
def _thrown_away(file: Received) -> Iterator[Received]:
    try:
        yield file
    finally:
        file.copy.unlink(missing_ok=True)


def _columns(file: Received) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for at, header in enumerate(file.headers):
        if key := KEY_OF.get(bare(header)):
            places.setdefault(key, []).append(at)
    unclear = [key for key in NEEDED if key not in places]
    unclear += [key for key, found in places.items() if len(found) > 1]
    if unclear:
        present = "、".join(file.headers[:30])
        names = "、".join(HEADERS[key].split()[0] for key in unclear)
        raise PaymentColumnsUnclear(file=file.file, columns=names, present=present)
    return {key: at for key, (at,) in places.items()}


def _told(row: dict[str, Any], width: int, currency: str) -> ToldLine:
    cells = row["cells"]
    reason = ""
    if cells is not None:
        reason = "too_few_cells" if cells < width else "too_many_cells"
    text = {key: str(row.get(key) or "") for key in HEADERS}
    text["currency"] = text["currency"] or currency
    return ToldLine(at=row["line"], reason=reason, **text)
