"""`arrears practise`: talk with an invented debtor, and hear from the coach afterwards."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arrears.domain.words import Words

from . import practise_course, practise_scenes, practise_workshop
from .command import Command, WithDefault, told, voice
from .files import text_of
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # they read YAML; --help does not wait for it
    from arrears.training.coach.report import Report
    from arrears.training.scene.scene import Scene
    from arrears.training.talk import Talk

SHORT = "和模拟客户练一通电话 / practise a call with an invented debtor"
HELP = told(
    Words(
        "和一位模拟客户通话：每行一句，空行就是沉默，说再见或 Ctrl-D 结束，然后看教练怎么说。同样的种子，同样的对话。违规会停止练习并说明原因。不联网，不用数据库。",
        "Talk with an invented debtor: a line a sentence, an empty line is silence, goodbye or Ctrl-D ends it, then the coach speaks. The same seed gives the same talk. A violation stops the exercise and says why. No network, no database.",
    ),
    examples=(
        "arrears practise",
        "arrears practise --scene forged-receipt --seed 7 --coach",
        "arrears practise --scene PER-06+RSN-03+CAT-04",
        "cat lines.txt | arrears practise --scene my-scene.yaml --json",
        "arrears practise --scene who-are-you --log scores.jsonl",
    ),
    exits=(
        (FINE, Words("已练完", "practised")),
        (REFUSED, Words("场景不对，原因已说明；或因违规停止", "no such scene, or a violation stopped it")),
    ),
)  # fmt: skip
PICKS_UP = Words("（电话接通）{words}", "(picks up) {words}")
HINT = Words("  〔教练〕{words.zh}", "  [coach] {words.en}")
ABOUT = Words(
    "{lender} {product}，尾号 {tail}，欠 {owed} 元，逾期 {overdue} 元、{days} 天。您要找的是{called}。今天 {today}。",
    "{lender} {product}, ending {tail}: owed {owed}, overdue {overdue}, {days} days. You are calling {called}. Today is {today}.",
)
YUAN = 100
SUFFIXES = (".yaml", ".yml")
WORDS = {"--acts": "acts", "--evaluate": "evaluate"}


class Practising(WithDefault):
    """`practise` alone plays; `practise --acts` and `--evaluate` are commands too."""

    default = "play"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        """Put in front which command is meant."""
        for option, command in WORDS.items():
            if option in args:
                rest = [arg for arg in args if arg != option]
                return super().parse_args(ctx, [command, *rest])
        return super().parse_args(ctx, args or [self.default])


app = typer.Typer(name="practise", cls=Practising, short_help=SHORT, help=HELP)
practise_scenes.add_to(app)
practise_course.add_to(app)
practise_workshop.add_to(app)


@app.command(name="play", cls=Command, help=HELP, short_help=SHORT)
def play(
    ctx: typer.Context,
    *,
    scene: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE|MIX",
            help="场景、文件或组合 / a scene, a file or a mix of codes",
        ),
    ] = "",
    seed: Annotated[int, typer.Option(help="种子 / the seed")] = 1,
    coach: Annotated[
        bool, typer.Option("--coach", help="边谈边提示 / hints during the talk")
    ] = False,
    model: Annotated[
        bool, typer.Option("--model", help="最后看范例 / show the model talk")
    ] = False,
    log: Annotated[
        Path | None,
        typer.Option(
            help="成绩记到这个文件，并看进步 / keep scores here, show progress"
        ),
    ] = None,
    speaking: Annotated[
        bool,
        typer.Option("--voice", help="由自设的模型说话 / a model you set up speaks"),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="以 JSON 输出报告 / the report as JSON")
    ] = False,
) -> None:
    """Play a scene in the terminal."""
    from arrears.training.coach.report import coached
    from arrears.training.talk import Talk

    from . import practise_report
    from .practise_voice import voice_of_model

    played, speak = _scene(scene, seed), voice(ctx)
    talk = Talk(played, seed, voice=voice_of_model() if speaking else None)
    _talk(talk, speak, coach=coach, silent=as_json)
    report = coached(talk)
    if as_json:
        speak.tell(practise_report.as_json(report, speak.lang))
    else:
        for line in practise_report.told(report, speak.lang):
            speak.say(line)
        for line in practise_report.model_told(report) if model else ():
            speak.say(line)
    if log:
        _kept(log, report, seed, speak, silent=as_json)
    raise typer.Exit(REFUSED if report.violations else FINE)


def _scene(name: str, seed: int) -> "Scene":
    from arrears.training.scene.library import own_scene, scene, scenes

    if not name:
        known = list(scenes().values())
        return known[seed % len(known)]
    if name.endswith(SUFFIXES):
        return own_scene(Path(name).name, text_of(Path(name)))
    return scene(name)


def _talk(talk: "Talk", speak: Voice, *, coach: bool, silent: bool) -> None:
    from arrears.training.coach.report import remark

    _begin(talk, speak, silent=silent)
    for line in _lines():
        turn = talk.hear(line)
        if not silent:
            if not sys.stdin.isatty():
                speak.say(f"> {line[:LINE]}")
            speak.say(turn.answer)
            hint = remark(turn) if coach else None
            if hint:
                speak.say(HINT.filled(words=hint))
        if talk.over:
            break


LINE = 200  # characters of a line that are shown again


def _begin(talk: "Talk", speak: Voice, *, silent: bool) -> None:
    if silent:
        return
    scene = talk.scene
    speak.say(scene.title)
    speak.say(scene.brief)
    speak.say(
        ABOUT.filled(
            lender=scene.lender,
            product=scene.product,
            tail=scene.tail,
            owed=scene.owed_minor // YUAN,
            overdue=scene.overdue_minor // YUAN,
            days=scene.days,
            called=scene.called,
            today=scene.today.isoformat(),
        )
    )
    speak.say(PICKS_UP.filled(words=talk.pickup))


def _lines() -> Iterator[str]:
    """Yield what is typed or piped in; what is not UTF-8 is marked in its line."""
    if not sys.stdin.isatty():
        for raw in sys.stdin.buffer:
            yield raw.decode("utf-8", errors="replace").strip()
        return
    while True:
        try:
            yield input("> ")
        except (EOFError, KeyboardInterrupt):
            return


def _kept(
    log: Path, report: "Report", seed: int, speak: Voice, *, silent: bool
) -> None:
    """Add the score to the file and say how each skill moved."""
    from arrears.training.coach.progress import over_time, score_line

    from . import practise_report

    before = text_of(log).splitlines() if log.exists() else []
    lines = [*before, score_line(report, seed=seed)]
    progress = over_time(lines)
    log.write_text("\n".join(lines) + "\n", "utf-8")
    for each in () if silent else progress:
        speak.say(practise_report.moved_told(each))
