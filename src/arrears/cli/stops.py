"""`arrears stops`: the stops, consents and booked visits in force."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from arrears.domain.words import Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .options import JsonOption
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.questions.in_force import InForce

SHORT = "有效的停止标记、同意和外访 / stops, consents and visits in force"
HELP = told(
    Words(
        "列出有效的停止联系标记、本人的同意和待办的外访：依据、谁在什么时候登记、到哪天。不写案件就列出全部未关闭的案件。",
        "List the stops, consents and visits in force: on what ground, who recorded them and when, until which day. Without a case, of all open cases.",
    ),
    examples=("arrears stops", "arrears stops A-000001 --json"),
    exits=(
        (FINE, Words("已列出", "listed")),
        (REFUSED, Words("没有这个案件", "there is no such case")),
    ),
)
MOST_SHOWN = 200  # cases; --json tells all
NOTHING = Words("没有有效的标记、同意或外访。", "Nothing is in force.")
MORE = Words(
    "另有 {cases} 个案件；--json 列出全部。", "{cases} cases more; --json tells all."
)
STOP = Words("停止  {what}", "stop     {what}")
CONSENT = Words("同意 {id}  {what}", "consent {id}  {what}")
VISIT = Words("外访 {id}  {what}", "visit {id}  {what}")
UNTIL = Words("有效至 {on}", "until {on}")
REVIEW = Words("{on} 复查", "review on {on}")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(stops)


def stops(
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="[CASE]", help="案件编号 / the case's number")
    ] = "",
    *,
    as_json: JsonOption = False,
) -> None:
    """List what is in force."""
    open_desk()
    from arrears.questions.in_force import in_force

    found, speak = in_force(number, now=clock.now()), voice(ctx)
    if as_json:
        speak.tell([_plain(each) for each in found])
        return
    for each in found[:MOST_SHOWN]:
        _show(speak, each)
    if len(found) > MOST_SHOWN:
        speak.say(MORE.filled(cases=len(found) - MOST_SHOWN))
    if all(each.is_empty for each in found):
        speak.say(NOTHING)


def _show(voice: Voice, each: "InForce") -> None:
    lang, zone = voice.lang, ZoneInfo(each.zone)
    voice.say(f"{each.number} {each.name}")
    for stop in each.stops:
        parts = [stop.kind.words.to(lang), stop.ground, stop.hours]
        parts.append(stop.channel.words.to(lang) if stop.channel else "")
        parts.append(_day(REVIEW, stop.review_on, lang))
        parts.append(_day(UNTIL, stop.expires_on, lang))
        parts.append(_by(stop.by, stop.since, zone))
        voice.say("  " + STOP.filled(what=_joined(parts)).to(lang))
    for consent in each.consents:
        parts = [consent.channel.words.to(lang), consent.where, consent.hours]
        parts += [consent.how.words.to(lang), consent.ground]
        parts.append(_day(UNTIL, consent.expires_on, lang))
        parts.append(_by(consent.by, consent.since, zone))
        what = CONSENT.filled(id=consent.consent, what=_joined(parts))
        voice.say("  " + what.to(lang))
    for visit in each.visits:
        parts = [_minute(visit.at, zone), visit.place, ", ".join(visit.crew)]
        parts += [visit.how.words.to(lang), visit.ground]
        parts.append(_by(visit.by, visit.booked_at, zone))
        voice.say("  " + VISIT.filled(id=visit.visit, what=_joined(parts)).to(lang))


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _day(words: Words, on: object, lang: str) -> str:
    return words.filled(on=on).to(lang) if on else ""


def _by(name: str, at: datetime, zone: ZoneInfo) -> str:
    return f"{name} {_minute(at, zone)}"


def _minute(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _plain(each: "InForce") -> dict[str, object]:
    return {
        "case": each.number,
        "stops": [
            {
                "kind": str(line.kind),
                "ground": line.ground,
                "channel": str(line.channel or ""),
                "hours": line.hours,
                "since": line.since.isoformat(),
                "by": line.by,
                "review_on": _iso(line.review_on),
                "expires_on": _iso(line.expires_on),
            }
            for line in each.stops
        ],
        "consents": [
            {
                "id": line.consent,
                "channel": str(line.channel),
                "point": line.where,
                "hours": line.hours,
                "how": str(line.how),
                "ground": line.ground,
                "since": line.since.isoformat(),
                "by": line.by,
                "expires_on": _iso(line.expires_on),
            }
            for line in each.consents
        ],
        "visits": [
            {
                "id": line.visit,
                "at": line.at.isoformat(),
                "place": line.place,
                "crew": list(line.crew),
                "how": str(line.how),
                "ground": line.ground,
                "booked_at": line.booked_at.isoformat(),
                "by": line.by,
            }
            for line in each.visits
        ],
    }


def _iso(on: object) -> str | None:
    return str(on) if on else None
