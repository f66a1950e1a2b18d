"""A case read from one JSON object: what cannot be understood is unknown, and named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from arrears.domain.money.amount import Amount
from arrears.domain.words import Refusal, Words

from .case import Allowed, Case, Phone, PlanStatus, Promised, Touch

YUAN = "CNY"
FEN = 100
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
HOUR = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)")
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
YES = frozenset(("true", "yes", "1", "是", "有"))
NOTHING = frozenset(
    ("", "none", "null", "no", "false", "无", "没有", "不可", "不允许", "暂无")
)
LARGEST = Decimal(10) ** 14


class CaseMissing(Refusal):
    """The line has no case."""

    words = Words(
        '这一行没有 case 对象。请写 {{"id","case":{{…}}}}。',
        'The line has no "case" object. Write {{"id","case":{{…}}}}.',
    )


class _Reading:
    """One object being read; keeps the names of what could not be understood."""

    def __init__(self, row: Mapping[str, object]) -> None:
        self.row = row
        self.unread: list[str] = []

    def text(self, name: str) -> str:
        return flat(self.row.get(name))

    def whole(self, name: str) -> int | None:
        found = self._number(name, self.row.get(name))
        return None if found is None else int(found)

    def amount(
        self, name: str, row: Mapping[str, object] | None = None
    ) -> Amount | None:
        found = self._number(name, (self.row if row is None else row).get(name))
        if found is not None and found < 0:
            self.unread.append(name)
            return None
        return None if found is None else yuan(found)

    def day(self, name: str) -> date | None:
        told = self.row.get(name)
        found = day(told)
        if told and found is None:
            self.unread.append(name)
        return found

    def mapping(self, name: str) -> Mapping[str, object]:
        told = self.row.get(name)
        if isinstance(told, dict):
            return told
        if told is not None:
            self.unread.append(name)
        return {}

    def rows(self, name: str) -> Sequence[Mapping[str, object]] | None:
        told = self.row.get(name)
        if told is None:
            return None
        if not isinstance(told, list):
            self.unread.append(name)
            return None
        rows = [each for each in told if isinstance(each, dict)]
        if len(rows) < len(told):
            self.unread.append(name)
        return rows

    def _number(self, name: str, told: object) -> Decimal | None:
        if told is None or told == "":
            return None
        found = number(told)
        if found is None:
            self.unread.append(name)
        return found


def case_told(told: object) -> Case:
    """
    Return the case of a JSON object in the form of the guide to the review.

    Sums are yuan. What is missing, null or cannot be understood is unknown; the last
    is named in `unread`. Raises CaseMissing where there is no object at all.
    """
    if not isinstance(told, dict):
        raise CaseMissing
    read = _Reading(told)
    creditors, plan = read.mapping("other_creditors"), read.row.get("plan")
    status, detail = _plan(plan)
    return Case(
        as_of=read.day("as_of"),
        lender=read.text("lender"),
        product=read.text("product"),
        principal=read.amount("principal"),
        overdue=read.amount("overdue_amount"),
        days_past_due=read.whole("dpd"),
        cycle=read.text("cycle"),
        collected_days=read.whole("entered_collections_days"),
        broken_promises=read.whole("broken_promises"),
        promise=_promise(told.get("open_promise")),
        payments=_payments(read),
        history=tuple(_history(read)),
        phones=_phones(read),
        income=read.amount("income_monthly"),
        expense=read.amount("expense_monthly"),
        employment=read.text("employment"),
        creditors=_count(creditors),
        creditors_monthly=read.amount("monthly_due", creditors),
        creditors_total=read.amount("total", creditors),
        flags={str(key): _yes(each) for key, each in read.mapping("flags").items()},
        statements=read.text("statements"),
        cards=_length(told.get("cards")),
        plan=status,
        plan_detail=detail,
        legal_step=_some(told.get("legal_step")) or "",
        hand=_hand(read.mapping("placement").get("hand")),
        placement_days_left=_whole(read.mapping("placement").get("days_left")),
        allowed=_allowed(read.mapping("policy")),
        unread=tuple(dict.fromkeys(read.unread)),
    )


def yuan(told: Decimal) -> Amount:
    """Return so many yuan as an amount."""
    return Amount(YUAN, int(told * FEN))


def number(told: object) -> Decimal | None:
    """Return a number written as a number or in a text; None where there is none."""
    if isinstance(told, bool) or not isinstance(told, str | int | Decimal):
        return None
    found = NUMBER.search(str(told)) if isinstance(told, str) else None
    try:
        value = Decimal(found[0].replace(",", "")) if found else Decimal(str(told))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < LARGEST else None


def day(told: object) -> date | None:
    """Return the day that a text begins with; None where it tells none."""
    found = DAY.search(told) if isinstance(told, str) else None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def flat(told: object) -> str:
    """Return whatever was written as one text: lists and objects line by line."""
    if told is None or isinstance(told, bool):
        return ""
    if isinstance(told, dict):
        return "；".join(f"{key} {flat(each)}" for key, each in told.items())
    if isinstance(told, list):
        return "；".join(map(flat, told))
    return str(told).strip()


def _some(told: object) -> str | None:
    if told is True:
        return "可以"
    text = flat(told)
    return None if text.lower() in NOTHING else text


def _yes(told: object) -> bool:
    return told is True or str(told).strip().lower() in YES


def _whole(told: object) -> int | None:
    found = number(told)
    return None if found is None else int(found)


HANDS = {"first": 1, "一手": 1, "首": 1, "second": 2, "二手": 2, "后手": 2, "third": 3}


def _hand(told: object) -> int | None:
    text = str(told).lower()
    named = next((hand for word, hand in HANDS.items() if word in text), None)
    return named or _whole(told)


def _length(told: object) -> int | None:
    return len(told) if isinstance(told, list) else None


def _count(creditors: Mapping[str, object]) -> int | None:
    return _whole(creditors.get("count"))


def _plan(told: object) -> tuple[PlanStatus, str]:
    if not isinstance(told, dict):
        return PlanStatus.NONE, flat(told)
    status = str(told.get("status")).lower()
    known = status if status in set(PlanStatus) else PlanStatus.NONE
    return PlanStatus(known), flat(told.get("detail"))


def _promise(told: object) -> Promised | None:
    if not told or str(told).strip().lower() in NOTHING:
        return None
    row = told if isinstance(told, dict) else {"text": told}
    if str(row.get("status") or row.get("state") or "open").lower() in {
        "broken", "kept", "closed", "replaced", "cancelled",
    }:  # fmt: skip
        return None
    text = flat(told)
    hour, amount = HOUR.search(text), number(row.get("amount"))
    return Promised(
        on=day(text),
        hour=hour[0] if hour else "",
        amount=None if amount is None else yuan(amount),
    )


def _payments(read: _Reading) -> tuple[tuple[date | None, Amount], ...] | None:
    rows = read.rows("payments_12m")
    if rows is None:
        return None
    told = [(day(row.get("date")), number(row.get("amount"))) for row in rows]
    return tuple((on, yuan(paid)) for on, paid in told if paid is not None and paid > 0)


def _history(read: _Reading) -> Iterator[Touch]:
    """Yield the contacts, the oldest first; those without a time keep their place."""
    rows = read.rows("contact_history") or ()
    found = [
        Touch(
            _moment(row.get("at")),
            flat(row.get("channel")),
            flat(row.get("code")).upper(),
            flat(row.get("note")),
        )
        for row in rows
    ]
    if all(each.at for each in found):
        found.sort(key=lambda each: str(each.at))
    yield from found


def _moment(told: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(told)).replace(tzinfo=None)
    except ValueError:
        on = day(told)
        return datetime(on.year, on.month, on.day) if on else None  # noqa: DTZ001 - a day without its zone


def _phones(read: _Reading) -> tuple[Phone, ...] | None:
    rows = read.rows("phones")
    if rows is None:
        return None
    return tuple(
        Phone(flat(row.get("kind")).lower(), flat(row.get("status")).lower())
        for row in rows
    )


def _allowed(policy: Mapping[str, object]) -> Allowed:
    return Allowed(
        plan=_some(policy.get("plan")),
        waiver=_some(policy.get("waiver")),
        extension=_some(policy.get("extension")),
    )
