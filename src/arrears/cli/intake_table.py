"""What became of a lender's file, on the terminal: rows, money, reasons."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.table import Table

from arrears.actions.aside_report import ALL_WORDS
from arrears.actions.import_book import Imported
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.intake.reasons import REMARKED

from .voice import Voice

if TYPE_CHECKING:
    from arrears.actions.recall_cases import CasesReturned
    from arrears.store.book import Loaded

ALREADY = Words(
    "这个文件之前已处理过，没有改变什么。",
    "This file came in before; nothing was changed.",
)
ROWS = Words(
    "{file}：收到 {received} 行，收下 {accepted} 行，搁置 {set_aside} 行。",
    "{file}: {received} rows received, {accepted} accepted, {set_aside} set aside.",
)
OWED = Words("收下的欠款：{owed}", "Owed on the accepted rows: {owed}")
LOADED = Words(
    "新增债务人 {debtors}，案件 {cases}，债务 {debts}，对账 {statements}，联系方式 {points}；重新打开案件 {reopened}。",
    "New: {debtors} debtors, {cases} cases, {debts} debts, {statements} statements, {points} contact points; {reopened} cases reopened.",
)
ASSIGNED = Words(
    "按常设分配规则分出 {cases} 件。", "Handed out by standing rules: {cases} cases."
)
RECALLED = Words(
    "{file}：收到 {received} 行，收回债务 {debts} 笔，关闭案件 {cases} 个，搁置 {set_aside} 行。",
    "{file}: {received} rows received, {debts} debts taken back, {cases} cases closed, {set_aside} set aside.",
)
REASON, COUNT = Words("搁置原因", "Set aside because"), Words("行数", "Rows")
REMARK = Words("收下的行里未保存的内容", "Left out of accepted rows")
UNPLACED = Words(
    "映射文件没有提到的列，未读取：{headers}",
    "Columns that the profile does not speak of, not read: {headers}",
)
REPORT = Words("逐行说明：{report}", "Row by row: {report}")


def show(voice: Voice, receipt: "Imported | CasesReturned") -> None:
    """Print the receipt."""
    if receipt.already:
        voice.say(ALREADY)
    if isinstance(receipt, Imported):
        _show_book(voice, receipt)
    else:
        voice.say(
            RECALLED.filled(
                file=receipt.file,
                received=receipt.received,
                debts=receipt.debts,
                cases=receipt.cases,
                set_aside=receipt.set_aside,
            )
        )
    if receipt.reasons:
        voice.out.print(_counted(voice, REASON, receipt.reasons, ALL_WORDS))
    if receipt.report:
        voice.say(REPORT.filled(report=receipt.report))


def _show_book(voice: Voice, receipt: Imported) -> None:
    voice.say(
        ROWS.filled(
            file=receipt.file,
            received=receipt.received,
            accepted=receipt.accepted,
            set_aside=receipt.set_aside,
        )
    )
    sums = [str(Amount(code, minor)) for code, minor in receipt.owed_minor.items()]
    if sums and receipt.accepted:
        voice.say(OWED.filled(owed="; ".join(sums)))
    if receipt.loaded:
        _show_loaded(voice, receipt.loaded)
    if receipt.assigned:
        voice.say(ASSIGNED.filled(cases=receipt.assigned))
    if receipt.unplaced:
        voice.say(UNPLACED.filled(headers=", ".join(receipt.unplaced)))
    if receipt.remarks:
        voice.out.print(_counted(voice, REMARK, receipt.remarks, REMARKED))


def _show_loaded(voice: Voice, loaded: "Loaded") -> None:
    voice.say(
        LOADED.filled(
            debtors=loaded.debtors,
            cases=loaded.cases,
            debts=loaded.debts,
            statements=loaded.statements,
            points=loaded.points,
            reopened=loaded.cases_reopened,
        )
    )


def _counted(
    voice: Voice, title: Words, counts: Mapping[str, int], words: Mapping[str, Words]
) -> Table:
    table = Table(title.to(voice.lang))
    table.add_column(COUNT.to(voice.lang), justify="right")
    for code, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        table.add_row(words[code].to(voice.lang), str(count))
    return table
