"""`arrears practise scenes`, `check`, `acts` and `evaluate`: around the exercise."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from arrears.domain.words import Words

from .command import Command, told, voice
from .files import text_of
from .jsonl import lines
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.training.evaluation import Result

SCENES_HELP = told(
    Words(
        "列出全部场景：名称、标题、类型、原因、类别。",
        "List every scene: name, title, type, reason, category.",
    ),
    examples=("arrears practise scenes", "arrears practise scenes --json"),
    exits=((FINE, Words("已列出", "listed")),),
)
CHECK_HELP = told(
    Words(
        "检查一个场景文件（或名为 transitions.yaml 的情绪表）：哪一行、哪一项、什么不对。",
        "Check a scene file (or a table of moods named transitions.yaml): which line, which key, what is wrong.",
    ),
    examples=("arrears practise check my-scene.yaml",),
    exits=((FINE, Words("没有错", "nothing wrong")), (REFUSED, Words("有错，已逐条列出", "faults, listed"))),
)  # fmt: skip
ACTS_HELP = told(
    Words(
        "每行一句话，答复它做了什么（几个行为或没有），顺序不变。",
        "A sentence a line; what each does is answered (several acts or none), in order.",
    ),
    examples=(
        "arrears practise acts --jsonl utterances.jsonl",
        "arrears practise --acts --jsonl -",
    ),
    exits=((FINE, Words("已逐行答复", "every line answered")), (REFUSED, Words("读不到文件", "no such file"))),
)  # fmt: skip
EVALUATE_HELP = told(
    Words(
        "用会谈的、催逼的、违规的说法各跑许多通模拟电话，按类型比较 60 天后留住的钱。",
        "Run many scripted calls, skilful, pushy and rule-breaking, and compare the money kept after 60 days, by type.",
    ),
    examples=(
        "arrears practise evaluate",
        "arrears practise evaluate --seeds 100 --json",
    ),
    exits=((FINE, Words("已比较", "compared")),),
)
SCENE_COLUMNS = (
    Words("名称", "Name"),
    Words("标题", "Title"),
    Words("类型", "Type"),
    Words("原因", "Reason"),
    Words("类别", "Category"),
)
RESULT_COLUMNS = (
    Words("类型", "Type"),
    Words("说法", "Way"),
    Words("通数", "Talks"),
    Words("承诺", "Promised"),
    Words("未兑现", "Broken"),
    Words("投诉", "Complaints"),
    Words("平均留住（元）", "Kept each"),
)
WELL = Words("{file} 没有错。", "{file}: nothing wrong.")
YUAN = 100
TABLE = "transitions"  # a file of this name is the table of moods, any other a scene


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("scenes", cls=Command, help=SCENES_HELP)(scenes)
    app.command("check", cls=Command, help=CHECK_HELP)(check)
    app.command("acts", cls=Command, help=ACTS_HELP)(acts)
    app.command("evaluate", cls=Command, help=EVALUATE_HELP)(evaluate)


def scenes(ctx: typer.Context, *, as_json: JsonOption = False) -> None:
    """List the scenes."""
    from arrears.training.scene.library import scenes as known

    speak = voice(ctx)
    rows = [
        (scene.name, scene.title, scene.persona, scene.reason, scene.category)
        for scene in known().values()
    ]
    if as_json:
        keys = ("name", "title", "persona", "reason", "category")
        speak.tell([dict(zip(keys, map(str, row), strict=True)) for row in rows])
        return
    table = _table(SCENE_COLUMNS, speak)
    for name, title, *codes in rows:
        table.add_row(name, title.to(speak.lang), *codes)
    speak.out.print(table)


def check(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="场景文件 / the scene file")],
) -> None:
    """Check a scene file."""
    from arrears.training.debtor.transitions_check import transition_faults
    from arrears.training.scene.scene_check import scene_faults

    faults_of = transition_faults if file.stem == TABLE else scene_faults
    faults = faults_of(file.name, text_of(file))
    for fault in faults:
        voice(ctx).say(fault.words)
    if faults:
        raise typer.Exit(REFUSED)
    voice(ctx).say(WELL.filled(file=file.name))


def acts(
    ctx: typer.Context,
    *,
    jsonl: Annotated[
        str, typer.Option(metavar="FILE|-", help="每行一句 / a sentence a line")
    ] = "-",
) -> None:
    """Say what every line does."""
    from arrears.training.acts.lines import acts_answers

    for answer in acts_answers(lines(jsonl), lang=voice(ctx).lang):
        print(json.dumps(answer, ensure_ascii=False))


def evaluate(
    ctx: typer.Context,
    *,
    seeds: Annotated[
        int, typer.Option(min=1, max=1000, help="每个场景跑几通 / talks a scene")
    ] = 20,
    as_json: JsonOption = False,
) -> None:
    """Compare ways of talking."""
    from arrears.training.evaluation import evaluated

    results, speak = evaluated(seeds=seeds), voice(ctx)
    if as_json:
        speak.tell([_result(each) for each in results])
        return
    table = _table(RESULT_COLUMNS, speak)
    for each in results:
        table.add_row(*map(str, _result(each).values()))
    speak.out.print(table)


def _result(result: "Result") -> dict[str, str | int]:
    return {
        "persona": result.persona,
        "way": result.way,
        "talks": result.talks,
        "promised": result.promised,
        "broken": result.broken,
        "complained": result.complained,
        "kept_each": result.kept_each_minor // YUAN,
    }


def _table(columns: Sequence[Words], speak: Voice) -> Table:
    table = Table(box=None)
    for column in columns:
        table.add_column(column.to(speak.lang))
    return table
