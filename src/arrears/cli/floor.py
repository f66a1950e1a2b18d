"""`arrears floor`: the floor this minute, and who is away."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

FLOOR_SHORT = "现场此刻：坐席、联系、承诺、投诉 / the floor this minute"
FLOOR_HELP = told(
    Words(
        "列出现场此刻：谁在岗、已联系、谈到话、承诺、兑现，以及待处理的审批和上报。",
        "List the floor this minute: who is here, called, talked with, promised, kept, and what waits for a decision.",
    ),
    examples=("arrears floor", "arrears floor --json"),
    exits=((FINE, Words("已列出", "listed")),),
)
AWAY_SHORT = "登记请假与代班 / somebody is away; who stands in"
AWAY_HELP = told(
    Words(
        "登记一位催收员请假和代班人；今天未联系的案件立即转给代班人，没有代班人或名额不够时，转给合适且有名额的其他坐席。返岗后，还没有联系的案件回到她那里。",
        "Write down that a collector is away and who stands in; today's calls go to the stand-in at once, and where there is none, or no room, to other seats that fit. With --back those not made yet return to her.",
    ),
    examples=(
        "arrears away collector-03 --from 2026-11-30 --until 2026-12-04 --stand-in collector-04",
        "arrears away collector-03 --back",
    ),
    exits=(
        (FINE, Words("已登记", "recorded")),
        (REFUSED, Words("未登记，原因已说明", "not recorded; it says why")),
    ),
)
COLUMNS = (
    Words("坐席", "seat"),
    Words("状态", "state"),
    Words("已联系", "called"),
    Words("谈到话", "talks"),
    Words("写了备注", "noted"),
    Words("承诺", "promised"),
    Words("兑现/到期", "kept/due"),
)
TOTAL = Words(
    "在岗 {here}，未答复投诉 {complaints}，今天停止标记 {stops}；待审批 {approvals}，上报 {escalations}。",
    "{here} here, {complaints} complaints open, {stops} stops today; {approvals} approvals and {escalations} escalations wait.",
)
RECORDED = Words("已登记。{moved.zh}", "Recorded. {moved.en}")
BACK = Words("已登记返岗。{moved.zh}", "Recorded; back at the desk. {moved.en}")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(cls=Command, help=FLOOR_HELP, short_help=FLOOR_SHORT)(floor)
    app.command(cls=Command, help=AWAY_HELP, short_help=AWAY_SHORT)(away)


def floor(
    ctx: typer.Context,
    *,
    as_json: JsonOption = False,
) -> None:
    """List the floor."""
    open_desk()
    from arrears.questions.floor_board import STATES, floor_board
    from arrears.questions.hand_waiting import hand_waiting

    speak, now = voice(ctx), clock.now()
    board, waits = floor_board(now=now), hand_waiting(now=now)
    if as_json:
        seats = [_plain(asdict(each)) for each in board.seats]
        figures = dict(board.figures)
        speak.tell({"seats": seats, "figures": figures, "waits": waits})
        return
    table = Table(*(words.to(speak.lang) for words in COLUMNS))
    for each in board.seats:
        table.add_row(
            f"{each.name} {each.staff_number}",
            STATES[each.state].to(speak.lang),
            f"{each.done}/{each.planned}",
            str(each.talks),
            str(each.noted),
            str(each.promised),
            f"{each.kept}/{each.due}",
        )
    speak.out.print(table)
    speak.say(TOTAL.filled(**board.figures, **waits))


def away(
    ctx: typer.Context,
    seat: Annotated[str, typer.Argument(metavar="SEAT", help="催收员 / the collector")],
    *,
    first: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="第一天，默认今天 / first day, by default today",
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="最后一天 / last day",
        ),
    ] = None,
    stand_in: Annotated[str, typer.Option(help="代班人 / who stands in")] = "",
    ground: Annotated[str, typer.Option(help="备注 / a remark")] = "",
    back: Annotated[bool, typer.Option("--back", help="已返岗 / is back")] = False,
) -> None:
    """Write an absence down, or its end."""
    open_desk()
    from arrears.actions.set_absence import end_absence

    speak: Voice = voice(ctx)
    if back:
        moved = end_absence(seat=seat, ground=ground, by=operator(), now=clock.now())
        speak.say(BACK.filled(moved=moved.words))
        return
    _go(speak, seat, (first, until), stand_in=stand_in, ground=ground)


def _go(
    speak: Voice,
    seat: str,
    days: tuple[datetime | None, datetime | None],
    *,
    stand_in: str,
    ground: str,
) -> None:
    from arrears.actions.set_absence import Absence, set_absence

    first, until = days
    absence = Absence(clock.day(first), until.date() if until else None, stand_in)
    moved = set_absence(
        seat=seat, absence=absence, ground=ground, by=operator(), now=clock.now()
    )
    speak.say(RECORDED.filled(moved=moved.words))


def _plain(row: dict[str, object]) -> dict[str, object]:
    last = row["last_at"]
    return row | {"last_at": last.isoformat() if isinstance(last, datetime) else None}
