"""`arrears insight count`: count the days whose rows changed, on an engine of one's choice."""

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption, MasterOption
from .plan import EngineName
from .statuses import FINE, REFUSED

if TYPE_CHECKING:  # Django and Polars take their time; --help does not wait for them
    from arrears.actions.count_days import Counter

SHORT = "统计 / count the days"
HELP = told(
    Words(
        "把有变化的日子重新统计；补登或冲正改动了过去的数字，会记下来并说明。可由定时任务每天运行。统计在 polars（默认）、duckdb（内存不够时）或 spark（已有集群时）上进行，数字相同。",
        "Count the days anew whose rows changed; past figures that change by it are noted and said. A timer may run it daily. It counts on polars (the default), duckdb (beyond memory) or spark (on a cluster); the figures are the same.",
    ),
    examples=(
        "arrears insight count",
        "arrears insight count --engine duckdb",
        "arrears insight count --engine spark --master sc://spark:15002",
    ),
    exits=(
        (FINE, Words("已统计", "counted")),
        (
            REFUSED,
            Words(
                "没有统计，原因已说明；数字保持原样",
                "not counted; it says why, and the figures stay as they were",
            ),
        ),
    ),
)
COUNTED = Words(
    "重新统计了 {days} 天；更正过去的数字 {corrected} 处。",
    "{days} days were counted anew; {corrected} past figures were corrected.",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="count", cls=Command, help=HELP, short_help=SHORT)(count)


def count(
    ctx: typer.Context,
    *,
    engine: Annotated[
        EngineName, typer.Option(help="用哪个引擎统计 / what counts them")
    ] = EngineName.POLARS,
    master: MasterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count the days anew whose rows changed."""
    open_desk()
    from arrears.actions.count_days import count_days

    counted = _counter(engine, master)
    done = count_days(by=operator(), now=clock.now(), counted=counted)
    told_now = {"days": done.days, "corrected": done.corrected}
    if as_json:
        voice(ctx).tell(told_now)
    else:
        voice(ctx).say(COUNTED.filled(**told_now))


def _counter(engine: EngineName, master: str | None) -> "Counter":
    """Return how the engine counts. Raises what `planner.engines.choice.engine` does."""
    from arrears.planner.engines import choice

    choice.engine(engine, master=master)  # says what is missing, and knocks
    if engine is EngineName.POLARS:
        from arrears.actions.count_days import counted_here

        return counted_here
    by = import_module(f"arrears.insight.engines.{engine}")
    if engine is EngineName.DUCKDB:
        return lambda native, on, family: by.tallied(native, on=on, families=(family,))
    spark = import_module("arrears.planner.engines.spark")
    at = spark.session(master or spark.HERE)
    return lambda native, on, family: by.tallied(at, native, on=on, families=(family,))
