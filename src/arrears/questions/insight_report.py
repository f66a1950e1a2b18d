"""The reports: the day's floor, a lender's week, the month's moves, the regulator's pack."""

from datetime import date, datetime

from arrears.domain.words import Refusal, Words
from arrears.insight.answer import Answer
from arrears.insight.house import House
from arrears.insight.reports import (
    PARTS,
    Report,
    ReportKind,
    days_of,
    laid_out,
    packed,
)
from arrears.store.cases import desk_day
from arrears.store.models import Lender

from .insight import insights
from .regulator_pack import regulator_pack


class LenderMissing(Refusal):
    """A lender's report was asked for without saying whose."""

    words = Words(
        "委托方周报须写明委托方（--lender）：{known}。",
        "A lender's report needs a lender (--lender): {known}.",
    )


class NothingBesideThePack(Refusal):
    """The regulator's pack is of one month alone."""

    words = Words(
        "监管材料只写一个月，不能并列另一个月；请分别写出两份。",
        "The regulator's pack is of one month; nothing stands beside it. Write two of them.",
    )


def insight_report(
    kind: ReportKind,
    *,
    on: date,
    now: datetime,
    lang: str,
    lender: str = "",
    house: House | None = None,
    known_on: date | None = None,
    beside: date | None = None,
) -> Report:
    """
    Return the report whose day, week or month `on` lies in.

    With `known_on` it is made as it would have read at the end of that day; with
    `beside` the figures of that day, week or month stand in a column of their own.
    Raises LenderMissing, NothingBesideThePack.
    """
    if beside and kind is ReportKind.REGULATOR:
        raise NothingBesideThePack
    known = tuple(Lender.objects.order_by("key").values_list("key", flat=True))
    if lender not in known and (kind is ReportKind.WEEKLY or lender):
        raise LenderMissing(known=", ".join(known) or "–")
    since, until = days_of(kind, on)

    def answered(first: date, last: date) -> list[Answer]:
        return [
            answer
            for part in PARTS[kind]
            for answer in insights(
                list(part.kpis),
                since=first,
                until=last,
                now=now,
                by=part.by,
                only={"lender": lender} if lender else None,
                house=house,
                known_on=known_on,
            )
        ]

    answers = answered(since, until)
    if kind is ReportKind.REGULATOR:
        pack = regulator_pack(
            answers,
            since=since,
            until=until,
            known_on=known_on or desk_day(now),
            lender=lender,
            lang=lang,
        )
        return packed(pack, since, until, lang=lang, known_on=known_on)
    others = answered(*days_of(kind, beside)) if beside else ()
    return laid_out(kind, answers, lang=lang, known_on=known_on, beside=others)
