"""`arrears journal`: the record of what happened, and the proof that it was not changed."""

import typer

from arrears.domain.words import Refusal, Words

from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .statuses import FINE, REFUSED

app = typer.Typer(
    name="journal",
    short_help="检查操作日志 / verify the journal",
    help="操作日志：发生过什么，是否被改动过 / The journal: what happened, and whether it was changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
HOLDS = Words(
    "操作日志完整：{entries} 条记录，末尾指纹 {head}。",
    "The journal holds: {entries} entries, sealed with {head}.",
)
HELP = told(
    Words(
        "检查操作日志的每一条是否与前一条相扣，没有被改动、删除或截断。",
        "Check that every entry of the journal follows from the one before: none was changed, removed or cut off.",
    ),
    examples=("arrears journal verify", "arrears journal verify --json"),
    exits=(
        (FINE, Words("完整", "it holds")),
        (REFUSED, Words("被改动过", "it was changed")),
    ),
)


class JournalBroken(Refusal):
    """An entry does not follow from the one before it."""

    words = Words(
        "操作日志从第 {broken_at} 条起对不上，可能被改动、删除或截断过。请保留数据库原样，并立即告知合规负责人。",
        "The journal does not hold from entry {broken_at} on: it was changed, removed or cut off. Keep the database as it is and tell compliance at once.",
    )


@app.callback()
def journal() -> None:
    """Hold the commands about the journal."""


@app.command(cls=Command, help=HELP, short_help="检查是否完整 / check that it holds")
def verify(
    ctx: typer.Context,
    *,
    as_json: JsonOption = False,
) -> None:
    """Walk the journal's chain from its first entry to its last."""
    open_desk()
    from arrears.store.journal import proof

    found = proof()
    if found.broken_at is not None:
        raise JournalBroken(broken_at=found.broken_at)
    if as_json:
        voice(ctx).tell({"holds": True, "entries": found.entries, "head": found.head})
    else:
        voice(ctx).say(HOLDS.filled(entries=found.entries, head=found.head[:12]))
