"""`arrears promises`: how promises held, by collector or by debtor."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .statuses import FINE

if TYPE_CHECKING:  # these need Django set up
    from arrears.questions.promise_rates import PromiseRate

SHORT = "承诺兑现情况 / how promises held"
HELP = told(
    Words(
        "按催收员或债务人列出承诺：多少已到期、按时兑现、晚兑现、未兑现，兑现率。金额以实际到账为准。",
        "Say how promises held, by collector or by debtor: judged, kept, kept late, broken, and the kept rate. The money that really came decides.",
    ),
    examples=(
        "arrears promises",
        "arrears promises --by debtor --since 2026-11-01 --json",
    ),
    exits=((FINE, Words("已列出", "listed")),),
)
COLUMNS = (
    Words("姓名", "Name"),
    Words("已到期", "Judged"),
    Words("按时兑现", "Kept"),
    Words("晚兑现", "Kept late"),
    Words("未兑现", "Broken"),
    Words("兑现率", "Kept rate"),
)
NONE = Words("这段时间没有到期的承诺。", "No promise fell due in these days.")
MONTH = timedelta(days=30)
MOST_SHOWN = 50
PER_CENT = 100


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(promises)


def promises(
    ctx: typer.Context,
    *,
    by: Annotated[
        Literal["collector", "debtor"], typer.Option(help="按谁 / by whom")
    ] = "collector",
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="从哪天到期的算起，默认 30 天前 / due from, by default 30 days ago",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Say how promises held."""
    open_desk()
    from arrears.questions.promise_rates import collector_rates, debtor_rates

    on = clock.today()
    rates = collector_rates if by == "collector" else debtor_rates
    found = rates(since=since.date() if since else on - MONTH, on=on)
    speak = voice(ctx)
    if as_json:
        speak.tell([_plain(each) for each in found])
    elif not found:
        speak.say(NONE)
    else:
        table = Table(*(words.to(speak.lang) for words in COLUMNS))
        for each in found[:MOST_SHOWN]:
            table.add_row(*_row(each))
        speak.out.print(table)


def _row(rate: "PromiseRate") -> list[str]:
    plain = _plain(rate)
    share = plain["kept_per_cent"]
    counts = [str(plain[key]) for key in ("judged", "kept", "kept_late", "broken")]
    return [rate.name, *counts, "–" if share is None else f"{share} %"]


def _plain(rate: "PromiseRate") -> dict[str, object]:
    record = rate.record
    share = record.kept_rate
    return {
        "name": rate.name,
        "judged": record.judged,
        "kept": record.counts[PromiseState.KEPT],
        "kept_late": record.counts[PromiseState.KEPT_LATE],
        "broken": record.broken,
        "kept_per_cent": None if share is None else round(share * PER_CENT),
    }
