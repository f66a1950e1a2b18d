"""The statement of a debt: every figure adds up, and nothing on it is read as markup."""

import json
import re
from datetime import UTC, date, datetime

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from arrears.domain.money.balance import balance, event, left
from arrears.domain.money.owed import HEADS, owed
from arrears.questions.debt_statement import NothingStated, debt_statement
from arrears.questions.statement_letter import statement_letter, told
from arrears.questions.statement_sheet import statement_sheet
from arrears.store.models import Debt, Payment, Statement
from tests.web import book as books

pytestmark = pytest.mark.django_db
NOW, TODAY = books.NOW, books.TODAY
ANY_MINOR = st.integers(0, 10**7)


@pytest.fixture
def book(db):
    return books.built("zh")


def paid(case, minor: int, *, on: str, booked: str = "", ref: str = "") -> Payment:
    day = date.fromisoformat(booked or on)
    return Payment.objects.create(
        debt=case.debts.get(),
        paid_on=date.fromisoformat(on),
        booked_at=datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
        amount_minor=minor,
        ref=ref or f"{on}-{minor}",
    )


def heads_of(part) -> dict[str, tuple[int, int, int]]:
    return {h.head: (h.stated.minor, h.paid.minor, h.now.minor) for h in part.heads}


@given(
    heads=st.fixed_dictionaries(dict.fromkeys(HEADS, ANY_MINOR)),
    payments=st.lists(st.integers(1, 10**7), max_size=6),
)
def test_what_every_payment_brought_adds_up_and_is_what_the_sum_goes_down_by(
    heads, payments
):
    stated = owed("CNY", **heads)
    events = [
        event("payment", on=TODAY, booked_on=TODAY, minor=minor, ref=str(n))
        for n, minor in enumerate(payments)
    ]

    told_ = balance(stated, due_on=TODAY, events=events)

    still = stated.total
    for each in told_.values():
        assert sum(part.minor for part in each.parts.values()) == each.amount.minor
        assert all(part.minor >= 0 for part in each.parts.values())
        still -= each.amount
        assert each.left.total == still
    assert left(stated, told_).total == still


def test_each_head_is_what_was_stated_less_what_was_paid(book):
    paid(book.alma, 1_000_00, on="2026-11-23")

    found = debt_statement("A-1042", now=NOW)

    (part,) = found.debts
    assert heads_of(part) == {
        "principal": (8_290_96, 1_094_40, 7_196_56),
        "interest": (312_40, 312_40, 0),
        "fee": (60_00, 60_00, 0),
        "penalty": (33_20, 33_20, 0),
    }
    assert (found.stated.minor, found.paid.minor, found.owed.minor) == (
        8_696_56,
        1_500_00,
        7_196_56,
    )
    assert found.tomorrow == found.owed


def test_every_figure_of_a_head_has_its_events(book):
    paid(book.alma, 1_000_00, on="2026-11-23")

    (part,) = debt_statement("A-1042", now=NOW).debts

    for line in (*part.heads, part.whole):
        assert line.statements[0].amount == line.stated
        assert sum(each.amount.minor for each in line.steps) == line.paid.minor
        assert line.stated - line.paid == line.now


def test_a_payment_entered_late_takes_its_place_and_says_so(book):
    paid(book.alma, 40_00, on="2026-11-21", booked="2026-11-24")

    (part,) = debt_statement("A-1042", now=NOW).debts

    first, second = part.bookings
    assert (first.on, first.booked_on) == (date(2026, 11, 21), TODAY)
    assert [(w.en, a.minor) for w, a in first.parts] == [
        ("Penalty interest", 33_20),
        ("Fees", 6_80),
    ]
    assert second.booked_on is None
    assert [(w.en, a.minor) for w, a in second.parts] == [
        ("Fees", 53_20),
        ("Interest", 312_40),
        ("Principal", 134_40),
    ]


@pytest.mark.parametrize(("booked", "doubts"), [("2026-11-20", 0), ("2026-11-21", 1)])
def test_a_payment_of_before_the_statement_is_in_doubt_if_it_was_entered_after_it(
    book, booked, doubts
):
    paid(book.alma, 40_00, on="2026-11-18", booked=booked)

    found = debt_statement("A-1042", now=NOW)

    assert [len(p.before) for p in found.debts] == [1]
    assert [len(p.doubts) for p in found.debts] == [doubts]
    assert found.owed.minor == 8_196_56
    said = " ".join(statement_sheet(found, "en").debts[0].lines)
    assert ("to be checked with the lender" in said) is bool(doubts)


def test_what_is_paid_above_the_debt_is_a_credit_and_nothing_is_owed(book):
    paid(book.alma, 9_000_00, on="2026-11-23")

    found = debt_statement("A-1042", now=NOW)

    assert (found.owed.minor, found.credit.minor) == (0, 9_500_00 - 8_696_56)
    assert found.stated - found.paid == found.owed - found.credit
    assert "¥803.44" in " ".join(statement_sheet(found, "zh").debts[0].lines)


def test_the_credit_of_one_debt_is_not_set_against_another(book):
    paid(book.alma, 9_000_00, on="2026-11-23")
    other = Debt.objects.create(
        case=book.alma,
        lender=book.alma.placement.lender,
        account_number="6217999",
        product="card",
        currency="CNY",
    )
    Statement.objects.create(
        debt=other, as_of=TODAY, due_on=TODAY, principal_minor=100_00
    )

    found = debt_statement("A-1042", now=NOW)

    assert (found.owed.minor, found.credit.minor) == (100_00, 803_44)


