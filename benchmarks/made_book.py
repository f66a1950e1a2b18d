"""
An invented book of any size, for measuring: the same seed gives the same bytes.

No person is in it: names are numbered, telephones are of the range that rings
nowhere (docs/decisions/0005-fictitious-numbers.md).
"""

from pathlib import Path

import polars as pl

ROWS_AT_ONCE = 100_000
ACCOUNTS_PER_DEBTOR = 1.25  # a quarter of the debtors have a second account
PROFILE = """
lender: {key: bench-bank, name: 示例银行}
placement: {key: 2026-11}
file: {encoding: utf-8, separator: comma}
columns:
  account_number: 账号
  debtor_number: 客户号
  name: 姓名
  product: 产品
  principal: 本金
  interest: 利息
  fee: 费用
  due_on: 到期日
  mobile: 手机
  email: 邮箱
  address: 地址
  contact_name: 联系人
  contact_phone: 联系人电话
constants: {currency: CNY, as_of: 2026-11-20}
money: {unit: yuan}
values:
  product: {信用卡: card, 消费贷: instalment_loan}
"""


def write_book(path: Path, *, rows: int, corrected_every: int = 0) -> None:
    """
    Write a CSV of so many rows; the accounts stand in no order.

    With `corrected_every` each so-manieth row owes a thousand yuan more.
    """
    with path.open("wb") as file:
        for first in range(0, rows, ROWS_AT_ONCE):
            until = min(rows, first + ROWS_AT_ONCE)
            part = _rows(first, until, corrected_every or rows + 1)
            part.write_csv(file, include_header=first == 0)


def _rows(first: int, until: int, every: int) -> pl.DataFrame:
    n = pl.int_range(first, until, eager=True).alias("n").to_frame()
    scattered = pl.col("n") * 7_368_787 % 1_000_000_007  # each once, in no order
    debtor = (
        (pl.col("n") / ACCOUNTS_PER_DEBTOR).cast(pl.Int64) * 7_368_787 % 1_000_000_007
    )
    more = pl.when(pl.col("n") % every == every - 1).then(100_000).otherwise(0)
    cents = pl.col("n") * 3_571 % 5_000_000 + 10_000 + more
    return n.select(
        账号=pl.lit("6217") + _padded(scattered, 10),
        客户号=pl.lit("C") + _padded(debtor, 10),
        姓名=pl.lit("甲") + (pl.col("n") % 10_000).cast(pl.String),
        产品=pl.when(pl.col("n") % 3 == 0)
        .then(pl.lit("信用卡"))
        .otherwise(pl.lit("消费贷")),
        本金=_yuan(cents),
        利息=_yuan(cents // 50),
        费用=_yuan(pl.col("n") % 7 * 500),
        到期日=pl.lit("2026-11-19").str.to_date() - pl.duration(days=pl.col("n") % 300),
        手机=pl.lit("1549") + _padded(debtor % 10_000_000, 7),
        邮箱=pl.when(pl.col("n") % 2 == 0).then(
            pl.lit("d") + debtor.cast(pl.String) + pl.lit("@example.com")
        ),
        地址=pl.lit("虚构市幸福路") + debtor.cast(pl.String) + pl.lit("号"),
        联系人=pl.when(pl.col("n") % 4 == 0).then(pl.lit("乙")),
        联系人电话=pl.when(pl.col("n") % 4 == 0).then(
            pl.lit("1549") + _padded((debtor + 1) % 10_000_000, 7)
        ),
    )


def _yuan(cents: pl.Expr) -> pl.Expr:
    fen = _padded(cents % 100, 2)
    return (cents // 100).cast(pl.String) + pl.lit(".") + fen


def _padded(number: pl.Expr, digits: int) -> pl.Expr:
    return number.cast(pl.String).str.zfill(digits)
