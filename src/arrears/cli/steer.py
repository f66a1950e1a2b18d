"""`arrears steer`: pin a case to a seat, leave it out, weigh it; and what that costs."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from arrears.domain.words import Words

from . import clock, plan_what_if
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .plan import DayOption
from .statuses import FINE, REFUSED

SHORT = "指定坐席、排除或加权一个案件 / pin, leave out or weigh a case"
HELP = told(
    Words(
        "主管对一个案件的安排：指定坐席、排除、加权，都要写明原因并记入日志。不写案件，就说出这些安排让当天的计划少了什么。法律不受影响。",
        "What a supervisor says of a case's turn: pinned to a seat, left out, weighed; with the ground, journalled. Without a case, say what all that costs the day's plan. The law is not steered.",
    ),
    examples=(
        'arrears steer A-000001 --pin li --ground "she asked for Li"',
        'arrears steer A-000001 --weight 200 --until 2026-11-27 --ground "lender asks"',
        "arrears steer A-000001 --withdraw",
        "arrears steer --json",
    ),
    exits=(
        (FINE, Words("已登记", "recorded")),
        (REFUSED, Words("未登记，原因已说明", "not recorded; it says why")),
    ),
)
STEERED = Words(
    "案件 {number} 已安排，有效至 {until}。", "Case {number} is steered until {until}."
)
WITHDRAWN = Words(
    "案件 {number} 的安排已撤回。", "Nothing steers case {number} any more."
)
COSTS = Words(
    "左：没有这些安排；右：有这些安排。",
    "On the left without what supervisors say, on the right with it.",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(steer)


def steer(  # noqa: PLR0913  (the options of one command)
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="[CASE]", help="案件编号 / the case's number")
    ] = "",
    *,
    pin: Annotated[str, typer.Option(help="指定坐席 / the seat that calls it")] = "",
    exclude: Annotated[
        bool, typer.Option("--exclude", help="排除 / leave it out")
    ] = False,
    weight: Annotated[
        int, typer.Option(help="权重，100 为不变 / weight; 100 changes nothing")
    ] = 100,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="最后一天，默认今天 / last day, by default today",
        ),
    ] = None,
    ground: Annotated[str, typer.Option(help="原因 / the ground")] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="撤回 / take it back")
    ] = False,
    on: DayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Steer one case, or say what steering costs."""
    open_desk()
    from arrears.actions.steer_case import Turn, steer_case, withdraw_steer

    speak, by, now = voice(ctx), operator(), clock.now()
    if not number:
        _show_cost(ctx, on, as_json=as_json)
    elif withdraw:
        withdraw_steer(number=number, ground=ground, by=by, now=now)
        speak.say(WITHDRAWN.filled(number=number))
    else:
        turn = Turn(clock.day(until), pin, excluded=exclude, weight_percent=weight)
        steer_case(number=number, turn=turn, ground=ground, by=by, now=now)
        speak.say(STEERED.filled(number=number, until=turn.until_on))


def _show_cost(ctx: typer.Context, on: datetime | None, *, as_json: bool) -> None:
    from arrears.questions.day_policy import plan_policy
    from arrears.questions.what_if import what_steering_costs

    day, speak = clock.day(on), voice(ctx)
    found = what_steering_costs(on=day, policy=plan_policy(day))
    if as_json:
        speak.tell({**asdict(found), "on": day.isoformat()})
        return
    speak.say(COSTS)
    speak.out.print(plan_what_if.table(speak, found))
