"""A lender's book becomes debtors, cases, debts and statements, as whole sets."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from arrears.store.models import (
    Case,
    Debt,
    Payment,
    Person,
    Point,
    Statement,
)

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SECOND = {"account_number": "K-2", "principal_minor": 100_00}
BORIS = {"account_number": "K-3", "debtor_number": "B-2077", "name": "薄瑞思"}


def test_several_rows_of_one_debtor_become_one_person_and_one_case(arrive):
    loaded, _ = arrive({}, SECOND)

    assert (loaded.debtors, loaded.cases, loaded.debts) == (1, 1, 2)
    assert Person.objects.get().name == "艾玛"
    assert set(Case.objects.get().debts.values_list("account_number", flat=True)) == {
        "K-1",
        "K-2",
    }


def test_two_debtors_of_the_same_name_stay_two(arrive):
    arrive({}, BORIS | {"name": "艾玛"})

    assert Person.objects.count() == Case.objects.count() == 2


def test_cases_are_numbered_in_the_order_of_the_file_and_go_on_rising(arrive):
    arrive(BORIS, {})
    arrive({"account_number": "K-9", "debtor_number": "C-3015"})

    numbers = Case.objects.order_by("number").values_list("number", "debtor__number")
    assert list(numbers) == [
        ("A-000001", "B-2077"),
        ("A-000002", "A-1042"),
        ("A-000003", "C-3015"),
    ]


def test_numbers_go_on_beyond_a_million(arrive):
    arrive({})
    Case.objects.update(number="A-999999")
    arrive(BORIS)

    assert Case.objects.filter(number="A-1000000").exists()


def test_unchanged_rows_write_nothing(arrive):
    arrive({}, SECOND)
    again, unfit = arrive({"as_of": date(2026, 11, 23)}, SECOND)

    assert unfit == ()
    assert (again.debtors, again.cases, again.debts, again.statements) == (0, 0, 0, 0)
    assert Statement.objects.count() == 2


def test_a_corrected_row_gets_a_statement_that_takes_the_place_of_the_first(arrive):
    arrive({}, SECOND)
    corrected, _ = arrive({"principal_minor": 450_00}, SECOND)

    assert corrected.statements == 1
    stated = Statement.objects.filter(debt__account_number="K-1")
    assert list(stated.order_by("pk").values_list("principal_minor", "is_latest")) == [
        (500_00, False),
        (450_00, True),
    ]


def test_another_due_day_alone_is_a_new_statement(arrive):
    arrive({})
    corrected, _ = arrive({"due_on": date(2026, 9, 2)})

    assert corrected.statements == 1


def test_the_same_figures_after_a_payment_are_new_figures(arrive):
    arrive({})
    _pay("K-1", on=date(2026, 11, 21))
    later, _ = arrive({"as_of": date(2026, 11, 23)})

    assert later.statements == 1


def test_a_payment_after_the_figures_day_is_still_to_be_taken_off(arrive):
    arrive({})
    _pay("K-1", on=date(2026, 11, 24))
    later, _ = arrive({"as_of": date(2026, 11, 23)})

    assert later.statements == 0


def test_a_corrected_file_updates_name_and_terms_and_keeps_what_it_leaves_empty(
    arrive,
):
    arrive({"credit_limit_minor": 900_00, "prefers_from_minutes": 930})
    arrive({"name": "艾玛玛", "zone": "", "product": "instalment_loan"})

    alma, debt = Person.objects.get(), Debt.objects.get()
    assert (alma.name, alma.zone, alma.prefers_from_minutes) == (
        "艾玛玛",
        "Asia/Shanghai",
        930,
    )
    assert (debt.product, debt.credit_limit_minor) == ("instalment_loan", 900_00)


def test_numbers_and_addresses_are_added_once_under_their_kind(arrive):
    row = {"home_phone": "+862112345678", "email": "a@example.com", "address": "虚构路"}
    arrive(row | {"work_phone": "+861087654321"}, SECOND)
    arrive(row)

    assert sorted(Point.objects.values_list("kind", "source")) == [
        ("email", "lender_file"),
        ("home", "lender_file"),
        ("mobile", "lender_file"),
        ("postal", "lender_file"),
        ("work", "lender_file"),
    ]


def test_a_restriction_outlives_every_new_file(arrive):
    arrive({})
    Point.objects.update(restriction="dead")
    arrive({"principal_minor": 1})

    assert Point.objects.get().restriction == "dead"


def test_a_contact_person_is_kept_beside_the_debtor_with_her_number(arrive):
    row = {"contact_name": "艾瑞卡", "contact_phone": "+8615490000015"}
    arrive(row, SECOND | row)

    erika = Person.objects.get(role="contact")
    assert (erika.debtor.number, erika.name) == ("A-1042", "艾瑞卡")
    point = erika.points.get()
    assert (point.kind, point.source) == ("mobile", "emergency_contact")


def test_a_contact_number_without_a_name_is_kept_too(arrive):
    arrive({"contact_name": None, "contact_phone": "+862112345678"})

    assert Person.objects.get(role="contact").points.get().kind == "home"


@pytest.mark.covers("DAT-65")
def test_two_placements_of_one_debtor_are_two_cases(arrive):
    arrive({})
    arrive(SECOND, placement="2026-12")

    assert Person.objects.count() == 1
    assert Case.objects.count() == 2


def test_a_debt_placed_anew_moves_and_leaves_its_empty_case_closed(arrive):
    arrive({})
    arrive({}, placement="2026-12")

    old, new = Case.objects.order_by("number")
    assert (old.closed_as, old.debts.count()) == ("recalled", 0)
    assert (new.closed_on, new.debts.count()) == (None, 1)


def test_a_case_that_keeps_another_debt_stays_open(arrive):
    arrive({}, SECOND)
    arrive({}, placement="2026-12")

    assert Case.objects.filter(closed_on=None).count() == 2


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ({"as_of": date(2026, 11, 19)}, "older_than_known"),
        ({"debtor_number": "B-2077"}, "account_of_another"),
        ({"account_number": "K-2", "currency": "USD"}, "second_currency"),
        ({"currency": "USD"}, "second_currency"),
    ],
)
def test_a_row_that_contradicts_what_is_known_is_left_out_with_a_reason(
    arrive, second, reason
):
    arrive({})
    loaded, unfit = arrive(BORIS, second)

    assert [(row.line, row.reason) for row in unfit] == [(3, reason)]
    assert (loaded.debts, loaded.statements) == (1, 1)
    assert Debt.objects.get(account_number="K-1").statements.count() == 1


def test_figures_of_the_same_day_as_the_known_ones_are_taken(arrive):
    arrive({})
    corrected, unfit = arrive({"principal_minor": 1})

    assert unfit == ()
    assert corrected.statements == 1


def test_of_two_currencies_in_one_file_the_first_line_stays(arrive):
    _, unfit = arrive({}, SECOND | {"currency": "USD"}, BORIS | {"currency": "USD"})

    assert [row.account_number for row in unfit] == ["K-2"]
    assert sorted(Debt.objects.values_list("currency", flat=True)) == ["CNY", "USD"]


def test_the_waiting_rows_are_gone_afterwards(arrive):
    arrive({})

    assert "arriving" not in connection.introspection.table_names()


def _pay(account, *, on):
    Payment.objects.create(
        debt=Debt.objects.get(account_number=account),
        paid_on=on,
        booked_at=datetime(2026, 11, 24, tzinfo=UTC),
        amount_minor=100_00,
        ref=str(on),
    )


def test_a_debtor_whose_first_row_is_left_out_comes_in_by_the_second(arrive):
    arrive(BORIS)
    loaded, unfit = arrive({"account_number": "K-3"}, {})

    assert [row.reason for row in unfit] == ["account_of_another"]
    assert (loaded.debtors, loaded.cases, loaded.debts) == (1, 1, 1)


def test_a_debtor_in_two_batches_is_one(arrive):
    loaded, _ = arrive({}, BORIS, SECOND, rows_at_once=1)

    assert (loaded.debtors, loaded.cases, loaded.debts) == (2, 2, 3)
