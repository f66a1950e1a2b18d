"""`arrears insight coaching`: the friendly notes of some days, each with its card."""

from datetime import timedelta
from typing import Annotated

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption, SinceOption, UntilOption
from .statuses import FINE, REFUSED

SHORT = "善意提醒 / friendly notes"
HELP = told(
    Words(
        "善意提醒：只有偶然解释不了的差别才提，附上有帮助的卡片；不作处罚依据。默认最近 30 天，--collector 只看一个人。",
        "Friendly notes: only where chance does not explain a difference, each with the card that helps; never a ground of blame. The last 30 days by default; --collector for one.",
    ),
    examples=(
        "arrears insight coaching",
        "arrears insight coaching --collector carla --from 2026-11-01 --to 2026-11-30 --json",
    ),
    exits=(
        (FINE, Words("已给出，也可能没有提醒", "told; there may be none")),
        (REFUSED, Words("没有给出，原因已说明", "not told; it says why")),
    ),
)
MONTH = timedelta(days=29)
LINE = Words("{name}：{said}（{card} {title}）", "{name}: {said} ({card} {title})")
NONE = Words(
    "这段时间没有偶然解释不了的差别。",
    "In these days nothing differs by more than chance.",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="coaching", cls=Command, help=HELP, short_help=SHORT)(coaching)


def coaching(
    ctx: typer.Context,
    *,
    since: SinceOption = None,
    until: UntilOption = None,
    collector: Annotated[str, typer.Option(help="只看一个人 / of one collector")] = "",
    as_json: JsonOption = False,
) -> None:
    """Tell the friendly notes."""
    open_desk()
    from arrears.actions.count_days import count_days
    from arrears.questions.coaching_notes import coaching_notes

    last, now, speak = clock.day(until), clock.now(), voice(ctx)
    count_days(by=operator(), now=now)
    notes = coaching_notes(
        since=since.date() if since else last - MONTH,
        until=last,
        now=now,
        collector=collector,
    )
    if as_json:
        speak.tell(
            [
                {
                    "collector": note.collector,
                    "said": {"zh": note.said.zh, "en": note.said.en},
                    "card": note.card,
                }
                for note in notes
            ]
        )
        return
    for note in notes:
        words = {"name": note.name, "card": note.card}
        speak.say(
            Words(
                LINE.zh.format(said=note.said.zh, title=note.title.zh, **words),
                LINE.en.format(said=note.said.en, title=note.title.en, **words),
            )
        )
    if not notes:
        speak.say(NONE)
