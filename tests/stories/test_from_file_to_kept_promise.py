"""
A lender's file comes in on Monday evening; on Wednesday Alma has paid what she said.

Alma is eight days late, Boris is not, and Cleo's line has a word where the sum goes.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from arrears.actions.import_book import import_book
from arrears.actions.place_call import ContactRefused, place_call
from arrears.actions.plan_day import plan_day
from arrears.actions.take_promise import take_promise
from arrears.domain.money.amount import Amount
from arrears.intake.profile import load_profile
from arrears.questions.case_page import case_page
from arrears.questions.my_worklist import my_worklist
from arrears.store import journal
from arrears.store.models import Case, Debt, JournalEntry, Payment
from tests.cast import ALMA, BORIS, CLEO
from tests.web.book import CARLA, staff

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

MONDAY_NIGHT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # 20:00 in Shanghai
TUESDAY = date(2026, 11, 24)
WEDNESDAY = date(2026, 11, 25)
BOOK = f"""账号,客户号,姓名,逾期金额(元),应还日期,手机号,性别
62170001,{ALMA.number},{ALMA.name_zh},"8,200.50",2026-11-16,{ALMA.phone},女
62170002,{BORIS.number},{BORIS.name_zh},"1,000.00",2026-11-23,{BORIS.phone},男
62170003,{CLEO.number},{CLEO.name_zh},五百,2026-11-01,{CLEO.phone},女
"""
PROFILE = """
lender: {key: example, name: 示例消费金融}
placement: {key: 2026-11, hand: 1}
file: {encoding: gb18030}
money: {unit: yuan}
columns:
  account_number: 账号
  debtor_number: 客户号
  name: 姓名
  owed: 逾期金额(元)
  due_on: 应还日期
  mobile: 手机号
constants: {product: instalment_loan, currency: CNY, as_of: Mon 2026-11-23}
ignore: [性别]
"""


@pytest.fixture
def receipt(tmp_path: Path):
    """Take the lender's file in, as the clerk does on Monday evening."""
    book, profile = tmp_path / "book.csv", tmp_path / "profile.yaml"
    book.write_text(BOOK, encoding="gb18030")
    profile.write_text(PROFILE, encoding="utf-8")
    return import_book(
        book,
        profile=load_profile(profile),
        by="clerk",
        now=MONDAY_NIGHT,
        on=date(2026, 11, 23),
        secret=b"x" * 32,
        folder=tmp_path,
    )


@pytest.mark.covers("PROC-21", "CAD-18", "DAT-02")
def test_a_file_becomes_work_and_the_work_a_kept_promise(receipt):
    # Every row is accepted or set aside, with its line and its reason.
    assert (receipt.received, receipt.accepted) == (3, 1)
    assert sum(receipt.reasons.values()) == 2
    assert receipt.at_fault == 1
    assert "五百" in receipt.report.read_text("utf-8-sig")

    # On Tuesday morning Alma stands on Carla's list, within her lawful hours.
    staff(CARLA, "collector", name="卡拉", number="S-01")
    plan_day(on=TUESDAY, by="clerk", now=MONDAY_NIGHT)
    morning = my_worklist(on=TUESDAY, seat=CARLA).rounds[0]
    (line,) = morning.lines
    assert (line.name, line.days_past_due, line.stage) == (ALMA.name_zh, 8, "middle")
    assert line.owed == Amount("CNY", 8_200_50)

    # Carla calls, Alma promises half of it for tomorrow at three.
    case = Case.objects.get(number=line.number)
    nine = datetime.combine(TUESDAY, time(1), tzinfo=UTC)  # 09:00 there
    point = case.debtor.points.get().pk
    card = place_call(number=case.number, point=point, by=CARLA, now=nine)
    assert card.dial == ALMA.phone
    take_promise(
        number=case.number,
        amount=Amount("CNY", 4_100_25),
        due_on=WEDNESDAY,
        due_at=time(15),
        source="工资",
        reminder_agreed=True,
        by=CARLA,
        now=nine + timedelta(minutes=6),
        attempt=card.attempt,
    )

    # For the rest of Tuesday she is left in peace.
    with pytest.raises(ContactRefused, match="while the promise runs"):
        place_call(
            number=case.number, point=point, by=CARLA, now=nine + timedelta(hours=6)
        )

    # On Wednesday she is reminded once, an hour before.
    plan_day(on=WEDNESDAY, by="clerk", now=nine + timedelta(hours=12))
    promised = my_worklist(on=WEDNESDAY, seat=CARLA).rounds[2]
    assert [each.slot_minutes for each in promised.lines] == [14 * 60]

    # The money comes, the promise is kept, and what is owed is what is left.
    Payment.objects.create(
        debt=Debt.objects.get(case=case),
        paid_on=WEDNESDAY,
        booked_at=nine + timedelta(days=1),
        amount_minor=4_100_25,
        ref="bank-1",
    )
    page = case_page(case.number, now=nine + timedelta(days=1, hours=7), by=CARLA)
    assert [str(promise.state) for promise in page.promises] == ["kept"]
    assert page.total == Amount("CNY", 4_100_25)

    # And all of it can be proven.
    assert journal.proof().holds
    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == [
        "BookImported",
        "DayPlanned",
        "CallReserved",
        "OutcomeRecorded",
        "PromiseTaken",
        "ContactDenied",
        "DayPlanned",
    ]
