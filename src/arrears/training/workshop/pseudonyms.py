"""One of the team's own cases without anybody in it: by rule, before anything is kept."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.money.amount import Amount
from arrears.domain.money.months import month_after
from arrears.playbook.review.case import Case, Touch
from arrears.training.calls.hidden import hidden

FEN = 100
STEP = 100  # yuan; sums of a thousand and more are told in such steps
LEAST = 1000
MONTHS = (3, 18)  # how far a case is moved into the past
A_DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})[日号]")
SUM = re.compile(r"(?<![\d*])\d{4,6}(?:\.\d{1,2})?(?![\d*年])")
GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
PLACE = re.compile(
    "(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    "|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|广州|深圳|东莞|佛山|珠海|成都|杭州|宁波|温州|南京|苏州|无锡"
    "|武汉|长沙|郑州|西安|济南|青岛|沈阳|大连|哈尔滨|长春|石家庄|太原|合肥|南昌|福州|厦门|泉州|昆明|贵阳|南宁|海口|兰州"
    "|西宁|银川|乌鲁木齐|拉萨|呼和浩特)(?:省|市|自治区)?"
)
SMALLER = re.compile(r"[\u4e00-\u9fff]{2,3}(?:县|镇|乡|街道|小区|新村|花园)")
STREET = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:路|街|大道|巷)\d+[号弄](?:\d+[栋幢室号楼])*"
)
SOMEWHERE, SOMEWHEN = "某地", "某日"


@dataclass(frozen=True, slots=True)
class Mask:
    """How one case is hidden: the names to take out, and how many months it moves back."""

    names: tuple[str, ...]
    months: int

    def text(self, told: str) -> str:
        """Return a text without names, long numbers and places, days moved, sums rounded."""
        told = A_DAY.sub(self._whole_day, GROUPED.sub("", told))
        told = MONTH_DAY.sub(self._month_day, told)
        told = hidden(told, names=self.names)
        for place in (STREET, PLACE, SMALLER):
            told = place.sub(SOMEWHERE, told)
        return SUM.sub(_rounded, told)

    def day(self, told: date) -> date:
        """Return a day moved back: the day of the month stays, the month and year do not."""
        return month_after(told, -self.months)

    def moment(self, told: datetime) -> datetime:
        """Return a moment moved back, on the full hour."""
        return datetime.combine(self.day(told.date()), told.time()).replace(
            minute=0, second=0, microsecond=0
        )

    def _whole_day(self, found: re.Match[str]) -> str:
        try:
            day = self.day(date(*map(int, found.groups())))
        except ValueError:
            return SOMEWHEN
        return f"{day.year}年{day.month}月{day.day}日"

    def _month_day(self, found: re.Match[str]) -> str:
        month = (int(found[1]) - 1 - self.months) % 12 + 1
        return f"{month}月{found[2]}号"


def pseudonymised(case: Case, mask: Mask) -> Mapping[str, object]:
    """
    Return what is kept of a case, as the review reads it again; nothing leads back.

    Who she is, is no part of a case as it is told. The lender loses its name; of work
    only the sort stays that the file tells; ways of proof and numbers stay as kinds.
    """
    told: dict[str, object] = {
        "as_of": _iso(mask, case.as_of),
        "lender": "某委托方" if case.lender else "",
        "product": case.product,
        "principal": _yuan(case.principal),
        "overdue_amount": _yuan(case.overdue),
        "dpd": case.days_past_due,
        "cycle": case.cycle,
        "entered_collections_days": case.collected_days,
        "broken_promises": case.broken_promises,
        "open_promise": _promise(case, mask),
        "payments_12m": _payments(case, mask),
        "contact_history": [_touch(each, mask) for each in case.history],
        "phones": _phones(case),
        "income_monthly": _yuan(case.income),
        "expense_monthly": _yuan(case.expense),
        "employment": mask.text(case.employment),
        "other_creditors": {
            "count": case.creditors,
            "monthly_due": _yuan(case.creditors_monthly),
            "total": _yuan(case.creditors_total),
        },
        "flags": {name: True for name, set_ in case.flags.items() if set_},
        "plan": {"status": str(case.plan), "detail": mask.text(case.plan_detail)},
        "legal_step": case.legal_step or "none",
        "placement": {"hand": case.hand, "days_left": case.placement_days_left},
        "policy": {
            "plan": case.allowed.plan,
            "waiver": case.allowed.waiver,
            "extension": case.allowed.extension,
        },
    }
    kept = {name: value for name, value in told.items() if value not in (None, "")}
    return {
        "case": kept,
        "on_record": sorted(case.on_record),
        "refused": sorted(case.refused),
    }


def names_to_hide(typed: Iterable[str], *, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the file and those typed by hand, none of one letter."""
    every = (each.strip() for each in (*known, *typed))
    return tuple(sorted({each for each in every if len(each) > 1}))


def rounded(told: Amount) -> int:
    """Return a sum in whole yuan; from a thousand on in steps of a hundred."""
    return _step(told.minor // FEN)


def _iso(mask: Mask, told: date | None) -> str | None:
    return mask.day(told).isoformat() if told else None


def _yuan(told: Amount | None) -> int | None:
    return None if told is None else rounded(told)


def _step(yuan: int) -> int:
    return yuan if yuan < LEAST else (yuan + STEP // 2) // STEP * STEP


def _rounded(found: re.Match[str]) -> str:
    return str(_step(int(found[0].partition(".")[0])))


def _promise(case: Case, mask: Mask) -> Mapping[str, object] | None:
    if case.promise is None:
        return None
    return {
        "date": _iso(mask, case.promise.on),
        "hour": case.promise.hour,
        "amount": _yuan(case.promise.amount),
    }


def _payments(case: Case, mask: Mask) -> Sequence[Mapping[str, object]] | None:
    if case.payments is None:
        return None
    return [{"date": _iso(mask, on), "amount": rounded(sum_)} for on, sum_ in case.payments]  # fmt: skip


def _touch(touch: Touch, mask: Mask) -> Mapping[str, object]:
    return {
        "at": mask.moment(touch.at).isoformat() if touch.at else None,
        "channel": touch.channel,
        "code": touch.code,
        "note": mask.text(touch.note),
    }


def _phones(case: Case) -> Sequence[Mapping[str, object]] | None:
    if case.phones is None:
        return None
    return [{"kind": each.kind, "status": each.status} for each in case.phones]
