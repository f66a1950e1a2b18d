"""`arrears payments`: a bank's file in, its queue settled, or the file taken back."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, WithDefault, told, voice
from .desk import home, open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED, ROWS_AT_FAULT
from .typed_sum import minor_of

if TYPE_CHECKING:  # these need Django set up
    from arrears.intake.payments import PaymentTotals

app = typer.Typer(
    name="payments",
    cls=WithDefault,
    short_help="导入银行收款，认领，撤销 / bank payments in, settled, undone",
    help="导入银行收款，认领待认领款项，或撤销一次导入 / "
    "A bank's payments in, the waiting ones settled, or an import undone.\n\n"
    "arrears payments 文件 --lender 代号  =  arrears payments file …",
    no_args_is_help=True,
    rich_markup_mode=None,
)
SHORT = "导入银行收款文件 / a bank's file in"
HELP = told(
    Words(
        "导入银行的收款文件（CSV、XLSX、camt.053）。账户确定的入账，不确定的待认领，不是收款的写明原因搁置；同一文件再导一次不会改变什么。",
        "Take in a bank's file (CSV, XLSX, camt.053). What is certain is posted, what is not waits for somebody, what is no payment is set aside with a reason; the same file again changes nothing.",
    ),
    examples=(
        "arrears payments bank.csv --lender bank",
        "arrears payments bank.xml --lender bank --count 120 --sum CNY:45678.90",
    ),
    exits=(
        (FINE, Words("全部入账", "every line was posted")),
        (REFUSED, Words("未导入，什么都没写入", "refused, nothing was written")),
        (
            ROWS_AT_FAULT,
            Words(
                "已导入，有款项待认领或搁置",
                "taken in; some lines wait or were set aside",
            ),
        ),
    ),
)
WAITING_HELP = told(
    Words("列出待认领的款项。", "List the lines that wait for somebody."),
    examples=("arrears payments waiting", "arrears payments waiting --json"),
    exits=((FINE, Words("已列出", "listed")),),
)
ASSIGN_HELP = told(
    Words("把一笔待认领的款项记入某个账户。", "Post a waiting line to an account."),
    examples=("arrears payments assign 17 6217000001",),
    exits=(
        (FINE, Words("已入账", "posted")),
        (REFUSED, Words("没有入账", "refused, nothing was written")),
    ),
)
ASIDE_HELP = told(
    Words("一笔款项不属于本处，写明理由。", "Put a line aside as none of ours."),
    examples=("arrears payments aside 17 --ground 货款",),
    exits=(
        (FINE, Words("已处理", "settled")),
        (REFUSED, Words("没有处理", "refused, nothing was written")),
    ),
)
UNDO_HELP = told(
    Words(
        "撤销一次导入：其中每笔收款都冲正，之后可以重新导入。",
        "Take a bank file back: each of its payments is reversed; it may come in anew.",
    ),
    examples=("arrears payments undo 3 --ground 传错了文件",),
    exits=(
        (FINE, Words("已撤销", "undone")),
        (REFUSED, Words("没有撤销", "refused, nothing was written")),
    ),
)
POSTED = Words(
    "已入账，案件 {case}，尚欠 {left}。", "Posted to case {case}; {left} is still owed."
)
SETTLED = Words("已处理。", "Settled.")
UNDONE = Words(
    "已撤销，冲正收款 {count} 笔。", "Undone; {count} payments were reversed."
)


class TotalUnreadable(Refusal):
    """The bank's total is not CODE:AMOUNT."""

    words = Words(
        "“{total}”不是合计，请写成 CNY:45678.90。",
        "“{total}” is no total. Write it as CNY:45678.90.",
    )


LineArgument = Annotated[
    int, typer.Argument(metavar="LINE", help="款项编号 / the line's number")
]
GroundOption = Annotated[str, typer.Option(help="理由 / why")]


@app.command("file", cls=Command, help=HELP, short_help=SHORT)
def file(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="银行文件 / the bank's file")
    ],
    *,
    lender: Annotated[str, typer.Option(help="委托方代号 / the lender's key")],
    currency: Annotated[
        str,
        typer.Option(
            help="文件没有币种列时的币种 / where no column tells the currency"
        ),
    ] = "CNY",
    count: Annotated[
        int | None, typer.Option(min=0, help="银行给的笔数 / the bank's count of lines")
    ] = None,
    total: Annotated[
        list[str] | None,
        typer.Option(
            "--sum", metavar="CNY:TOTAL", help="银行给的合计 / the bank's sum"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Take a bank's file in."""
    open_desk()
    from arrears.actions.import_payments import import_payments

    receipt = import_payments(
        path,
        lender=lender,
        by=operator(),
        now=clock.now(),
        folder=home(),
        currency=currency,
        stated=_stated(count, total),
    )
    if as_json:
        voice(ctx).tell(asdict(receipt))
    else:
        from . import payments_table

        payments_table.show(voice(ctx), receipt)
    rest = receipt.waiting or receipt.set_aside
    raise typer.Exit(ROWS_AT_FAULT if rest else FINE)


@app.command("waiting", cls=Command, help=WAITING_HELP, short_help="待认领 / waiting")
def waiting(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List the lines that wait for somebody."""
    open_desk()
    from arrears.questions.bank_queue import bank_queue

    found = bank_queue()
    if as_json:
        voice(ctx).tell([each.plain for each in found])
        return
    from . import payments_table

    payments_table.queue(voice(ctx), found)


@app.command("assign", cls=Command, help=ASSIGN_HELP, short_help="认领 / to an account")
def assign(
    ctx: typer.Context,
    line: LineArgument,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="账号 / the account's number")
    ],
) -> None:
    """Post a waiting line to an account."""
    open_desk()
    from arrears.actions.settle_line import assign_line

    posted = assign_line(line=line, account=account, by=operator(), now=clock.now())
    voice(ctx).say(POSTED.filled(case=posted.case, left=posted.left))


@app.command("aside", cls=Command, help=ASIDE_HELP, short_help="不属于本处 / not ours")
def aside(ctx: typer.Context, line: LineArgument, *, ground: GroundOption) -> None:
    """Put a waiting line aside."""
    open_desk()
    from arrears.actions.settle_line import put_aside

    put_aside(line=line, ground=ground, by=operator(), now=clock.now())
    voice(ctx).say(SETTLED)


@app.command(
    "undo", cls=Command, help=UNDO_HELP, short_help="撤销导入 / undo an import"
)
def undo(
    ctx: typer.Context,
    source: Annotated[
        int, typer.Argument(metavar="IMPORT", help="导入编号 / the import's number")
    ],
    *,
    ground: GroundOption,
) -> None:
    """Take a bank file back."""
    open_desk()
    from arrears.actions.settle_line import undo_payments

    count = undo_payments(source=source, ground=ground, by=operator(), now=clock.now())
    voice(ctx).say(UNDONE.filled(count=count))


def _stated(count: int | None, totals: list[str] | None) -> "PaymentTotals | None":
    """Return the bank's totals as told here; a count alone compares the count."""
    from arrears.intake.payments import PaymentTotals

    if count is None:
        return None
    return PaymentTotals(count, dict(_total(each) for each in totals or ()))


def _total(told_as: str) -> tuple[str, int]:
    code, _, amount = told_as.rpartition(":")
    code = code or "CNY"
    minor = minor_of(amount, code)
    if minor is None:
        raise TotalUnreadable(total=told_as)
    return code, minor
