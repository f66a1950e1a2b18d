"""`arrears policy`: the policy of the plan, its versions, what a new one would change."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import clock, plan_what_if
from .command import Command, told, voice
from .desk import open_desk, operator
from .files import text_of
from .options import JsonOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # it needs Django set up
    from arrears.questions.policy_versions import VersionLine

app = typer.Typer(
    name="policy",
    short_help="排程策略：版本、核对、试算、提交 / the plan's policy: versions, check, try, propose",
    help="排程策略的版本：查看、核对、试算、提交复核 / Versions of the plan's policy: show, check, try, propose.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
EXITS = (
    (FINE, Words("没有错", "it holds")),
    (REFUSED, Words("有错，原因已说明", "it does not; it says why")),
)
HOLDS = Words("{version} 没有错。", "{version} holds.")
IN_FORCE = Words("{on} 生效的是 {version}。", "On {on}, {version} is in force.")
LINE = Words(
    "{on} 起 {version}，{by} 提出，{decider} 复核：{ground}",
    "from {on} {version}, proposed by {by}, decided by {decider}: {ground}",
)
HOUSE_S = Words(
    "没有自己的版本，用内置策略。", "No version of its own: the house's policy holds."
)
WAITS = Words(
    "{version} 已提交，等待另一位管理员或合规人员在工作台复核。",
    "{version} waits until an administrator or compliance officer agrees at the desk.",
)
FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="策略文件 / the policy's file")
]
DayOption = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="哪一天，默认今天 / day, by default today",
    ),
]
FromOption = Annotated[
    datetime,
    typer.Option(
        "--from",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="从哪天起生效 / the first day in force",
    ),
]
BecauseOption = Annotated[str, typer.Option(help="原因 / why")]
CHECK_HELP = told(
    Words(
        "核对一份排程策略（YAML）：哪一行、哪个键写错，错在哪里。",
        "Check a policy of the plan (YAML): which line and key is wrong, and why.",
    ),
    examples=("arrears policy check policy.yaml",),
    exits=EXITS,
)
SHOW_HELP = told(
    Words(
        "列出生效的版本和各个版本。",
        "Say which version is in force, and list them all.",
    ),
    examples=("arrears policy show", "arrears policy show --on 2026-12-01 --json"),
    exits=((FINE, Words("已列出", "shown")),),
)
TRY_HELP = told(
    Words(
        "试算：按生效的版本和按这份文件各排一次当天的计划，并列出差别；什么都不保存。",
        "Try it: plan the day by the version in force and by this file, side by side; nothing is saved.",
    ),
    examples=("arrears policy try policy.yaml",),
    exits=EXITS,
)
PROPOSE_HELP = told(
    Words(
        "提交一个新版本，由第二个人在工作台复核后从某天起生效。",
        "Propose a new version; it is in force from a day once a second person agreed at the desk.",
    ),
    examples=(
        'arrears policy propose policy.yaml --from 2026-12-01 --because "more calls"',
    ),
    exits=EXITS,
)


@app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")
def check(ctx: typer.Context, path: FileArgument) -> None:
    """Check a policy's file."""
    from arrears.planner.faults import read_policy

    policy = read_policy(text_of(path))
    voice(ctx).say(HOLDS.filled(version=policy.version))


@app.command("show", cls=Command, help=SHOW_HELP, short_help="查看 / show")
def show(
    ctx: typer.Context, *, on: DayOption = None, as_json: JsonOption = False
) -> None:
    """Say which version is in force on a day, and list all."""
    open_desk()
    from arrears.questions.plan_policies import plan_policy_page

    day, speak = clock.day(on), voice(ctx)
    found = plan_policy_page(on=day)
    lines = told_of(found.versions)
    if as_json:
        told = {"on": day.isoformat(), "in_force": found.policy.version}
        speak.tell({**told, "text": found.text, "versions": lines})
        return
    speak.say(IN_FORCE.filled(on=day, version=found.policy.version))
    for line in lines:
        speak.say(LINE.filled(**line))
    if not lines:
        speak.say(HOUSE_S)


@app.command("try", cls=Command, help=TRY_HELP, short_help="试算 / try")
def attempt(
    ctx: typer.Context,
    path: FileArgument,
    *,
    on: DayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan the day by the version in force and by the file."""
    open_desk()
    from arrears.questions.plan_policies import plan_policy_tried

    found = plan_policy_tried(text_of(path), on=clock.day(on))
    plan_what_if.told(voice(ctx), found, as_json=as_json)


@app.command("propose", cls=Command, help=PROPOSE_HELP, short_help="提交 / propose")
def propose(
    ctx: typer.Context,
    path: FileArgument,
    *,
    effective_on: FromOption,
    because: BecauseOption,
) -> None:
    """Let a version wait for a second person."""
    open_desk()
    from arrears.actions.propose_plan_policy import PlanPolicyTold, propose_plan_policy

    wanted = PlanPolicyTold(text_of(path), effective_on.date())
    today, now = clock.day(None), clock.now()
    policy = propose_plan_policy(
        wanted, ground=because, by=operator(), today=today, now=now
    )
    voice(ctx).say(WAITS.filled(version=policy.version))


def told_of(versions: Iterable["VersionLine"]) -> list[dict[str, str]]:
    """Return versions as scripts and LINE read them."""
    return [
        {
            "on": each.effective_on.isoformat(),
            "version": each.version,
            "by": each.by,
            "decider": each.decided_by,
            "ground": each.ground,
        }
        for each in versions
    ]
