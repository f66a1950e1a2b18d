"""`arrears assign-rules`: standing rules, their versions, what a list would do, done now."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import assign, clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .files import text_of
from .options import JsonOption
from .policy import EXITS, LINE, WAITS, BecauseOption, DayOption, FromOption, told_of
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # it needs Django set up
    from arrears.questions.standing_rules import RulesTried

app = typer.Typer(
    name="assign-rules",
    short_help="常设分配规则：版本、核对、试算、提交、执行 / standing rules: versions, check, try, propose, go by them",
    help="常设分配规则：查看、核对、试算、提交复核、现在执行 / Standing rules of who gets which cases: show, check, try, propose, go by them now.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="规则文件 / the rules' file")
]
TeamOption = Annotated[
    str, typer.Option(help="哪个小组，默认全公司 / whose rules, by default the house's")
]
HOLDS = Words(
    "{version} 没有错，共 {rules} 条规则。", "{version} holds, with {rules} rules."
)
IN_FORCE = Words(
    "{named.zh}：{on} 生效的是 {version}。",
    "{named.en}: on {on}, {version} is in force.",
)
NONE = Words(
    "{named.zh}：{on} 没有生效的规则。", "{named.en}: on {on}, no rules are in force."
)
TRIED = Words(
    "试算：{moves} 件会改动，其中 {others} 件现在有人负责；{refused} 件不能改；{unfit} 件没有归属也没有规则符合。什么都没有改动。",
    "Tried: {moves} cases would change, {others} of which somebody holds; {refused} cannot; {unfit} of nobody's fit no rule. Nothing was changed.",
)
CHECK_HELP = told(
    Words(
        "核对一份分配规则（YAML）：哪一行、哪个键写错，错在哪里。",
        "Check a list of standing rules (YAML): which line and key is wrong, and why.",
    ),
    examples=(
        "arrears assign-rules check rules.yaml",
        "arrears assign-rules check rules.yaml --team 甲组",
    ),
    exits=EXITS,
)
SHOW_HELP = told(
    Words(
        "列出生效的规则和各个版本。",
        "Say which rules are in force, and list the versions.",
    ),
    examples=("arrears assign-rules show", "arrears assign-rules show --team 甲组"),
    exits=((FINE, Words("已列出", "shown")),),
)
TRY_HELP = told(
    Words(
        "试算：按这份规则，今天哪些案件会归谁、为什么；什么都不保存。",
        "Try it: whom which cases would go to today by these rules, and why; nothing is saved.",
    ),
    examples=("arrears assign-rules try rules.yaml",),
    exits=EXITS,
)
PROPOSE_HELP = told(
    Words(
        "提交一个新版本，由管理员或合规专员在工作台复核后从某天起生效。",
        "Propose a new version; it is in force from a day once a second person agreed at the desk.",
    ),
    examples=(
        'arrears assign-rules propose rules.yaml --from 2026-12-01 --because "new team"',
    ),
    exits=EXITS,
)
APPLY_HELP = told(
    Words(
        "现在按生效的规则分配；先用 --try 看结果，半小时内可用 arrears assign --undo 撤销。每晚排计划前、导入文件后也会自动执行。",
        "Go by the rules in force now; see with --try what it would do, undo it within half an hour with arrears assign --undo. It is done by itself before each night's plan and once a file came in.",
    ),
    examples=("arrears assign-rules apply --try", "arrears assign-rules apply"),
    exits=(
        (FINE, Words("已完成，或只是试算", "done, or only tried")),
        (REFUSED, Words("未改动，原因已说明", "nothing changed; it says why")),
    ),
)


@app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")
def check(ctx: typer.Context, path: FileArgument, *, team: TeamOption = "") -> None:
    """Check a list of rules."""
    open_desk()
    from arrears.actions.propose_rules import checked

    rules = checked(text_of(path), team=team)
    voice(ctx).say(HOLDS.filled(version=rules.version, rules=len(rules.rules)))


@app.command("show", cls=Command, help=SHOW_HELP, short_help="查看 / show")
def show(
    ctx: typer.Context,
    *,
    team: TeamOption = "",
    on: DayOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say which rules are in force on a day, and list the versions."""
    open_desk()
    from arrears.questions.standing_rules import rules_page

    day, speak = clock.day(on), voice(ctx)
    found = rules_page(team, on=day)
    lines = told_of(found.versions)
    if as_json:
        text = found.text if found.version else ""
        kept = {"on": day.isoformat(), "team": team, "in_force": found.version}
        speak.tell({**kept, "text": text, "versions": lines})
        return
    says = IN_FORCE if found.version else NONE
    speak.say(says.filled(named=found.named, on=day, version=found.version))
    for line in lines:
        speak.say(LINE.filled(**line))


@app.command("try", cls=Command, help=TRY_HELP, short_help="试算 / try")
def attempt(
    ctx: typer.Context,
    path: FileArgument,
    *,
    team: TeamOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say what a list would do today."""
    open_desk()
    from arrears.actions.propose_rules import checked
    from arrears.questions.standing_rules import rules_tried

    text = text_of(path)
    checked(text, team=team)
    found = rules_tried(text, team=team, on=clock.day(None), now=clock.now())
    _show(voice(ctx), found, as_json=as_json)


@app.command("propose", cls=Command, help=PROPOSE_HELP, short_help="提交 / propose")
def propose(
    ctx: typer.Context,
    path: FileArgument,
    *,
    effective_on: FromOption,
    because: BecauseOption,
    team: TeamOption = "",
) -> None:
    """Let a version wait for a second person."""
    open_desk()
    from arrears.actions.propose_rules import RulesTold, propose_rules

    wanted = RulesTold(team, text_of(path), effective_on.date())
    today, now = clock.day(None), clock.now()
    rules = propose_rules(wanted, ground=because, by=operator(), today=today, now=now)
    voice(ctx).say(WAITS.filled(version=rules.version))


@app.command("apply", cls=Command, help=APPLY_HELP, short_help="现在执行 / go by them")
def apply(
    ctx: typer.Context,
    *,
    only_try: Annotated[
        bool, typer.Option("--try", help="只试算 / only say what it would do")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Hand out cases by the rules in force."""
    open_desk()
    from arrears.actions.hand_by_rules import try_rules

    act = try_rules(by=operator(), now=clock.now())
    assign.carry_out(voice(ctx), act, only_try=only_try, as_json=as_json)


def _show(speak: Voice, found: "RulesTried", *, as_json: bool) -> None:
    if as_json:
        speak.tell(_plain(found, speak.lang))
        return
    told_of = {"moves": found.moves, "others": found.from_others}
    speak.say(TRIED.filled(refused=found.refused, unfit=found.unfit, **told_of))
    for rule in found.rules:
        speak.say(f"  {rule.rule}  {rule.moves} / {rule.refused}")
    for who, many in found.gets:
        speak.say(f"  {who}  {many}")
    for why, many in found.refusals:
        speak.say(f"  {why.to(speak.lang)}  {many}")


def _plain(found: "RulesTried", lang: str) -> dict[str, object]:
    return {
        "changed": found.moves,
        "from_others": found.from_others,
        "refused": found.refused,
        "unfit": found.unfit,
        "cases": [
            {
                "case": line.number,
                "before": line.before,
                "after": line.after,
                "rule": line.rule,
                "refused": line.refused.to(lang) if line.refused else None,
            }
            for line in found.lines
        ],
    }
