"""`arrears assign`: cases to a collector, to a team, or by rule; tried, done, undone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.case.assigning import KINDS, Change
from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # it needs Django set up
    from arrears.questions.chosen_cases import ActPage

SHORT = "分配案件：指定、按规则、撤销 / assign cases, by hand or by rule; undo"
HELP = told(
    Words(
        "把案件分给一位催收员、一个小组，或按规则分给小组成员。先用 --try 看结果；半小时内可用 --undo 撤销；超过 100 件须由主管在审批页批准。",
        "Give cases to a collector, to a team, or by rule to a team's seats. See with --try what it would do; undo it within half an hour; above 100 cases a supervisor approves it on the approvals page.",
    ),
    examples=(
        'arrears assign A-000001 A-000002 --seat collector-02 --ground "asked for her"',
        'arrears assign --rule keeper --team 甲组 --stage late --ground "new batch" --try',
        'arrears assign --release --whose collector-03 --ground "leaves the floor"',
        "arrears assign --undo 7",
    ),
    exits=(
        (FINE, Words("已完成，或只是试算", "done, or only tried")),
        (REFUSED, Words("未改动，原因已说明", "nothing changed; it says why")),
    ),
)
DONE = Words(
    "批量操作 {act}：{many} 件已改动，{refused} 件保持不变。",
    "Act {act}: {many} cases changed, {refused} left as they are.",
)
TRIED = Words(
    "试算：{many} 件会改动，{refused} 件保持不变。什么都没有改动。",
    "Tried: {many} cases would change, {refused} stay as they are. Nothing was changed.",
)
WAITS = Words(
    "批量操作 {act}：{many} 件，等待主管审批。",
    "Act {act}: {many} cases; it waits for a supervisor's approval.",
)
UNDONE = Words("已撤销，恢复 {cases} 件。", "Undone; {cases} cases are as before.")


class AssignUnsaid(Refusal):
    """Nobody said what becomes of the cases, or two things at once."""

    words = Words(
        "请写明一种：--seat，--team（可加 --rule），或 --release。",
        "Say one of --seat, --team (with --rule or without), --release.",
    )


class RuleUnknown(Refusal):
    """There is no such rule."""

    words = Words(
        "没有规则“{rule}”，可选：even，keeper。",
        "There is no rule “{rule}”. There is: even, keeper.",
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases, where no numbers are given."""

    lender: str
    stage: str
    whose: str


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(assign)


def assign(  # noqa: PLR0913  (the options of one command)
    ctx: typer.Context,
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CASE]...", help="案件编号 / the cases' numbers"),
    ] = None,
    *,
    seat: Annotated[str, typer.Option(help="分给谁 / the collector")] = "",
    team: Annotated[str, typer.Option(help="小组 / the team")] = "",
    rule: Annotated[str, typer.Option(help="规则 even | keeper / the rule")] = "",
    release: Annotated[
        bool, typer.Option("--release", help="收回 / to nobody in particular")
    ] = False,
    lender: Annotated[str, typer.Option(help="委托方 / the lender's key")] = "",
    stage: Annotated[
        str, typer.Option(help="阶段 early | middle | late | handed_over / stage")
    ] = "",
    whose: Annotated[
        str, typer.Option(help="现在归谁，nobody 未分配 / whose now; nobody")
    ] = "",
    ground: Annotated[str, typer.Option(help="原因 / the ground")] = "",
    only_try: Annotated[
        bool, typer.Option("--try", help="只试算 / only say what it would do")
    ] = False,
    undo: Annotated[int, typer.Option(help="撤销第几次 / the act to undo")] = 0,
    as_json: JsonOption = False,
) -> None:
    """Assign cases, or undo it."""
    open_desk()
    speak = voice(ctx)
    if undo:
        _undo(speak, undo)
        return
    change = _change(seat, team, rule, release=release)
    cases = _cases(numbers or [], Filter(lender, stage, whose))
    _assign(speak, cases, change, ground, only_try=only_try, as_json=as_json)


def _assign(
    speak: Voice,
    cases: list[int],
    change: Change,
    ground: str,
    *,
    only_try: bool,
    as_json: bool,
) -> None:
    from arrears.actions.assign_cases import try_bulk

    now, by = clock.now(), operator()
    act = try_bulk(
        cases=cases, change=change, ground=ground, told="arrears assign", by=by, now=now
    )
    carry_out(speak, act, only_try=only_try, as_json=as_json)


def carry_out(speak: Voice, act: int, *, only_try: bool, as_json: bool) -> None:
    """Do what was previewed unless it is only tried, and say what it does."""
    from arrears.actions.assign_cases import apply_bulk
    from arrears.questions.chosen_cases import act_page

    now, by = clock.now(), operator()
    page, words = act_page(act, now=now), TRIED
    if not only_try:
        is_done = apply_bulk(act=act, by=by, now=now)
        page, words = act_page(act, now=now), DONE if is_done else WAITS
    if page is not None:
        _show(speak, page, words, as_json=as_json)


def _show(speak: Voice, page: "ActPage", words: Words, *, as_json: bool) -> None:
    told_of = page.act
    if as_json:
        speak.tell(_plain(page, speak.lang))
        return
    counts = {"many": told_of.many, "refused": told_of.refused}
    speak.say(words.filled(act=told_of.act, **counts))
    for who, many in page.gets:
        speak.say(f"  {who or '-'}  {many}")
    for why, many in page.refusals:
        speak.say(f"  {why.to(speak.lang)}  {many}")


def _plain(page: "ActPage", lang: str) -> dict[str, object]:
    return {
        "act": page.act.act,
        "state": page.act.state,
        "changed": page.act.many,
        "refused": page.act.refused,
        "cases": [
            {
                "case": line.number,
                "before": line.before,
                "after": line.after,
                "refused": line.refused.to(lang) if line.refused else None,
            }
            for line in page.lines
        ],
    }


def _undo(speak: Voice, act: int) -> None:
    from arrears.actions.assign_cases import undo_bulk

    back = undo_bulk(act=act, by=operator(), now=clock.now())
    speak.say(UNDONE.filled(cases=back))


def _cases(numbers: list[str], asked: Filter) -> list[int]:
    from arrears.actions.assign_cases import cases_of
    from arrears.questions.chosen_cases import ids_of
    from arrears.store.chosen import Chosen

    if numbers:
        return cases_of(numbers)
    what = Chosen(lender=asked.lender, stage=asked.stage, whose=asked.whose)
    return [] if what.is_all else ids_of(what)


def _change(seat: str, team: str, rule: str, *, release: bool) -> Change:
    if rule and rule not in KINDS.keys() & {"even", "keeper"}:
        raise RuleUnknown(rule=rule)
    if [bool(seat), bool(team), release].count(True) != 1:
        raise AssignUnsaid
    if release:
        return Change("release")
    return Change("seat", seat=seat) if seat else Change(rule or "team", team=team)
