"""`arrears why`: may this debtor be contacted, and if not, by what law."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal
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
    from arrears.questions.why_not import PointAnswer, WhyNot
    from arrears.questions.why_planned import StepTold

SHORT = "能不能联系，按哪条规定 / may a debtor be contacted, and by what law"
HELP = told(
    Words(
        "某个案件此刻（或 --at 那一刻）能不能联系；不能的话，是哪一条规定，什么时候可以。",
        "Say whether case CASE may be contacted now (or at --at); if not, by which rule, and when it may.",
    ),
    examples=(
        "arrears why A-000001",
        "arrears why A-000001 --at 2026-11-24T22:30 --json",
    ),
    exits=(
        (FINE, Words("可以联系", "it may")),
        (
            REFUSED,
            Words("不可联系，或没有这个案件", "it may not, or there is no such case"),
        ),
    ),
)
ASKED = Words(
    "案件 {number}，{at}（{zone}）：{answer}",
    "Case {number} at {at} ({zone}): {answer}",
)
MAY, MAY_NOT = Words("可以联系", "may be contacted"), Words("不可联系", "may not")
NO_POINTS = Words(
    "没有债务人本人的电话。", "There is no telephone number of the debtor's own."
)
STEPS = Words("当天的计划，一步一步：", "The day's plan, step by step:")
NEXT = Words("最早可于 {at} 联系", "at the earliest {at}")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(why)


def why(
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    *,
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"],
            metavar="YYYY-MM-DDTHH:MM",
            help="时刻，按债务人当地时间，默认现在 / moment on the debtor's clock, by default now",
        ),
    ] = None,
    channel: Annotated[
        Literal["phone"], typer.Option(help="联系方式 / the way of contact")
    ] = "phone",
    as_json: JsonOption = False,
) -> None:
    """Ask the guard about each of the debtor's numbers."""
    open_desk()
    from arrears.questions.why_not import why_not
    from arrears.questions.why_planned import why_planned
    from arrears.store.cases import desk_day

    zone = _zone(number)
    found = why_not(number, channel=channel, at=_moment(at, zone))
    steps = why_planned(found.number, on=desk_day(found.at))
    if as_json:
        voice(ctx).tell(_plain(found) | {"plan": _plain_steps(steps)})
    else:
        _show(voice(ctx), found, zone)
        _show_steps(voice(ctx), steps)
    raise typer.Exit(FINE if found.allowed else REFUSED)


def _zone(number: str) -> ZoneInfo:
    """Return the debtor's zone; the desk's where it is not known."""
    from arrears.store.cases import DESK_ZONE, case

    return ZoneInfo(case(number).debtor.zone or DESK_ZONE)


def _moment(at: datetime | None, zone: ZoneInfo) -> datetime:
    if at is None:
        return clock.now()
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _show(voice: Voice, found: "WhyNot", zone: ZoneInfo) -> None:
    answer = MAY if found.allowed else MAY_NOT
    at = f"{found.at.astimezone(zone):%Y-%m-%d %H:%M}"
    voice.say(
        ASKED.filled(
            number=found.number, at=at, zone=zone.key, answer=answer.to(voice.lang)
        )
    )
    if not found.answers:
        voice.say(NO_POINTS)
    for each in found.answers:
        _show_point(voice, each, zone)


def _show_point(voice: Voice, each: "PointAnswer", zone: ZoneInfo) -> None:
    judgement, lang = each.judgement, voice.lang
    verdict = judgement.verdict.words.to(lang)
    voice.say(f"  {each.kind.words.to(lang)} {each.masked}  {verdict}")
    for finding in judgement.findings:
        voice.say(f"    - {finding.why.to(lang)} [{finding.cite}]")
    if judgement.next_allowed_at:
        at = f"{judgement.next_allowed_at.astimezone(zone):%Y-%m-%d %H:%M}"
        voice.say(f"    {NEXT.filled(at=at).to(lang)}")


def _show_steps(voice: Voice, steps: "tuple[StepTold, ...]") -> None:
    if steps:
        voice.say(STEPS)
    for each in steps:
        voice.say(f"  {each.words.to(voice.lang)}")


def _plain_steps(steps: "tuple[StepTold, ...]") -> list[dict[str, object]]:
    return [
        {"step": each.step, "why": {"zh": each.words.zh, "en": each.words.en}}
        for each in steps
    ]


def _plain(found: "WhyNot") -> dict[str, object]:
    return {
        "case": found.number,
        "at": found.at.isoformat(),
        "allowed": found.allowed,
        "points": [_plain_point(each) for each in found.answers],
    }


def _plain_point(each: "PointAnswer") -> dict[str, object]:
    judgement = each.judgement
    next_at = judgement.next_allowed_at
    return {
        "kind": str(each.kind),
        "masked": each.masked,
        "verdict": judgement.verdict.key,
        "next_allowed_at": next_at.isoformat() if next_at else None,
        "findings": [
            {
                "rule": finding.rule,
                "cite": finding.cite,
                "verdict": finding.verdict.key,
                "why": {"zh": finding.why.zh, "en": finding.why.en},
            }
            for finding in judgement.findings
        ],
    }
