"""`arrears replan`: the rest of today brought in line with what is known now."""

from typing import Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .statuses import FINE, REFUSED

SHORT = "按最新情况调整今天余下的名单 / bring the rest of today in line"
HELP = told(
    Words(
        "按此刻的付款、承诺、投诉和通话结果，调整今天余下的名单：不能再打的撤下并说明原因，今天承诺的提前一小时提醒，上午无人接听的下午再打，空出的名额按次序补上。已经打过的和仍然成立的不动。",
        "Bring the rest of today's lists in line with payments, promises, complaints and outcomes as they are now: who may not be called goes off with the reason, who promised for today is reminded, who rang in vain in the morning comes in the afternoon, free places are filled by rank. What is done, and calls that stand, stay.",
    ),
    examples=("arrears replan", "arrears replan --team north"),
    exits=(
        (FINE, Words("已调整，或无需调整", "done, or nothing to do")),
        (REFUSED, Words("没有这个小组", "there is no such team")),
    ),
)
DONE = Words("今天的名单改了 {rows} 行", "{rows} rows of today's lists changed")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replan", cls=Command, help=HELP, short_help=SHORT)(replan)


def replan(
    ctx: typer.Context,
    *,
    team: Annotated[
        str | None, typer.Option(help="只调整这个小组 / only this team's")
    ] = None,
) -> None:
    """Bring today's lists in line and say how many rows changed."""
    open_desk()
    from arrears.actions.replan_team import replan_all, replan_team

    now = clock.now()
    rows = replan_all(now=now) if team is None else replan_team(team, now=now)
    voice(ctx).say(DONE.filled(rows=f"{rows:,}"))
