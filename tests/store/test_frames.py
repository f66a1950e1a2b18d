"""What the planner reads is what the desk shows: the same sums, promises, stops."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import polars as pl
import pytest

from arrears.domain.contact.channel import Channel
from arrears.planner.engines import polars as engine
from arrears.planner.frames import checked
from arrears.store import frames, known, promises, sums
from arrears.store.models import (
    Attempt,
    Case,
    Debt,
    Payment,
    Person,
    Point,
    Promise,
    Statement,
    Stop,
)
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def book(db):
    return books.built("zh")


def row(case: Case) -> dict:
    (found,) = frames.cases(TODAY).filter(case=case.number).rows(named=True)
    return found


def records_of(case: Case) -> list[dict]:
    mine = frames.records().filter(person=str(case.debtor_id))
    return mine.rows(named=True)


def _stop(case, kind, **told):
    Stop.objects.create(
        person=case.debtor, kind=kind, ground="", since=NOW, by="carla", **told
    )


def test_the_frames_keep_the_planners_contract(book):
    checked(engine.frames(**frames.frames(TODAY)))


def test_every_open_case_has_one_row_even_without_a_debt(book):
    book.alma.debts.get().statements.all().delete()
    Case.objects.filter(pk=book.dina.pk).update(closed_on=TODAY)

    numbers = frames.cases(TODAY)["case"].to_list()

    opened = Case.objects.filter(closed_on=None).order_by("number")
    assert numbers == list(opened.values_list("number", flat=True))
    assert row(book.alma)["due_on"] is None
    assert row(book.alma)["owed_minor"] == 0


def test_sums_and_due_days_are_those_of_the_case_page(book):
    _second_debt(book.cleo, paid=True)
    _second_debt(book.boris, paid=False)

    found = {each["case"]: each for each in frames.cases(TODAY).rows(named=True)}

    for case in Case.objects.all():
        shown = sums.debt_sums(case)
        assert found[case.number]["owed_minor"] == sums.total(shown).minor
        assert found[case.number]["due_on"] == sums.oldest_due_on(shown)


def test_a_debt_taken_back_is_not_owed_any_more(book):
    book.alma.debts.update(recalled_on=TODAY)

    assert row(book.alma)["due_on"] is None


def test_the_product_is_that_of_the_oldest_unpaid_debt(book):
    _second_debt(book.boris, paid=False, due_on=TODAY - timedelta(days=200))
    _second_debt(book.cleo, paid=True, due_on=TODAY - timedelta(days=200))

    assert row(book.boris)["product"] == "card"
    assert row(book.cleo)["product"] == "instalment_loan"


def test_an_unpaid_first_instalment_marks_the_case_and_a_paid_one_does_not(book):
    _second_debt(book.boris, paid=False, first_instalment=True)
    _second_debt(book.cleo, paid=True, first_instalment=True)

    assert row(book.boris)["first_instalment"]
    assert not row(book.cleo)["first_instalment"]


@pytest.mark.parametrize(
    ("paid_minor", "paid_on", "due_on", "running"),
    [
        (0, TODAY, TODAY, True),
        (99_99, TODAY, TODAY, True),
        (100_00, TODAY, TODAY, False),
        (100_00, date(2026, 11, 22), TODAY, True),  # before she promised
        (0, TODAY, date(2026, 11, 23), False),  # broken
    ],
)
def test_a_promise_counts_while_it_runs_as_the_guard_sees_it(
    book, paid_minor, paid_on, due_on, running
):
    promise = _promise(book.dina, due_on=due_on)
    if paid_minor:
        _pay(book.dina, paid_minor, on=paid_on)

    assert (row(book.dina)["promise_on"] == due_on) is running
    assert (promises.open_promise(book.dina, on=TODAY) == promise) is running


def test_a_payment_counts_from_the_debtors_own_day_of_the_promise(book):
    """Promised at 01:00 in Shanghai, which is the day before in UTC."""
    at = datetime(2026, 11, 22, 17, tzinfo=UTC)
    promise = _promise(book.dina, due_on=TODAY, made_at=at)
    _pay(book.dina, 100_00, on=date(2026, 11, 22))

    assert row(book.dina)["promise_on"] == TODAY
    assert promises.open_promise(book.dina, on=TODAY) == promise


def test_the_promised_hour_is_told_in_minutes(book):
    _promise(book.dina, due_on=TODAY, due_at=time(15, 30), reminder_agreed=True)

    assert row(book.dina)["promise_at_minutes"] == 930
    assert row(book.dina)["reminder_agreed"]


def test_a_promise_that_was_replaced_is_none(book):
    promise = _promise(book.dina, due_on=TODAY)
    promise.superseded_at = NOW
    promise.save()

    assert row(book.dina)["promise_on"] is None


def test_what_the_house_stops_is_a_stop_until_its_last_day(book):
    _stop(book.cleo, "stopped", expires_on=TODAY)
    _stop(book.boris, "police_report", expires_on=TODAY - timedelta(days=1))

    assert row(book.cleo)["stop"] == "stopped"
    assert row(book.boris)["stop"] == ""
    assert row(book.emil)["stop"] == ""


def test_every_other_stop_that_stands_is_a_record(book):
    hours = {"from_minutes": 22 * 60, "until_minutes": 7 * 60, "weekdays": "sat,sun"}
    _stop(book.cleo, "inconvenient_time", **hours, expires_on=TODAY)
    _stop(book.cleo, "complaint")
    Stop.objects.filter(person=book.boris.debtor).update(lifted_at=NOW)

    cleos = records_of(book.cleo)

    assert {each["kind"] for each in cleos} == {"complaint", "inconvenient_time"}
    (told,) = [each for each in cleos if each["kind"] == "inconvenient_time"]
    assert (told["from_minutes"], told["until_minutes"]) == (1320, 420)
    assert (told["days"], told["expires_on"]) == ("sat,sun", TODAY)
    assert told["since"].replace(tzinfo=UTC) == NOW
    assert records_of(book.boris) == []
    assert [each["kind"] for each in records_of(book.emil)] == ["death"]


def test_an_unknown_zone_is_null(book):
    Person.objects.filter(pk=book.alma.debtor_id).update(zone="")

    assert row(book.alma)["zone"] is None


def test_points_are_the_debtors_own_telephones(book):
    Point.objects.create(
        person=book.alma.debtor, kind="email", value="a@example.com", source=""
    )
    Point.objects.filter(person=book.boris.debtor).update(restriction="dead")
    Case.objects.filter(pk=book.dina.pk).update(closed_on=TODAY)

    found = frames.points()

    people = set(found["person"].to_list())
    sister = Person.objects.get(role="contact")
    assert str(sister.pk) not in people
    assert str(book.dina.debtor_id) not in people
    assert set(found["kind"].to_list()) == {"mobile", "work"}
    boris = found.filter(person=str(book.boris.debtor_id))
    assert boris["restricted"].to_list() == [True]


def test_attempts_agree_with_what_the_guard_counts(book):
    for days in (1, 34, 36):
        Attempt.objects.create(
            case=book.cleo,
            person=book.cleo.debtor,
            point=book.cleo.debtor.points.first(),
            at=NOW - timedelta(days=days),
            channel=Channel.PHONE,
            result="no_answer",
            by="carla",
        )
    mobile = book.cleo.debtor.points.first()
    history = known.history(book.cleo, mobile, at=NOW)

    mine = frames.attempts(TODAY).filter(person=str(book.cleo.debtor_id))

    told = {(each.at, each.result, each.point) for each in history}
    at = pl.col("at").dt.replace_time_zone("UTC")
    number = pl.col("point").replace(str(mobile.pk), mobile.value)
    rows = mine.with_columns(at, number).select("at", "result", "point").rows()
    assert set(rows) == told


def test_a_settled_event_that_is_no_contact_is_no_attempt(book):
    Attempt.objects.create(
        case=book.cleo,
        person=book.cleo.debtor,
        at=NOW,
        channel=Channel.PHONE,
        result="",
        by="carla",
    )

    mine = frames.attempts(TODAY).filter(person=str(book.cleo.debtor_id))
    assert mine["result"].str.len_chars().min() != 0


def test_seats_are_the_collectors_who_call(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    books.staff("sandro", "supervisor", name="桑德罗", number="S-02")
    gone = books.staff("colin", "collector", name="柯林", number="S-03")
    gone.is_active = False
    gone.save()

    assert frames.seats().rows() == [("carla", 40)]


def _second_debt(case, *, paid, due_on=TODAY, **more):
    debt = Debt.objects.create(
        case=case,
        lender=case.placement.lender,
        account_number=f"second-{case.number}",
        product="card",
        currency="CNY",
        **more,
    )
    Statement.objects.create(
        debt=debt, as_of=date(2026, 11, 20), due_on=due_on, principal_minor=500_00
    )
    if paid:
        Payment.objects.create(
            debt=debt,
            paid_on=TODAY,
            booked_at=NOW,
            amount_minor=500_00,
            ref="second",
        )


def _promise(case, *, due_on, made_at=NOW - timedelta(days=1), **more) -> Promise:
    case.promises.filter(superseded_at=None).update(superseded_at=NOW)
    return Promise.objects.create(
        case=case,
        amount_minor=100_00,
        currency="CNY",
        made_at=made_at,
        due_on=due_on,
        source="工资",
        by="carla",
        **more,
    )


def _pay(case, minor, *, on):
    Payment.objects.create(
        debt=case.debts.get(), paid_on=on, booked_at=NOW, amount_minor=minor, ref="x"
    )


def test_of_some_debtors_the_frames_are_the_whole_books_rows_of_theirs(book):
    debtors = [book.alma.debtor_id, book.boris.debtor_id]
    asked = {"promises_judged": True, "kept": True}

    whole, some = (
        frames.frames(TODAY, **asked),
        frames.frames(TODAY, of=debtors, **asked),
    )

    people = [str(debtor) for debtor in debtors]
    for name in ("cases", "points", "attempts", "records"):
        told = whole[name].filter(pl.col("person").is_in(people))
        read = some[name].select(told.columns).rows()
        assert Counter(read) == Counter(told.rows()), name
        assert len(told) or name == "attempts"
    assert some["seats"].equals(whole["seats"])
