"""A small book for the pages: the cast and a few more, on a Tuesday at 15:00."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import User

from arrears.store.models import (
    Attempt,
    Case,
    Debt,
    Lender,
    Note,
    Payment,
    Person,
    Placement,
    PlanRun,
    Point,
    Promise,
    Staff,
    Statement,
    Stop,
    WorkItem,
)
from tests import cast

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)  # Tue, 15:00 in Shanghai
TODAY = date(2026, 11, 24)
PASSWORD = "kept-promise-7"  # noqa: S105  (a test's own)
CARLA, SANDRO, COLIN = "carla", "sandro", "colin"
ROUNDS = ("morning", "afternoon", "promised")

# Told in both languages, so that a page of one holds nothing of the other.
TEXTS = {
    "zh": {
        "lender": "示例消费金融",
        "source": "借款申请表",
        "note": "说本周发工资,希望下午联系。",
        "ground": "对利息金额有异议,等待核对",
        "wages": "工资",
        "others": ("白小雨", "陈默", "丁一", "方圆", "高兴", "何必", "江南", "孔明灯"),
    },
    "en": {
        "lender": "Example Consumer Finance",
        "source": "application form",
        "note": "Wages arrive this week; would rather talk in the afternoon.",
        "ground": "disputes the interest; to be checked",
        "wages": "wages",
        "others": ("Ada", "Ben", "Cora", "Dov", "Elin", "Finn", "Gus", "Hana"),
    },
}


@dataclass
class Book:
    """What was built, by the names of the cast."""

    run: PlanRun
    alma: Case
    boris: Case
    cleo: Case
    dina: Case
    emil: Case


def staff(username: str, role: str, *, name: str, number: str) -> User:
    """Make a member of staff who can sign in with PASSWORD."""
    user = User.objects.create_user(username, password=PASSWORD)
    Staff.objects.create(
        user=user,
        role=role,
        name=name,
        staff_number=number,
        calls_per_round=40,
        toured_at=NOW,
    )
    return user


def built(lang: str, *, planned: bool = True) -> Book:
    """Build the book in one language: five cases with a story, eight without."""
    words = TEXTS[lang]
    lender = Lender.objects.create(key="example", name=words["lender"])
    placement = Placement.objects.create(
        lender=lender,
        key="2026-10",
        hand=1,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 12, 31),
    )
    cases = [
        _case(
            placement,
            who.number,
            who.name_zh if lang == "zh" else who.name,
            who.phone,
            days=days,
            words=words,
        )
        for who, days in zip(cast.DEBTORS, (8, 23, 4, 41, 15), strict=True)
    ]
    alma, boris, cleo, dina, emil = cases
    _story(alma, boris, cleo, dina, emil, words=words, lang=lang)
    more = [
        _case(
            placement,
            f"A-2{n:03}",
            name,
            f"+86154900001{n:02}",
            days=3 + 4 * n,
            words=words,
        )
        for n, name in enumerate(words["others"])
    ]
    run = _plan([alma, cleo, *more], aside=[boris, dina, emil]) if planned else None
    return Book(run, *cases)  # type: ignore[arg-type]


def _case(
    placement: Placement, number: str, name: str, phone: str, *, days: int, words: Any
) -> Case:
    person = Person.objects.create(
        lender=placement.lender, number=number, name=name, zone="Asia/Shanghai"
    )
    Point.objects.create(
        person=person,
        kind="mobile",
        value=phone,
        source=words["source"],
        verified_on=date(2026, 10, 9),
    )
    case = Case.objects.create(
        number=number, debtor=person, placement=placement, opened_on=date(2026, 10, 1)
    )
    debt = Debt.objects.create(
        case=case,
        lender=placement.lender,
        account_number=f"62170000{number[2:]}",
        product="instalment_loan",
        currency="CNY",
        instalments_total=24,
        instalments_paid=9,
    )
    Statement.objects.create(
        debt=debt,
        as_of=date(2026, 11, 20),
        due_on=TODAY - timedelta(days=days),
        principal_minor=8_200_00 + days * 11_37,
        interest_minor=312_40,
        fee_minor=60_00,
        penalty_minor=days * 4_15,
    )
    return case


def _story(*cases: Case, words: Any, lang: str) -> None:
    alma, boris, cleo, dina, emil = cases
    alma.category, alma.reason = "CAT-02", "RSN-07"
    alma.save()
    alma.debtor.persona = "PER-01"
    alma.debtor.save()
    _told(alma, "EVT-02", "no_answer", days_ago=1)
    _told(alma, "EVT-01", "conversation", days_ago=6, note=words["note"])
    Note.objects.create(
        case=alma, at=NOW - timedelta(days=6), by=CARLA, text=words["note"]
    )
    Payment.objects.create(
        debt=alma.debts.get(),
        paid_on=date(2026, 11, 22),
        booked_at=NOW - timedelta(days=2),
        amount_minor=500_00,
        ref="P-1",
    )
    Point.objects.create(
        person=alma.debtor, kind="work", value="+8615490000101", source=words["source"]
    )
    sister = cast.EMILS_SISTER
    erika = Person.objects.create(
        lender=emil.debtor.lender,
        number="E-1",
        debtor=emil.debtor,
        role="contact",
        name=sister.name_zh if lang == "zh" else sister.name,
        zone="Asia/Shanghai",
    )
    Point.objects.create(
        person=erika, kind="mobile", value=sister.phone, source=words["source"]
    )
    Stop.objects.create(
        person=emil.debtor, kind="deceased", ground=words["note"], since=NOW, by=SANDRO
    )
    Stop.objects.create(
        person=boris.debtor,
        kind="dispute",
        ground=words["ground"],
        since=NOW - timedelta(days=3),
        by=SANDRO,
        review_on=date(2026, 12, 4),
    )
    Promise.objects.create(
        case=cleo,
        amount_minor=1_500_00,
        currency="CNY",
        made_at=NOW - timedelta(days=1),
        due_on=TODAY,
        due_at=time(16, 30),
        source=words["wages"],
        reminder_agreed=True,
        by=CARLA,
    )
    _told(cleo, "EVT-12", "conversation", days_ago=1)
    _told(dina, "EVT-04", "not_in_service", days_ago=2)
    dina.debtor.points.update(restriction="dead")


def _told(
    case: Case, code: str, result: str, *, days_ago: int, note: str = ""
) -> Attempt:
    return Attempt.objects.create(
        case=case,
        person=case.debtor,
        point=case.debtor.points.first(),
        at=NOW - timedelta(days=days_ago, hours=1),
        channel="phone",
        result=result,
        code=code,
        by=CARLA,
        note=note,
    )


def _plan(cases: list[Case], *, aside: list[Case]) -> PlanRun:
    run = PlanRun.objects.create(
        on=TODAY,
        made_at=NOW - timedelta(hours=8),
        policy="house-2",
        digest="0" * 64,
        cases=len(cases) + len(aside),
        called=len(cases),
    )
    for place, case in enumerate(cases):
        key = "promised" if place == 1 else ROUNDS[0 if place < 5 else 1]
        WorkItem.objects.create(
            run=run,
            case=case,
            stage="middle",
            days_past_due=8 + place,
            priority=2 if place == 1 else (1, 4, 5, 3)[place % 4],
            point=case.debtor.points.first(),
            round=key,
            place=place + 1,
            seat=CARLA,
            slot_minutes={"morning": 480, "afternoon": 870, "promised": 930}[key]
            + place * 4,
            owed_minor=9_000_00 + place * 123_45,
            currency="CNY",
        )
    for case, reason in zip(
        aside, ("house.stopped", "house.restricted_point", "house.stopped"), strict=True
    ):
        WorkItem.objects.create(
            run=run,
            case=case,
            stage="late",
            days_past_due=23,
            reason=reason,
            owed_minor=8_900_00,
            currency="CNY",
        )
    return run
