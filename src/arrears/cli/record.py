"""`arrears record`: put a stop, a consent, a revocation or a visit on record at a case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED

SHORT = "登记停止、同意、撤回、外访 / record a stop, a consent, a revocation, a visit"
HELP = told(
    Words(
        "在案件上登记：一种停止标记（dispute、cease、opt_out、inconvenient_time……），或 consent 同意、revocation 撤回、visit 约定的外访、visit_off 取消（结果用 `arrears visits report` 登记）。与工作台同样的规则，同样入日志。",
        "Put on record at a case: one kind of stop (dispute, cease, opt_out, inconvenient_time …), or a consent, a revocation, an agreed visit, visit_off to call it off (`arrears visits report` says how it came out). The same rules as at the desk, the same journal.",
    ),
    examples=(
        'arrears record A-000001 dispute --ground "来电，对利息有异议"',
        'arrears record A-000001 consent --channel phone --from 22:00 --until 23:00 --how spoken --ground "录音 8812"',
        "arrears record A-000001 revocation --consent 3",
        'arrears record A-000001 visit --at 2026-11-26T10:00 --place "某路 8 号" --goes carla --goes sandro --how writing --ground "短信"',
    ),
    exits=(
        (FINE, Words("已登记", "recorded")),
        (REFUSED, Words("没有登记，原因已说明", "not recorded; it says why")),
    ),
)
RECORDED = Words("已登记：{number} {what}", "Recorded: {number} {what}")
MINUTES_AN_HOUR = 60


class UnknownRecord(Refusal):
    """Nothing of that name can be recorded."""

    words = Words(
        "不能登记“{what}”，可以登记：{known}。",
        "“{what}” cannot be recorded. There are: {known}.",
    )


class OptionMissing(Refusal):
    """What is to be recorded lacks something."""

    words = Words("登记“{what}”还需要 {option}。", "To record “{what}”, add {option}.")


@dataclass(frozen=True, slots=True)
class Typed:
    """All that was typed after the case's number."""

    number: str
    what: str
    ground: str
    channel: str
    point: str
    begins: datetime | None
    ends: datetime | None
    expires: datetime | None
    review: datetime | None
    how: str
    consent: int | None
    visit: int | None
    at: datetime | None
    place: str
    goes: tuple[str, ...]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(record)


