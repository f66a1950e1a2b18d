"""What became of a bank's file, and what waits, on the terminal."""

from collections.abc import Mapping, Sequence

from rich.table import Table

from arrears.actions.import_payments import PaymentsReceived
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.intake.payments.reasons import PAYMENT_REASONS
from arrears.questions.bank_queue import Waiting

from .voice import Voice

MOST_SHOWN = 20
ALREADY = Words(
    "这个文件之前已导入过（编号 {source}），没有改变什么。",
    "This file came in before (import {source}); nothing was changed.",
)
LINES = Words(
    "{file}（导入编号 {source}）：入账 {posted} 笔，待认领 {waiting} 笔，搁置 {set_aside} 笔。",
    "{file} (import {source}): {posted} lines posted, {waiting} waiting, {set_aside} set aside.",
)
SUMS = Words("入账 {posted}；待认领 {waiting}", "Posted {posted}; waiting {waiting}")
LINE, REF, REASON = (
    Words("行", "Line"),
    Words("流水号", "Reference"),
    Words("原因", "Why"),
)
COLUMNS = (
    Words("编号", "No."),
    Words("日期", "Day"),
    Words("金额", "Amount"),
    Words("付款人", "Payer"),
    Words("可能的账户", "Likely accounts"),
    REASON,
)
NONE_WAITS = Words("没有待认领的款项。", "Nothing waits.")
MORE = Words(
    "还有 {count} 行，用 --json 查看全部。", "{count} more; --json shows them all."
)


def show(voice: Voice, receipt: PaymentsReceived) -> None:
    """Print the receipt."""
    if receipt.already:
        voice.say(ALREADY.filled(source=receipt.source))
    voice.say(
        LINES.filled(
            file=receipt.file,
            source=receipt.source,
            posted=receipt.posted,
            waiting=receipt.waiting,
            set_aside=receipt.set_aside,
        )
    )
    if receipt.posted or receipt.waiting:
        posted, waiting = _sums(receipt.posted_minor), _sums(receipt.waiting_minor)
        voice.say(SUMS.filled(posted=posted, waiting=waiting))
    if receipt.aside:
        _show_aside(voice, receipt)


def queue(voice: Voice, found: Sequence[Waiting]) -> None:
    """Print what waits for somebody."""
    if not found:
        voice.say(NONE_WAITS)
        return
    table = Table(COLUMNS[0].to(voice.lang))
    for words in COLUMNS[1:]:
        table.add_column(words.to(voice.lang))
    for each in found:
        likely = ", ".join(candidate.account for candidate in each.candidates)
        table.add_row(
            str(each.line),
            each.paid_on.isoformat(),
            str(each.amount),
            each.payer,
            likely,
            each.why.to(voice.lang),
        )
    voice.out.print(table)


def _show_aside(voice: Voice, receipt: PaymentsReceived) -> None:
    table = Table(LINE.to(voice.lang), REF.to(voice.lang), REASON.to(voice.lang))
    for each in receipt.aside[:MOST_SHOWN]:
        why = PAYMENT_REASONS[each.reason].to(voice.lang)
        table.add_row(str(each.at), each.ref, why)
    voice.out.print(table)
    if len(receipt.aside) > MOST_SHOWN:
        voice.say(MORE.filled(count=len(receipt.aside) - MOST_SHOWN))


def _sums(minor: Mapping[str, int]) -> str:
    return "; ".join(str(Amount(code, sum_)) for code, sum_ in minor.items()) or "0"
