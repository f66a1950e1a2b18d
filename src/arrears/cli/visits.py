"""`arrears visits`: the visits that are agreed, and how one came out."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.contact.visit import SAID_AT_A_VISIT, STAYED_MOST, VisitEnd
from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk, operator
from .options import JsonOption
from .statuses import FINE, REFUSED
from .typed_sum import minor_of

if TYPE_CHECKING:  # these need Django set up
    from arrears.actions.tell_visit import Promised
    from arrears.questions.visit_day import DayVisit

app = typer.Typer(
    name="visits",
    short_help="外访：查看安排，登记结果 / visits: list them, say how one came out",
    help="约好的外访 / Visits that were agreed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
LIST_HELP = told(
    Words(
        "列出某天的外访（默认今天）：时间（对方当地）、案件、地点（打码）、谁去、是否仍合规、结果。--untold 列出过了时间还没登记结果的。",
        "List the visits of a day, by default today: hour on the person's clock, case, place (masked), who goes, whether still lawful, how it came out. --untold lists those past their hour of which nobody told.",
    ),
    examples=(
        "arrears visits list",
        "arrears visits list --on 2026-11-26 --json",
        "arrears visits list --untold --of carla",
    ),
    exits=((FINE, Words("已列出", "listed")),),
)
SAID_CODES = "; ".join(f"{code} {BY_CODE[code].words}" for code in SAID_AT_A_VISIT)
REPORT_HELP = told(
    Words(
        "登记案件 CASE 的外访 VISIT 的结果，与工作台同样的规则：从此算一次联系；本人说的话立即生效（异议、投诉设停催，承诺成为承诺，EVT-12 要写金额、日期和来源）；记录要经过措辞检查。--said：{said}。",
        "Say how visit VISIT of CASE came out, by the same rules as at the desk: it counts as a contact from then on; what the person said is acted upon at once (a dispute or complaint stops contact, a promise is a promise; EVT-12 takes sum, day and source); the report is checked for its words. --said: {said}.",
    ).filled(said=SAID_CODES),
    examples=(
        'arrears visits report A-000001 2 --ended nobody --text "按门铃没有人应门"',
        "arrears visits report A-000001 2 --ended met --cards --stayed 15 --said EVT-20 --text 利息有疑问",
        'arrears visits report A-000001 2 --ended met --said EVT-12 --amount 1,200.00 --due 2026-12-01 --source "工资" --reason "发薪日"',
    ),
    exits=(
        (FINE, Words("已登记", "told of")),
        (REFUSED, Words("没有登记，原因已说明", "not told of; it says why")),
    ),
)
LINE = Words(
    "#{visit} {at} {number} {name} {place} {crew} {state.zh}",
    "#{visit} {at} {number} {name} {place} {crew} {state.en}",
)
CANCELLED = Words("已取消：{because}", "called off: {because}")
UNTOLD = Words("没有登记结果", "not told of yet")
AHEAD = Words("待访", "to come")
UNLAWFUL = Words(
    "不再合规，请取消：{why.zh}", "no longer lawful, call it off: {why.en}"
)
NOTHING = Words("没有这样的外访。", "There is no such visit.")
DONE = Words(
    "已登记：{number} 的 {visit} 号外访，{ended.zh}。",
    "Told of: visit {visit} of {number}, {ended.en}.",
)


class SumUnread(Refusal):
    """What was promised is no sum."""

    words = Words(
        "“{amount}”不是 {currency} 金额，请写成 5000 或 5,000.50。没有登记。",
        "“{amount}” is no sum of {currency}. Write it as 5000 or 5,000.50; nothing was told of.",
    )


class CodeUnknown(Refusal):
    """Nothing that somebody says at a door is written down so."""

    words = Words(
        "--said 没有“{said}”，可用：{known}。没有登记。",
        "--said knows no “{said}”. There is: {known}. Nothing was told of.",
    )


class PromiseUntold(Refusal):
    """A sum or a day came without the code that makes it a promise, or without the other."""

    words = Words(
        "承诺要同时写 --said EVT-12、--amount、--due 和 --source。没有登记。",
        "A promise takes --said EVT-12, --amount, --due and --source together; nothing was told of.",
    )


@app.command("list", cls=Command, help=LIST_HELP, short_help="列出 / list")
def list_(
    ctx: typer.Context,
    *,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="哪天，默认今天 / which day, by default today",
        ),
    ] = None,
    untold: Annotated[
        bool,
        typer.Option("--untold", help="没有登记结果的 / those nobody told of yet"),
    ] = False,
    of: Annotated[
        str,
        typer.Option(metavar="USER", help="谁去，默认全部 / who goes; by default all"),
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """List the visits of a day, or those of which nobody told."""
    open_desk()
    from arrears.questions.visit_day import untold_visits, visit_day
    from arrears.store.cases import desk_day

    now = clock.now()
    day = on.date() if on else desk_day(now)
    found = (
        untold_visits(now=now, of=of) if untold else visit_day(on=day, now=now, of=of)
    )
    if as_json:
        voice(ctx).tell({"visits": [_plain(each) for each in found]})
        return
    if not found:
        voice(ctx).say(NOTHING)
    for each in found:
        voice(ctx).say(_line(each))


@app.command("report", cls=Command, help=REPORT_HELP, short_help="登记结果 / report")
def report(  # noqa: PLR0913  (each is an option that people type)
    ctx: typer.Context,
    number: Annotated[
        str, typer.Argument(metavar="CASE", help="案件编号 / the case's number")
    ],
    visit: Annotated[
        int, typer.Argument(metavar="VISIT", help="外访的号 / the visit's number")
    ],
    *,
    ended: Annotated[VisitEnd, typer.Option(help="结果 / how it came out")],
    text: Annotated[str, typer.Option(help="记录 / the report")] = "",
    cards: Annotated[
        bool | None,
        typer.Option("--cards/--no-cards", help="是否出示证件 / were cards shown"),
    ] = None,
    stayed: Annotated[
        int | None,
        typer.Option(
            metavar="MINUTES",
            help=f"停留分钟，最多 {STAYED_MOST} / minutes of the stay, at most {STAYED_MOST}",
        ),
    ] = None,
    said: Annotated[
        str,
        typer.Option(
            metavar="CODE", help="本人怎么说，代码 / what the person said, its code"
        ),
    ] = "",
    amount: Annotated[str, typer.Option(help="承诺的金额 / the sum promised")] = "",
    due: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="承诺哪天付 / the day it is promised for",
        ),
    ] = None,
    source: Annotated[
        str, typer.Option(help="钱从哪来 / where the money comes from")
    ] = "",
    reason: Annotated[
        str,
        typer.Option(help="超出常规的原因 / why the promise is out of the usual"),
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Say how a visit came out."""
    open_desk()
    from arrears.actions.tell_visit import Report, tell_visit

    if said and said not in SAID_AT_A_VISIT:
        raise CodeUnknown(said=said, known=", ".join(SAID_AT_A_VISIT))
    promised = _promised(number, (said, amount, due, source), reason=reason)
    filed = Report(ended, text, cards, stayed, said, promised)
    by, now = operator(), clock.now()
    tell_visit(number=number, visit=visit, report=filed, by=by, now=now)
    number = number.strip().upper()
    if as_json:
        voice(ctx).tell(
            {"case": number, "visit": visit, "ended": str(ended), "said": said}
        )
    else:
        voice(ctx).say(DONE.filled(number=number, visit=visit, ended=ended.words))


