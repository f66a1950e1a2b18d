"""`arrears playbook scripts` and `letterhead`: the words by stage and tone, and a lender's lines."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .files import text_of
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.playbook.scripts.script import Script

SCRIPTS_HELP = told(
    Words(
        "列出话术的各类，或某一类的每种说法；可以只看某个阶段、某种语气。空位由案件里的事实来填。",
        "List the kinds of scripts, or every wording of one, for a stage and a tone if wanted. Slots are filled from the facts of a case.",
    ),
    examples=(
        "arrears playbook scripts",
        "arrears playbook scripts opening --stage early --tone warm",
    ),
    exits=(
        (FINE, Words("已列出", "listed")),
        (REFUSED, Words("没有这一类、这个阶段或语气", "no such kind, stage or tone")),
    ),
)
LETTERHEAD_HELP = told(
    Words(
        "登记委托方对每个人都一样的几行：回电、官方还款方式、查账、异议、投诉、合同依据。话术和信函从这里取。",
        "Keep the lines a lender tells everybody: to ring back, the official way to pay, to check, to dispute, to complain, the agreement. Scripts and letters take them from here.",
    ),
    examples=("arrears playbook letterhead lines.yaml --lender bank",),
    exits=(
        (FINE, Words("已生效", "in force")),
        (REFUSED, Words("没有生效，原因已说明", "not in force; it says why")),
    ),
)
IN_FORCE = Words("已对 {lender} 生效：", "In force for {lender}:")
LINE = Words("  {name.zh}：{value.zh}", "  {name.en}: {value.en}")
NAMED = Words("{kind}  {count}  {words.zh}", "{kind}  {count}  {words.en}")
ALL = Words("全部", "all")


class UnknownStage(Refusal):
    """No stage has that name."""

    words = Words(
        "没有“{stage}”这个阶段。现有：{known}。",
        "There is no stage “{stage}”. There are: {known}.",
    )


class UnknownTone(Refusal):
    """No tone has that name."""

    words = Words(
        "没有“{tone}”这种语气。现有：{known}。",
        "There is no tone “{tone}”. There are: {known}.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the two commands."""
    short = "话术 / words to say"
    app.command("scripts", cls=Command, help=SCRIPTS_HELP, short_help=short)(scripts)
    short = "落款信息 / a lender's lines"
    app.command("letterhead", cls=Command, help=LETTERHEAD_HELP, short_help=short)(
        letterhead
    )


def scripts(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="哪一类 / the kind, as opening")
    ] = "",
    *,
    stage: Annotated[str, typer.Option(help="阶段 / the stage, as early")] = "",
    tone: Annotated[str, typer.Option(help="语气 / the tone, as warm")] = "",
) -> None:
    """List kinds of scripts, or the wordings of one."""
    from arrears.playbook.scripts.script import STAGES, kind_of
    from arrears.playbook.scripts.script import scripts as every
    from arrears.playbook.scripts.tone import Tone

    if stage and stage not in STAGES:
        raise UnknownStage(stage=stage, known=", ".join(STAGES))
    if tone and tone not in set(Tone):
        raise UnknownTone(tone=tone, known=", ".join(Tone))
    wanted = kind_of(kind.strip().lower()) if kind else None
    found = [
        each
        for each in every()
        if (not stage or stage in each.stages) and (not tone or tone in each.tones)
    ]
    speak = voice(ctx)
    if wanted is None:
        for name, count in Counter(each.kind for each in found).items():
            speak.say(NAMED.filled(kind=name, count=count, words=name.words))
        return
    for each in found:
        if each.kind is wanted:
            _show(speak, each)


def letterhead(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="落款信息文件 / the file of lines")
    ],
    *,
    lender: Annotated[str, typer.Option(help="委托方代号 / the lender's key")],
) -> None:
    """Put a lender's lines in force."""
    open_desk()
    from arrears.actions.set_letterhead import set_letterhead
    from arrears.playbook.scripts.slots import SLOTS

    facts = set_letterhead(
        lender=lender,
        text=text_of(path),
        file=path.name,
        by=operator(),
        now=clock.now(),
    )
    voice(ctx).say(IN_FORCE.filled(lender=lender))
    for slot, value in facts.items():
        voice(ctx).say(LINE.filled(name=SLOTS[slot].words, value=value))


def _show(speak: Voice, script: "Script") -> None:
    from arrears.playbook.scripts.script import STAGES
    from arrears.playbook.scripts.tone import Tone

    lang = speak.lang
    marks = [script.channel.words.to(lang)]
    marks += [
        "/".join(each.words.to(lang) for each in every if each in some)
        if len(some) < len(every)
        else ALL.to(lang)
        for every, some in ((STAGES, script.stages), (tuple(Tone), script.tones))
    ]
    marks += [each.words.to(lang) for each in sorted(script.after)]
    speak.say(f"{script.id}  [{' · '.join(marks)}]")
    speak.say(f"  {script.text.to(lang)}")
