"""`arrears follow-up`: what the clock asks for, once or every so many minutes."""

import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .statuses import FINE
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.actions.follow_up import FollowedUp
    from arrears.questions.promise_moments import Moment

SHORT = "到点该做的事：提醒、查账、协议 / what the clock asks for"
HELP = told(
    Words(
        "列出一小时内该提醒的承诺和过点一小时还没见到款的承诺；按到账情况重判每个还款协议；让逾时未登记的拨打过期；删除存满期限的案例通话和工作坊案例。反复运行没有坏处。",
        "List the promises to remind of within the hour and those whose money has not come an hour after; judge every agreement by the money; let calls expire that nobody told of; erase calls and cases to learn from that were kept long enough. Running it again does no harm.",
    ),
    examples=(
        "arrears follow-up",
        "arrears follow-up --every 10",
        "arrears follow-up --json",
    ),
    exits=((FINE, Words("已完成", "done")),),
)
REMIND = Words("提醒", "Remind")
CHECK = Words("查账", "Look in the ledger")
LINE = Words("  {at} {number} {name} {amount}", "  {at} {number} {name} {amount}")
TURNED = Words("协议 {number}：{how}", "Agreement on {number}: {how}")
HOW = {
    "kept": Words("已履行完毕", "kept to its end"),
    "broken": Words("未按约履行，恢复催收", "broken; collecting resumes"),
}
EXPIRED = Words(
    "逾时未登记的拨打：{count} 通。", "Calls nobody told of in time: {count}."
)
REMOVED = Words(
    "案例库到期删除：{count} 件。",
    "Removed from the library, their time being up: {count}.",
)
NOTHING = Words("现在没有要跟进的。", "Nothing to follow up now.")
SECONDS = 60


class Found(NamedTuple):
    """What somebody has to do now, and what the clock did."""

    moments: "tuple[Moment, ...]"
    done: "FollowedUp"

    def of(self, kind: str) -> "list[Moment]":
        """Return the moments of one kind."""
        return [each for each in self.moments if each.kind == kind]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("follow-up", cls=Command, help=HELP, short_help=SHORT)(follow_up)


def follow_up(
    ctx: typer.Context,
    *,
    every: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="MINUTES",
            help="每几分钟一次，0 为一次 / again every so often",
        ),
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Follow up, once or until it is stopped."""
    open_desk()
    from arrears.actions.follow_up import follow_up as followed
    from arrears.questions.promise_moments import promise_moments

    while True:
        now = clock.now()
        found = Found(promise_moments(now=now), followed(now=now))
        if as_json:
            voice(ctx).tell(_plain(found))
        else:
            _show(voice(ctx), found)
        if not every:
            return
        time.sleep(every * SECONDS)


def _show(voice: Voice, found: Found) -> None:
    _list(voice, REMIND, found.of("remind"))
    _list(voice, CHECK, found.of("check"))
    for number, how in found.done.turned:
        voice.say(TURNED.filled(number=number, how=HOW[how].to(voice.lang)))
    if found.done.expired:
        voice.say(EXPIRED.filled(count=found.done.expired))
    if found.done.removed:
        voice.say(REMOVED.filled(count=found.done.removed))
    if not (found.moments or any(asdict(found.done).values())):
        voice.say(NOTHING)


def _list(voice: Voice, title: Words, moments: "list[Moment]") -> None:
    if moments:
        voice.say(title)
    for each in moments:
        at = f"{each.at.astimezone(clock.DESK_ZONE):%H:%M}"
        voice.say(
            LINE.filled(at=at, number=each.number, name=each.name, amount=each.amount)
        )


def _plain(found: Found) -> dict[str, object]:
    def moment(each: "Moment") -> dict[str, object]:
        return asdict(each) | {"at": each.at.isoformat()}

    return {
        "reminders": [moment(each) for each in found.of("remind")],
        "checks": [moment(each) for each in found.of("check")],
        "turned": [{"case": number, "as": how} for number, how in found.done.turned],
        "expired": found.done.expired,
    }