def _promised(
    number: str, told: tuple[str, str, datetime | None, str], *, reason: str
) -> "Promised | None":
    """Return what was promised; nothing where neither code nor sum nor day is told."""
    from arrears.actions.take_promise import PROMISE_CODE
    from arrears.actions.tell_visit import Promised
    from arrears.store import cases, sums

    said, amount, due, source = told
    if said != PROMISE_CODE and not (amount or due):
        return None
    if said != PROMISE_CODE or not amount or due is None or not source.strip():
        raise PromiseUntold
    currency = sums.total(sums.debt_sums(cases.case(number))).currency
    minor = minor_of(amount, currency)
    if minor is None:
        raise SumUnread(amount=amount, currency=currency)
    return Promised(minor, due.date(), source, reason)


def _line(each: "DayVisit") -> Words:
    line = each.line
    return LINE.filled(
        visit=line.visit,
        at=f"{line.at.astimezone(ZoneInfo(each.zone or str(clock.DESK_ZONE))):%Y-%m-%d %H:%M}",
        number=each.number,
        name=each.name,
        place=line.place,
        crew=", ".join(line.crew),
        state=_state(each),
    )


def _state(each: "DayVisit") -> Words:
    line = each.line
    if line.cancelled_at:
        return CANCELLED.filled(because=line.cancelled_because)
    if line.ended_as:
        return line.ended_as.words
    if not line.ahead:
        return UNTOLD
    if line.judgement and not line.judgement.allowed:
        return UNLAWFUL.filled(why=line.judgement.findings[0].why)
    return AHEAD


def _plain(each: "DayVisit") -> dict[str, object]:
    line, state = each.line, _state(each)
    return {
        "visit": line.visit,
        "case": each.number,
        "lender": each.lender,
        "at": line.at.isoformat(),
        "place": line.place,
        "crew": list(line.crew),
        "how": str(line.how),
        "lawful": None if line.judgement is None else line.judgement.allowed,
        "state": {"zh": state.zh, "en": state.en},
        "called_off_at": line.cancelled_at and line.cancelled_at.isoformat(),
        "ended": line.ended_as and str(line.ended_as),
        "report": line.report,
    }
