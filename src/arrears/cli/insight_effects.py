"""`arrears insight effect` and `sample`: what an experiment showed, what it needs."""

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .options import JsonOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:
    from arrears.insight.effects.difference import Arm, Effect

PAIR = re.compile(r"^(\d+)/(\d+)$")
GUARD = re.compile(r"^([^=]+)=(\d+/\d+):(\d+/\d+)$")
EFFECT_HELP = told(
    Words(
        "对照试验：两组达成率之差和 95% 区间；护栏指标（投诉等）写在同一张表里；多次查看会提醒。只有随机分组才谈得上因果。",
        "An experiment: the difference of two shares with its 95 % interval; guardrails (complaints …) in the same table; a warning where one looks again and again. Only random groups speak of cause.",
    ),
    examples=(
        "arrears insight effect --treated 520/2600 --control 430/2600",
        "arrears insight effect --treated 52/260 --control 43/260 --guard complaints=3/260:1/260 --looks 4",
    ),
    exits=(
        (FINE, Words("已给出", "told")),
        (REFUSED, Words("没有给出，原因已说明", "not told; it says why")),
    ),
)
SAMPLE_HELP = told(
    Words(
        "开始试验之前先问：要看出这样的差别，每组需要多少人。",
        "Ask before an experiment starts: how many people each group needs to show such a difference.",
    ),
    examples=(
        "arrears insight sample --share 0.20 --difference 0.01",
        "arrears insight sample --share 0.20 --difference 0.03 --has 300",
    ),
    exits=(
        (FINE, Words("够用，或只是问问", "enough, or only asked")),
        (REFUSED, Words("人数太少，或无法计算", "too few, or nothing to work out")),
    ),
)
COLUMNS = (
    Words("指标", "Measure"),
    Words("新做法", "Treated"),
    Words("对照", "Control"),
    Words("差异", "Difference"),
    Words("95% 区间", "95% interval"),
)
MAIN = Words("达成", "happened")
NEEDS = Words("每组需要 {each} 人。", "Each group needs {each} people.")


class NotAPair(Refusal):
    """A group was not written as so many of so many."""

    words = Words(
        "“{text}”不是“达成数/人数”，例如 52/260；护栏写成 名称=3/260:1/260。",
        "“{text}” is not “happened/people” such as 52/260; a guardrail is NAME=3/260:1/260.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(
        name="effect",
        cls=Command,
        help=EFFECT_HELP,
        short_help="试验结果 / what an experiment showed",
    )(effect)
    app.command(
        name="sample",
        cls=Command,
        help=SAMPLE_HELP,
        short_help="需要多少人 / how many it needs",
    )(sample)


def effect(
    ctx: typer.Context,
    *,
    treated: Annotated[str, typer.Option(help="新做法：达成数/人数 / happened/people")],
    control: Annotated[str, typer.Option(help="对照：达成数/人数 / happened/people")],
    guard: Annotated[
        list[str] | None, typer.Option(help="护栏：名称=a/b:c/d / guardrail")
    ] = None,
    looks: Annotated[
        int, typer.Option(min=1, help="第几次查看 / which look this is")
    ] = 1,
    as_json: JsonOption = False,
) -> None:
    """Say what an experiment showed."""
    from arrears.insight.effects.difference import effect as difference
    from arrears.insight.effects.peeking import warning

    speak = voice(ctx)
    names = {MAIN.to(speak.lang): (treated, control)} | dict(_guards(guard or []))
    found = {
        name: difference(_arm("treated", mine), _arm("control", theirs))
        for name, (mine, theirs) in names.items()
    }
    main = next(iter(found.values()))
    said = [*main.said, *(w for w in [warning(looks)] if w)]
    if as_json:
        told_now = {name: _plain(each) for name, each in found.items()}
        notes = [{"zh": words.zh, "en": words.en} for words in said]
        speak.tell({"effects": told_now, "looks": looks, "said": notes})
        return
    table = Table(*(words.to(speak.lang) for words in COLUMNS))
    for name, each in found.items():
        table.add_row(name, *_cells(each))
    speak.out.print(table)
    for words in said:
        speak.say(words)


def sample(
    ctx: typer.Context,
    *,
    share: Annotated[str, typer.Option(help="现有占比，如 0.20 / the share as it is")],
    difference: Annotated[
        str, typer.Option(help="要看出的差别，如 0.01 / the difference to be seen")
    ],
    power: Annotated[str, typer.Option(help="把握 / how surely")] = "0.8",
    has: Annotated[
        int, typer.Option(min=0, help="每组已有人数 / people a group has")
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Say how many people an experiment needs."""
    from arrears.insight.effects.sample_size import raise_unless_enough, sample_size

    found = sample_size(_number(share), _number(difference), power=_number(power))
    if as_json:
        voice(ctx).tell({"each": found.each, "in_all": 2 * found.each})
    else:
        voice(ctx).say(NEEDS.filled(each=f"{found.each:,}"))
    if has:
        raise_unless_enough(has, found)


def _guards(told_guards: list[str]) -> list[tuple[str, tuple[str, str]]]:
    found = []
    for text in told_guards:
        match = GUARD.match(text)
        if match is None:
            raise NotAPair(text=text)
        found.append((match[1], (match[2], match[3])))
    return found


def _arm(name: str, text: str) -> "Arm":
    from arrears.insight.effects.difference import Arm

    match = PAIR.match(text.strip())
    if match is None:
        raise NotAPair(text=text)
    return Arm(name, int(match[1]), int(match[2]))


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise NotAPair(text=text) from error


def _cells(each: "Effect") -> list[str]:
    shares = (
        f"{arm.share:.1%} ({arm.part}/{arm.whole})"
        for arm in (each.treated, each.control)
    )
    low, high = each.interval.low, each.interval.high
    return [*shares, f"{each.difference:+.1%}", f"{low:+.1%} … {high:+.1%}"]


def _plain(each: "Effect") -> dict[str, object]:
    return {
        "difference": f"{each.difference:.4f}",
        "low": f"{each.interval.low:.4f}",
        "high": f"{each.interval.high:.4f}",
        "chance_if_none": f"{each.chance:.4f}",
        "is_clear": each.is_clear,
    }