def test_a_past_day_knows_neither_later_payments_nor_a_later_statement(book):
    debt = book.alma.debts.get()
    Statement.objects.create(
        debt=debt,
        as_of=date(2026, 10, 20),
        due_on=date(2026, 10, 16),
        principal_minor=9_000_00,
        is_latest=False,
    )

    def owes(iso: str) -> int:
        day = date.fromisoformat(iso)
        return debt_statement("A-1042", now=NOW, on=day).owed.minor

    assert owes("2026-11-19") == 9_000_00
    assert owes("2026-11-20") == owes("2026-11-21") == 8_696_56
    assert owes("2026-11-22") == owes("2026-11-24") == 8_196_56
    with pytest.raises(NothingStated, match="By 2026-10-19"):
        owes("2026-10-19")


def test_the_earlier_statements_stand_behind_the_latest(book):
    Statement.objects.create(
        debt=book.alma.debts.get(),
        as_of=date(2026, 10, 20),
        due_on=date(2026, 10, 16),
        principal_minor=9_000_00,
        is_latest=False,
    )

    (part,) = debt_statement("A-1042", now=NOW).debts

    assert [(s.as_of.isoformat(), s.amount.minor) for s in part.whole.statements] == [
        ("2026-11-20", 8_696_56),
        ("2026-10-20", 9_000_00),
    ]


def test_it_agrees_with_the_case_page(book):
    from arrears.questions.case_page import case_page

    for case in (book.alma, book.boris, book.cleo):
        page = case_page(case.number, now=NOW, by=books.CARLA)
        assert debt_statement(case.number, now=NOW).owed == page.total


def limitation(case, *, due_on: date, instalments=(24, 9)) -> str:
    debt = case.debts.get()
    debt.statements.update(due_on=due_on)
    debt.instalments_total, debt.instalments_paid = instalments
    debt.save()
    (part,) = debt_statement(case.number, now=NOW).debts
    return part.limitation.en


def test_within_three_years_of_the_oldest_due_day_it_is_within_limitation(book):
    said = limitation(book.boris, due_on=date(2023, 11, 24))

    assert "Within limitation" in said
    assert "2026-11-24 at the earliest" in said


def test_a_day_later_it_is_unknown_where_nobody_knows_the_last_due_day(book):
    said = limitation(book.boris, due_on=date(2023, 11, 23))

    assert said.startswith("Whether limitation has ended cannot be told")


def test_where_the_oldest_is_the_last_it_has_ended_and_the_debtor_may_refuse(book):
    said = limitation(book.boris, due_on=date(2023, 11, 23), instalments=(24, 23))

    assert "Limitation ended on 2026-11-23; you may refuse" in said


def test_a_payment_that_may_count_leaves_it_open(book):
    last = {"due_on": date(2023, 11, 23), "instalments": (24, 23)}
    paid(book.boris, 1_00, on="2025-01-01")

    assert "cannot be told" in limitation(book.boris, **last)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_paper_is_one_page_with_the_sum_on_it(book, lang):
    found = debt_statement("A-1042", now=NOW)

    pdf = statement_letter(found, lang)

    assert pdf.startswith(b"%PDF-1.7")
    assert len(re.findall(rb"/Type/Page\b", pdf)) == 1
    assert pdf == statement_letter(found, lang)
    assert "¥8,196.56" in written(found, lang)


def test_every_letter_of_the_paper_is_in_the_font(book):
    found = debt_statement("A-1042", now=NOW)

    for lang in ("zh", "en"):
        _, warnings = typst.compile_with_warnings(**told(found, lang), format="pdf")
        assert warnings == []


@pytest.mark.parametrize(
    "name",
    ['#panic("x")', "*a* _b_ $x$ `c`", "<script>alert(1)</script>", "\\ ] { }", "{n}"],
)
def test_markup_in_a_name_stays_text_on_paper(book, name):
    book.alma.debtor.name = name
    book.alma.debtor.save()
    found = debt_statement("A-1042", now=NOW)

    assert statement_letter(found, "zh").startswith(b"%PDF")
    assert statement_sheet(found, "zh").facts[1].figure == name
    shown = typst.query(selector="<debtor>", one=True, **told(found, "zh"))
    assert json.loads(shown)["text"] == name


def test_only_the_end_of_an_account_number_is_told(book):
    found = debt_statement("A-1042", now=NOW)

    number = book.alma.debts.get().account_number
    for lang in ("zh", "en"):
        assert number not in repr(statement_sheet(found, lang))
        assert f"…{number[-4:]}" in statement_sheet(found, lang).debts[0].title


def test_both_languages_say_the_same_figures(book):
    paid(book.alma, 9_000_00, on="2026-11-23", booked="2026-11-24")
    found = debt_statement("A-1042", now=NOW)

    figures = [
        sorted(
            re.findall(
                r"[\d,]+\.\d\d|\d{4}-\d\d-\d\d", repr(statement_sheet(found, lang))
            )
        )
        for lang in ("zh", "en")
    ]
    assert figures[0] == figures[1]


def written(found, lang: str) -> str:
    """Return the sum as it stands on the paper."""
    return typst.query(selector="<owed>", field="text", one=True, **told(found, lang))
