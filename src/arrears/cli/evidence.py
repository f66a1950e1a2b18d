"""`arrears evidence`: a pack of evidence is checked, here or by whoever was given it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .statuses import FINE, REFUSED

if TYPE_CHECKING:
    from arrears.questions.evidence_check import PackChecked

app = typer.Typer(
    name="evidence",
    short_help="核对证据包 / check a pack of evidence",
    help="核对证据包是否完整、未被改动 / Whether a pack of evidence is whole and as it was handed out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
CHECK_HELP = told(
    Words(
        "核对证据包 FILE：清单里的每个文件、每份材料收到时的校验值、每条操作日志的指纹。不需要数据库，收到的人也能核对；加 --desk 再核对本系统操作日志里有没有导出过这个包。",
        "Check the pack FILE: every file in its list, every paper against the sum it was handed in with, every entry of the journal against its seal. No database is needed, so whoever was given it can check too; --desk also looks in this desk's journal for the pack.",
    ),
    examples=(
        "arrears evidence check evidence-A-1042.zip",
        "arrears evidence check evidence-A-1042.zip --desk --json",
    ),
    exits=(
        (FINE, Words("一致", "it holds")),
        (
            REFUSED,
            Words(
                "不一致，已列出；或不是证据包",
                "it does not, it says where; or it is no pack",
            ),
        ),
    ),
)
HOLDS = Words(
    "一致：{files} 个文件，{papers} 份材料（{redacted} 份内容已删除），{entries} 条操作日志。包的校验值 {mark}。",
    "It holds: {files} files, {papers} papers ({redacted} of them erased), {entries} entries of the journal. The pack's own sum is {mark}.",
)
FAULT = Words("不一致 {file}：{why.zh}", "Does not hold, {file}: {why.en}")
MADE = Words(
    "本系统于 {at} 由 {by} 为案件 {case} 导出。",
    "This desk handed it out for case {case}, by {by}, {at}.",
)
NOT_MADE = Words(
    "本系统的操作日志里没有这个包。", "This desk's journal knows of no such pack."
)


@app.callback()
def evidence() -> None:
    """Hold the commands about packs of evidence."""


@app.command("check", cls=Command, help=CHECK_HELP, short_help="核对 / check")
def check(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="证据包 / the pack, a ZIP")
    ],
    *,
    desk: Annotated[
        bool,
        typer.Option("--desk", help="也查本系统的操作日志 / look in the journal too"),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check one pack."""
    from arrears.questions.evidence_check import check_pack

    found, speak = check_pack(path), voice(ctx)
    made = _made(found) if desk else None
    if as_json:
        speak.tell(_plain(found) | ({"handed_out": made} if desk else {}))
    else:
        for fault in found.faults:
            speak.say(FAULT.filled(file=fault.file, why=fault.why))
        if found.holds:
            counts = {
                name: getattr(found, name)
                for name in ("files", "papers", "redacted", "entries")
            }
            speak.say(HOLDS.filled(**counts, mark=found.sha256))
        if desk:
            speak.say(MADE.filled(**made) if made else NOT_MADE)
    ctx.exit(FINE if found.holds and (made or not desk) else REFUSED)


def _made(found: "PackChecked") -> dict[str, str] | None:
    open_desk()
    from arrears.questions.packs_handed_out import handed_out

    row = handed_out(found.sha256)
    if row is None:
        return None
    at = f"{row.at.astimezone(clock.DESK_ZONE):%Y-%m-%d %H:%M}"
    return {"case": row.case, "at": at, "by": row.by}


def _plain(found: "PackChecked") -> dict[str, object]:
    return {
        "holds": found.holds,
        "sha256": found.sha256,
        "files": found.files,
        "papers": found.papers,
        "redacted": found.redacted,
        "entries": found.entries,
        "faults": [
            {"file": each.file, "zh": each.why.zh, "en": each.why.en}
            for each in found.faults
        ],
    }
