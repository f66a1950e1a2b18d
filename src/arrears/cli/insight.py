"""`arrears insight`: a KPI, all of them by name, counting, reports, effects."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from arrears.domain.words import Words

from . import (
    clock,
    insight_coaching,
    insight_count,
    insight_effects,
    insight_reports,
    insight_schedule,
)
from .command import Command, WithDefault, told, voice
from .desk import open_desk, operator
from .options import JsonOption, SinceOption, UntilOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # Django and Polars take their time; --help does not wait for them
    from arrears.insight.answer import Answer
    from arrears.insight.house import House

SHORT = "指标：是否有效、对谁、什么代价 / is it working, for whom, at what price"
SHOWN, REFUSAL = (
    Words("已给出", "told"),
    Words("没有给出，原因已说明", "not told; it says why"),
)
SHOW_HELP = told(
    Words(
        "给出一个指标：数字、95% 区间、小数目收缩后的数字，以及所有必须说明的情况。--by 按 collector、team、lender、placement、bucket、day、week、month 分组。先把有变化的日子重新统计。",
        "Tell a KPI: figure, 95 % interval, small numbers shrunk, and all that must be said. --by collector, team, lender, placement, bucket, day, week or month. Days whose rows changed are counted anew first.",
    ),
    examples=(
        "arrears insight kept_rate --by collector",
        "arrears insight kept_rate --by team --beside 2026-10-01",
        "arrears insight kept_rate --team north",
        "arrears insight KPI-01 --from 2026-10-01 --to 2026-10-31 --json",
    ),
    exits=((FINE, SHOWN), (REFUSED, REFUSAL)),
)
LIST_HELP = told(
    Words(
        "列出全部指标：定义、算法、对象、单位、来源、容易误读之处、目标和由谁定。",
        "List every KPI: meaning, formula, population, unit, source, trap, target and who set it.",
    ),
    examples=("arrears insight list", "arrears insight list --json"),
    exits=((FINE, SHOWN),),
)
MONTH = timedelta(days=29)
WHERE = Words("{since} 至 {until}", "{since} to {until}")
BESIDE = Words("请同时看：{pair}", "Read beside it: {pair}")
TRAP = Words("容易误读：{trap.zh}", "Trap: {trap.en}")
LIST_COLUMNS = (
    Words("键", "Key"),
    Words("编号", "Item"),
    Words("名称", "Title"),
    Words("算法", "Formula"),
    Words("目标", "Target"),
)


class ShowsByDefault(WithDefault):
    """`insight KPI` is `insight show KPI`."""

    default = "show"


app = typer.Typer(
    name="insight",
    cls=ShowsByDefault,
    short_help=SHORT,
    help=SHORT,
    no_args_is_help=True,
)
HouseOption = Annotated[
    Path | None,
    typer.Option(
        help="本机构自己的目标和成本，YAML / the house's own targets and costs"
    ),
]


@app.command(name="show", cls=Command, help=SHOW_HELP, short_help=SHORT)
def show(  # noqa: PLR0913  (an option each)
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="KPI", help="指标 / the KPI")],
    *,
    by: Annotated[str, typer.Option(help="分组 / by whom or what")] = "",
    since: SinceOption = None,
    until: UntilOption = None,
    lender: Annotated[str, typer.Option(help="只看一个委托方 / of one lender")] = "",
    team: Annotated[str, typer.Option(help="只看一个班组 / of one team")] = "",
    beside: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="并列同样天数，起于这天 / as many days from this one, in a column beside",
        ),
    ] = None,
    house: HouseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell one KPI."""
    open_desk()
    from arrears.actions.count_days import count_days
    from arrears.insight.telling import plain
    from arrears.questions.insight import insight

    last, now = clock.day(until), clock.now()
    count_days(by=operator(), now=now)
    first = since.date() if since else last - MONTH
    of_days = partial(
        insight,
        key,
        now=now,
        by=by,
        only={k: v for k, v in (("lender", lender), ("team", team)) if v},
        house=_house(house),
    )
    found, other = of_days(since=first, until=last), None
    if beside:
        other = of_days(since=beside.date(), until=beside.date() + (last - first))
    if as_json:
        voice(ctx).tell(plain(found, beside=other))
    else:
        _print(ctx, found, other)


@app.command(
    name="list", cls=Command, help=LIST_HELP, short_help="全部指标 / every KPI"
)
def listed(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List every KPI."""
    from arrears.insight.catalogue import all_kpis
    from arrears.insight.house import House
    from arrears.insight.telling import described

    speak, targets = voice(ctx), House.default().targets
    if as_json:
        speak.tell([described(each) for each in all_kpis()])
        return
    table = Table(*(words.to(speak.lang) for words in LIST_COLUMNS))
    for each in all_kpis():
        target = targets.get(each.key)
        table.add_row(
            each.key,
            each.item,
            each.title.to(speak.lang),
            each.figure.formula.to(speak.lang),
            f"{target.value} ({target.set_by.to(speak.lang)})" if target else "–",
        )
    speak.out.print(table)


insight_coaching.add_to(app)
insight_count.add_to(app)
insight_effects.add_to(app)
insight_reports.add_to(app)
insight_schedule.add_to(app)


def _house(path: Path | None) -> "House":
    from arrears.insight.house import House

    return House.read(path) if path else House.default()


def _print(ctx: typer.Context, found: "Answer", other: "Answer | None") -> None:
    from arrears.insight import telling
    from arrears.questions.insight import group_names

    speak = voice(ctx)
    speak.say(f"{found.kpi.title.to(speak.lang)}  {_where(found).to(speak.lang)}")
    columns = telling.columns(other)
    table = Table(*(words.to(speak.lang) for words in columns.values()))
    names = group_names(found.by)
    for lines in (found.lines, found.together):
        for each in telling.told(found, lines, speak.lang, beside=other):
            name = each.group.replace(each.key, names.get(each.key, each.key), 1)
            rest = (getattr(each, column) for column in list(columns)[1:])
            table.add_row(name, *rest)
        table.add_section()
    speak.out.print(table)
    for words in found.said:
        speak.say(words)
    if found.kpi.pair:
        speak.say(BESIDE.filled(pair=", ".join(found.kpi.pair)))
    trap = found.kpi.trap
    speak.say(Words(TRAP.zh.format(trap=trap), TRAP.en.format(trap=trap)))


def _where(found: "Answer") -> Words:
    return WHERE.filled(since=found.since, until=found.until)
