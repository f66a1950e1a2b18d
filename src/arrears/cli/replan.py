"""`arrears replan`: the rest of today brought in line with what is known now."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .statuses import FINE, REFUSED

SHORT = "按最新情况调整今天余下的名单 / bring the rest of today in line"
HELP = told(
    Words(
        "按此刻的付款、承诺、投诉和通话结果，调整今天余下的名单：不能再打的撤下并说明原因，今天承诺的提前一小时提醒，上午无人接听的下午再打，空出的名额按次序补上。已经打过的和仍然成立的不动。",
        "Bring the rest of today's lists in line with payments, promises, complaints and outcomes as they are now: who may not be called goes off with the reason, who promised for today is reminded, who rang in vain in the morning comes in the afternoon, free places are filled by rank. What is done, and calls that stand, stay.",
    ),
    examples=(
        "arrears replan",
        "arrears replan --team north",
        "arrears replan --policy afternoon.yaml",
    ),
    exits=(
        (FINE, Words("已调整，或无需调整", "done, or nothing to do")),
        (
            REFUSED,
            Words("没有这个小组，或策略不能用", "no such team, or an unfit policy"),
        ),
    ),
)
DONE = Words("今天的名单改了 {rows} 行", "{rows} rows of today's lists changed")
UNDER = Words(
    "今天从现在起按策略 {policy} 走。", "From now on today goes by the policy {policy}."
)


class PolicyForAll(Refusal):
    """A day runs by one policy."""

    words = Words(
        "一天只按一个策略走：--policy 不能与 --team 同用。",
        "A day goes by one policy: leave --team out, or --policy.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replan", cls=Command, help=HELP, short_help=SHORT)(replan)


def replan(
    ctx: typer.Context,
    *,
    team: Annotated[
        str | None, typer.Option(help="只调整这个小组 / only this team's")
    ] = None,
    policy: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="从现在起改用这个策略，今天之后的调整也按它 / from now on by this policy, which all later replans of today keep",
        ),
    ] = None,
) -> None:
    """Bring today's lists in line and say how many rows changed."""
    if team is not None and policy is not None:
        raise PolicyForAll
    open_desk()
    from arrears.actions.replan_team import replan_all, replan_team

    now = clock.now()
    if policy is not None:
        _under(ctx, policy, now=now)
        return
    rows = replan_all(now=now) if team is None else replan_team(team, now=now)
    voice(ctx).say(DONE.filled(rows=f"{rows:,}"))


def _under(ctx: typer.Context, file: Path, *, now: datetime) -> None:
    from arrears.actions.replan_team import replan_under
    from arrears.planner.policy import Policy

    chosen = Policy.read(file)
    rows = replan_under(chosen, by=operator(), now=now)
    voice(ctx).say(UNDER.filled(policy=chosen.version))
    voice(ctx).say(DONE.filled(rows=f"{rows:,}"))