def record(  # noqa: PLR0913  (each is an option that people type)
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    what: Annotated[
        str, typer.Argument(metavar="WHAT", help="登记什么 / what is recorded")
    ],
    *,
    ground: Annotated[
        str, typer.Option(help="依据、原因或结果 / the ground, the reason, the report")
    ] = "",
    channel: Annotated[str, typer.Option(help="联系方式 / the way of contact")] = "",
    point: Annotated[
        str,
        typer.Option(help="号码或地址，写结尾即可 / a number or address, by its end"),
    ] = "",
    begins: Annotated[
        datetime | None,
        typer.Option(
            "--from", formats=["%H:%M"], metavar="HH:MM", help="时段开始 / hours begin"
        ),
    ] = None,
    ends: Annotated[
        datetime | None,
        typer.Option(
            "--until", formats=["%H:%M"], metavar="HH:MM", help="时段结束 / hours end"
        ),
    ] = None,
    expires: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="最后有效日 / the last day in force",
        ),
    ] = None,
    review: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="复查日 / the day of review",
        ),
    ] = None,
    how: Annotated[
        str, typer.Option(help="同意形式 / how agreed: spoken, writing, app")
    ] = "",
    consent: Annotated[
        int | None,
        typer.Option(
            help="撤回哪一项同意，默认全部 / which consent, by default all of them"
        ),
    ] = None,
    visit: Annotated[int | None, typer.Option(help="哪次外访 / which visit")] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%dT%H:%M"],
            metavar="YYYY-MM-DDTHH:MM",
            help="外访时间，按对方当地 / the visit's hour, on the person's clock",
        ),
    ] = None,
    place: Annotated[str, typer.Option(help="外访地点 / the visit's place")] = "",
    goes: Annotated[
        list[str] | None,
        typer.Option(help="去的人，每人一次 / who goes, once for each"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Put one thing on record."""
    open_desk()
    typed = Typed(
        number, what, ground, channel, point, begins, ends, expires, review, how,
        consent, visit, at, place, tuple(goes or ()),
    )  # fmt: skip
    known = _recorders()
    if what not in known:
        raise UnknownRecord(what=what, known=", ".join(known))
    made = known[what](typed)
    if as_json:
        voice(ctx).tell({"case": number.strip().upper(), "recorded": what, "id": made})
    else:
        name = what if made is None else f"{what} {made}"
        voice(ctx).say(RECORDED.filled(number=number.strip().upper(), what=name))


def _recorders() -> Mapping[str, Callable[[Typed], int | None]]:
    """Return what can be recorded, by name, each with what records it."""
    from arrears.domain.case.standing import StopKind

    told_at_the_gate = {StopKind.REFUSAL, StopKind.VOLUNTEER}
    kinds = [str(kind) for kind in StopKind if kind not in told_at_the_gate]
    return dict.fromkeys(kinds, _stop) | {
        "consent": _consent,
        "revocation": _revocation,
        "visit": _visit,
        "visit_off": _visit_off,
    }


def _stop(typed: Typed) -> None:
    from arrears.actions.set_stop import Narrowed, set_stop

    set_stop(
        number=typed.number,
        kind=typed.what,
        ground=typed.ground,
        by=operator(),
        now=clock.now(),
        narrowed=Narrowed(
            channel=typed.channel,
            from_minutes=_minutes(typed.begins),
            until_minutes=_minutes(typed.ends),
            expires_on=_date(typed.expires),
            review_on=_date(typed.review),
        ),
    )


def _consent(typed: Typed) -> int:
    from arrears.actions.record_consent import AgreedTo, record_consent

    return record_consent(
        number=typed.number,
        agreed=AgreedTo(
            channel=typed.channel,
            point=_point(typed),
            from_minutes=_minutes(typed.begins),
            until_minutes=_minutes(typed.ends),
            expires_on=_date(typed.expires),
        ),
        how=typed.how,
        ground=typed.ground,
        by=operator(),
        now=clock.now(),
    )


def _revocation(typed: Typed) -> int | None:
    from arrears.actions.record_consent import revoke_consent

    revoke_consent(
        number=typed.number,
        consent=typed.consent,
        because=typed.ground,
        by=operator(),
        now=clock.now(),
    )
    return typed.consent


def _visit(typed: Typed) -> int:
    from arrears.actions.book_visit import Appointment, book_visit

    if typed.at is None:
        raise OptionMissing(what=typed.what, option="--at")
    return book_visit(
        number=typed.number,
        agreed=Appointment(
            on=typed.at.date(),
            clock=typed.at.time(),
            crew=typed.goes,
            point=_point(typed),
            place=typed.place,
        ),
        how=typed.how,
        ground=typed.ground,
        by=operator(),
        now=clock.now(),
    )


def _visit_off(typed: Typed) -> int:
    from arrears.actions.book_visit import cancel_visit

    visit = _which_visit(typed)
    cancel_visit(
        number=typed.number,
        visit=visit,
        because=typed.ground,
        by=operator(),
        now=clock.now(),
    )
    return visit


def _which_visit(typed: Typed) -> int:
    if typed.visit is None:
        raise OptionMissing(what=typed.what, option="--visit")
    return typed.visit


def _point(typed: Typed) -> int | None:
    from arrears.questions.which_point import which_point

    return which_point(typed.number, typed.point) if typed.point else None


def _minutes(at: datetime | None) -> int | None:
    return None if at is None else at.hour * MINUTES_AN_HOUR + at.minute


def _date(at: datetime | None) -> date | None:
    return None if at is None else at.date()
