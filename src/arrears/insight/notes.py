"""What must be said beside a figure, so that nobody reads more into it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from arrears.domain.money.amount import Amount
from arrears.domain.money.written import money
from arrears.domain.tally import Family, Summed
from arrears.domain.words import Words, joined

from .house import Target
from .kpi import Ask, Kpi
from .measures import MEASURES

if TYPE_CHECKING:  # it says these
    from .answer import Line

NOTHING_AT_ALL = Words(
    "{since} 到 {until} 没有相关记录：可能确实没有发生，也可能还没有导入。",
    "Nothing of this kind is on record from {since} to {until}: it may not have happened, or not be loaded.",
)
NOT_MEASURED = Words(
    "本工作台目前不保存这类数据（{source.zh}），没有就不编数字。",
    "The desk keeps no rows of this kind yet ({source.en}); where there are none, no figure is made up.",
)
NOT_TIMED = Words(
    "这些日子没有一通计时的通话：要在通话模式里按“我在说”和“对方在说”，没有按就不编数字。",
    "No call of these days was timed: it takes the keys “I speak” and “They speak” in call mode; where nobody pressed them, no figure is made up.",
)
NO_TARGET = Words("没有设定目标。", "No target is set.")
TARGET = Words("目标 {value}，由谁定：{who}", "Target {value}, set by: {who}")
ONE_GROUP = Words(
    "只有一组，没有可比较的对象，也不作收缩。",
    "There is only one group: nothing to compare it with, and nothing is shrunk.",
)
FEW_GROUPS = Words(
    "不足三组，小数目不作收缩，请看区间。",
    "Fewer than three groups: small numbers are not shrunk; read the intervals.",
)
SMALL = Words(
    "有 {groups} 组不足 30 个，请看区间和收缩后的数字，不要排名。",
    "{groups} groups rest on fewer than 30; read the interval and the shrunk figure, and rank nobody by it.",
)
NOT_OVER = Words(
    "{on} 还没有过完，这一天的数字只到现在为止。",
    "{on} is not over; its figures go only as far as now.",
)
NOT_COUNTED = Words(
    "有 {days} 天还没有统计（从 {first} 起），请运行 arrears insight count。",
    "{days} days are not counted yet (from {first}); run arrears insight count.",
)
HALF_COUNTED = Words(
    "{on} 是当天还没过完时统计的，之后的记录还没有算进去，请运行 arrears insight count。",
    "{on} was counted while it was under way; what came later is not in it yet. Run arrears insight count.",
)
UNTOLD = Words(
    "有 {calls} 次拨打没有登记结果，接通和联系类数字可能偏低。",
    "The outcome of {calls} calls was never told, so what was reached may read too low.",
)
WAITING = Words(
    "有 {lines} 笔银行流水待认领，到账类数字可能偏低。",
    "{lines} bank lines still wait for somebody, so what was received may read too low.",
)
SILENT = Words(
    "{first} 等 {days} 个工作日没有任何联系记录：休息，或者没有导入完整。",
    "{days} weekdays ({first} the first) have no contact at all: closed, or not loaded.",
)
CORRECTED = Words(
    "过去的“{measure.zh}”更正过，{at} 才知道（补登、冲正或晚登记）：{days.zh}。",
    "Past figures of “{measure.en}” were corrected; what was back-dated, taken back or told late became known on {at}: {days.en}.",
)
ONE_DAY = Words(
    "{on} 原为 {was}，现为 {now}（{by}）", "{on} read {was}, it is {now} ({by})"
)
MORE_DAYS = Words("另有 {days} 天，合计 {by}", "{days} more days, {by} together")
MOST_DAYS = 7  # told one by one
NOT_CAUSE = Words(
    "并列不等于因果：联系多的案件本来就不一样。因果要看对照试验（arrears insight effect）。",
    "Side by side is not cause: cases that are contacted more differ to begin with. For cause, see experiments (arrears insight effect).",
)
TEAM_TODAY = Words(
    "班组按今天的名单计算：换过班组的人，过去的数字随人走。",
    "Teams are as they are set today: who changed teams takes the past figures along.",
)
TEAM_OF_ONE = Words(
    "“{teams}”班组只有一个人：这是一个人的数字，不要当作班组比较。",
    "Only one person is in “{teams}”: it is that person's figure; do not compare it as a team's.",
)
OF_NOBODY = Words(
    "“{title.zh}”按进件批次或整月计算，不归某个人，所以按人或班组筛选时没有数字；请看清收率。",
    "“{title.en}” is of whole cohorts or months and put down to nobody, so of people or teams it has no figure; see liquidation.",
)
UNMEASURED = {
    "calls_split",
    "interruptions",
    "surveys",
    "reviews_timed",
}  # the measures that the desk has no rows of


OF_ALL_PEOPLE = {Family.COHORTS, Family.MOVES}
HELD = "held_"  # the measures of cohorts that are put down to somebody


def of_days(kpi: Kpi, sums: Sequence[Summed], ask: Ask) -> list[Words]:
    """Return that nothing is on record, where it is so, and whether it ever is."""
    if any(ask.since <= each.on <= ask.until for each in sums):
        return []
    told = [NOTHING_AT_ALL.filled(since=ask.since, until=ask.until)]
    if UNMEASURED & set(kpi.figure.measures):
        told.append(_filled(NOT_MEASURED, source=kpi.source))
    if any(MEASURES[key].family is Family.TIMED for key in kpi.figure.measures):
        told.append(NOT_TIMED)
    return told


def corrected(
    days: Sequence[tuple[date, int, int]], *, measure: str, currency: str, at: date
) -> Words:
    """
    Return which past days' figures of one measure were corrected, and by how much.

    `days` are the day, what it read and what it is; `at` the day it became known.
    """
    each = [
        ONE_DAY.filled(
            on=on,
            was=amount(was, measure=measure, currency=currency),
            now=amount(now, measure=measure, currency=currency),
            by=_signed(now - was, measure=measure, currency=currency),
        )
        for on, was, now in days[:MOST_DAYS]
    ]
    rest = days[MOST_DAYS:]
    if rest:
        by = sum(now - was for _, was, now in rest)
        signed = _signed(by, measure=measure, currency=currency)
        each.append(MORE_DAYS.filled(days=len(rest), by=signed))
    told = MEASURES[measure].words
    return _filled(CORRECTED, measure=told, at=at, days=joined(each))


def _signed(value: int, *, measure: str, currency: str) -> str:
    told = amount(abs(value), measure=measure, currency=currency)
    return f"+{told}" if value >= 0 else f"−{told}"


def amount(value: int, *, measure: str, currency: str) -> str:
    """Return what a measure came to as people read it."""
    if MEASURES[measure].is_money:
        return money(Amount(currency if currency.isalpha() else "CNY", value))
    return f"{value:,}"


def of_people(kpi: Kpi) -> list[Words]:
    """Return that nobody has a figure of his own, where the KPI is put down to nobody."""
    keys = kpi.figure.measures
    theirs = any(
        MEASURES[key].family not in OF_ALL_PEOPLE or key.startswith(HELD)
        for key in keys
    )
    return [] if theirs else [_filled(OF_NOBODY, title=kpi.title)]


def of_groups(lines: Sequence["Line"], *, by: str) -> list[Words]:
    """Return what small numbers and few groups want said."""
    groups = {line.group for line in lines}
    if not by or not groups:
        return []
    told = [ONE_GROUP] if len(groups) == 1 else []
    small = {line.group for line in lines if line.is_small}
    if small and by not in {"day", "week", "month"}:
        told.append(SMALL.filled(groups=len(small)))
        if all(line.shrunk is None for line in lines) and len(groups) == 2:  # noqa: PLR2004
            told.append(FEW_GROUPS)
    return told


def of_target(target: Target | None) -> Words:
    """Return the target with who set it, or that there is none."""
    if target is None:
        return NO_TARGET
    return Words(
        TARGET.zh.format(value=target.value, who=target.set_by.zh),
        TARGET.en.format(value=target.value, who=target.set_by.en),
    )


def _filled(words: Words, **figures: object) -> Words:
    """Return the words filled with figures that are words themselves."""
    return Words(words.zh.format(**figures), words.en.format(**figures))
