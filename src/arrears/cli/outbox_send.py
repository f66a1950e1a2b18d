"""`arrears outbox send` and `check`: what is due goes to the folder, and the folder is held against the book."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import home, open_desk, operator
from .every import again_and_again, seconds_of
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

SEND_HELP = told(
    Words(
        "把到时间的信息写进文件夹（短信、邮件为一行 JSON，信函另有 PDF）。每一条都在发出的那一刻再审一次；同一时间只有一个进程在发；中断后再运行会接着做，不会发两次。可由 cron 或 systemd 调用，每次说一行。",
        "Write what is due into a folder: a line of JSON each, a PDF for a letter. The guard is asked again for each at that very moment; one run sends at a time; a run that was cut off is taken up by the next and sends nothing twice. Fit for cron and systemd: each run says one line.",
    ),
    examples=(
        "arrears outbox send",
        "arrears outbox send --once --json",
        "arrears outbox send --every 60s",
        "arrears outbox send --folder /srv/outbox",
        "arrears outbox send --replay",
    ),
    exits=(
        (
            FINE,
            Words(
                "已处理，也可能没有到时间的", "the run is over; nothing due is fine too"
            ),
        ),
        (
            REFUSED,
            Words(
                "文件夹写不了，或另一个进程正在发",
                "the folder cannot be written, or another run is sending",
            ),
        ),
    ),
)
CHECK_HELP = told(
    Words(
        "逐条核对发件文件夹：写出的文件有没有被改动，已删除个人信息的人有没有文件留下。",
        "Hold the outbox folder against what was written: whether a file was changed, and whether any file of a person who was erased is left.",
    ),
    examples=(
        "arrears outbox check",
        "arrears outbox check --folder /srv/outbox --json",
    ),
    exits=(
        (FINE, Words("没有改动，没有留下", "nothing is changed, and nothing left")),
        (REFUSED, Words("有改动或有留下，已列出", "something is; it says which")),
    ),
)
SENT = Words(
    "{at} 已写出 {sent} 条，暂缓 {held} 条，拦下 {refused} 条。文件夹：{folder}",
    "{at} Sent to file {sent}, held {held}, refused at the gate {refused}. The folder: {folder}",
)
NOT_NOW = Words("{at} 没有发送：{why.zh}", "{at} Nothing sent: {why.en}")
CHECKED = Words(
    "与写出时一致 {whole} 个，已取走或不在 {gone} 个，被改动 {changed} 个，已删除个人信息的人留下 {erased} 个。",
    "As written {whole}, taken away or lost {gone}, changed {changed}, left of people erased {erased}.",
)
WHICH = Words("信息号：{numbers}", "Messages: {numbers}")
WRITTEN_AGAIN = Words("补写了 {count} 个文件。", "{count} files were written again.")


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("send", cls=Command, help=SEND_HELP, short_help="发出 / send")(send)
    app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")(check)


def send(
    ctx: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Option(help="文件夹，默认数据文件夹里的 outbox / the folder"),
    ] = None,
    replay: Annotated[
        bool,
        typer.Option(
            "--replay",
            help="补写丢失的文件，不发新的 / write lost files again, send nothing new",
        ),
    ] = False,
    every: Annotated[
        str,
        typer.Option(
            metavar="60s|5m",
            help="一直运行，每隔这么久发一次 / go on, and send so often",
        ),
    ] = "",
    once: Annotated[
        bool,
        typer.Option("--once", help="发一次就结束（默认） / one run (the default)"),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Send what is due by now, once or again and again."""
    seconds = seconds_of(every) if every and not once else 0
    open_desk()
    place = folder or home() / "outbox"
    if replay:
        _written_again(voice(ctx), place, as_json=as_json)
        return
    if not seconds:
        _sent(voice(ctx), place, as_json=as_json)
        return
    again_and_again(
        lambda: _sent_or_why(voice(ctx), place, as_json=as_json), seconds=seconds
    )


def check(
    ctx: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Option(help="文件夹，默认数据文件夹里的 outbox / the folder"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold the folder against what was written."""
    open_desk()
    from arrears.actions.empty_outbox import folder_state

    found, speak = folder_state(folder=folder or home() / "outbox"), voice(ctx)
    if as_json:
        speak.tell(asdict(found) | {"holds": found.holds})
    else:
        counts = asdict(found)
        counts |= {"changed": len(found.changed), "erased": len(found.erased)}
        speak.say(CHECKED.filled(**counts))
        for numbers in (found.changed, found.erased):
            if numbers:
                speak.say(WHICH.filled(numbers=", ".join(map(str, numbers))))
    ctx.exit(FINE if found.holds else REFUSED)


def _written_again(speak: Voice, place: Path, *, as_json: bool) -> None:
    from arrears.actions.send_messages import write_again

    count = write_again(folder=place)
    if as_json:
        speak.tell({"written_again": count})
    else:
        speak.say(WRITTEN_AGAIN.filled(count=count))


def _sent(speak: Voice, place: Path, *, as_json: bool) -> None:
    from arrears.actions.send_messages import send_messages

    now = clock.now()
    done = send_messages(folder=place, by=operator(), now=now)
    figures = {"sent": done.sent, "held": done.held, "refused": done.refused}
    if as_json:
        speak.tell({"at": now.isoformat(), **figures, "folder": str(place)})
    else:
        speak.say(SENT.filled(at=_clock(now), **figures, folder=place))


def _sent_or_why(speak: Voice, place: Path, *, as_json: bool) -> None:
    """Do one run of many: what stands in its way is said, and the next one tries."""
    try:
        _sent(speak, place, as_json=as_json)
    except Refusal as refusal:
        now, why = clock.now(), refusal.sentence
        if as_json:
            told = {"code": refusal.code, "zh": why.zh, "en": why.en}
            speak.tell({"at": now.isoformat(), "refused_to_run": told})
        else:
            speak.say(NOT_NOW.filled(at=_clock(now), why=why))


def _clock(at: datetime) -> str:
    return f"{at.astimezone(clock.DESK_ZONE):%Y-%m-%d %H:%M:%S}"
