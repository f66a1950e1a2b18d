"""The demo book goes in through the front door, once, whole or not at all."""

import json
import stat
from datetime import UTC, date, datetime

import pytest

ON = date(2026, 11, 24)  # Tue
MORNING = datetime(2026, 11, 24, 0, 15, tzinfo=UTC)  # 08:15 in Shanghai
ROLES = (
    "collector",
    "supervisor",
    "compliance",
    "strategist",
    "trainer",
    "administrator",
)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def load(folder, *, on=ON, now=MORNING):
    from arrears.actions.load_demo import load_demo

    return load_demo(on=on, now=now, by="tester", folder=folder)


def rows_by_table():
    """Return how many rows each table of the store has."""
    from django.apps import apps

    models = apps.get_app_config("store").get_models()
    return {model.__name__: model.objects.count() for model in models}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, folder):
    """Load the book once for this file, in a transaction that is rolled back."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield load(folder)
        transaction.set_rollback(True)


def test_it_says_what_came_in(loaded):
    assert loaded.loaded
    assert loaded.debtors >= 2_400
    assert loaded.debts >= 3_000
    assert loaded.attempts > 20_000


def test_every_row_came_in_by_intake_and_the_lenders_totals_agreed(loaded):
    from arrears.store.models import Import, Statement

    imports = Import.objects.all()

    assert imports.count() == 6
    assert sum(i.accepted for i in imports) == loaded.debts
    assert {i.set_aside for i in imports} == {0}
    assert not Statement.objects.filter(source=None).exists()


@pytest.mark.postgres
def test_everything_that_was_invented_is_in_the_database(loaded):
    from arrears.lab.demo_book import demo_book
    from arrears.store import models

    stories = demo_book(on=ON).stories
    kinds = {
        "events": models.Attempt,
        "promises": models.Promise,
        "payments": models.Payment,
        "stops": models.Stop,
        "notes": models.Note,
    }

    for kind, model in kinds.items():
        assert model.objects.count() == sum(len(getattr(s, kind)) for s in stories), (
            kind
        )


def test_the_money_in_the_database_is_the_money_of_the_book(loaded):
    from django.db.models import F, Sum

    from arrears.lab.demo_book import demo_book
    from arrears.store.models import Statement

    heads = F("principal_minor") + F("interest_minor") + F("penalty_minor")
    stated = Statement.objects.aggregate(sum=Sum(heads))["sum"]
    invented = [a for debtor in demo_book(on=ON).debtors for a in debtor.accounts]

    assert stated == sum(account.owed_minor for account in invented)


def test_a_promise_of_today_is_open_and_a_late_one_kept_or_broken(loaded):
    from collections import Counter

    from arrears.store.models import Promise
    from arrears.store.promises import promise_state

    current = Promise.objects.filter(superseded_at=None).select_related("case__debtor")
    today = Counter(promise_state(row, on=ON) for row in current.filter(due_on=ON))
    before = Counter(
        promise_state(row, on=ON) for row in current.filter(due_on__lt=ON)[:300]
    )

    assert set(today) == {"open"}
    assert set(before) == {"kept", "kept_late", "broken"}


def test_what_is_owed_is_what_the_lender_states_for_it_counts_the_money_already(loaded):
    from arrears.store import sums
    from arrears.store.models import Case, Payment

    paid = Payment.objects.values_list("debt__case", flat=True).first()
    found = sums.debt_sums(Case.objects.get(pk=paid))

    assert all(each.payments == () for each in found)
    assert all(each.now.total == each.stated.total for each in found)


def test_guarantors_and_contacts_stand_beside_their_debtors(loaded):
    from arrears.store.models import Person, Point

    around = Person.objects.exclude(debtor=None)

    assert set(around.values_list("role", flat=True)) == {"contact", "guarantor"}
    own = Point.objects.filter(person__role="guarantor").values_list("value", flat=True)
    assert own
    assert all(number.startswith(("+861546", "+861547")) for number in own)


def test_nobody_is_called_whose_clock_is_unknown(loaded):
    from arrears.store.models import Attempt, Person

    nowhere = Person.objects.filter(zone="", debtor=None)

    assert nowhere.count() == 2
    assert not Attempt.objects.filter(person__in=nowhere).exists()


@pytest.mark.covers("ROLE-01", "DAT-78")
def test_one_of_each_role_signs_in_and_twelve_collectors_have_a_seat(loaded):
    from arrears.store.models import Staff

    assert [each.role for each in loaded.sign_ins] == list(ROLES)
    assert Staff.objects.filter(role="collector", calls_per_round__gt=0).count() == 12
    assert Staff.objects.count() == 12 + len(ROLES) - 1


def test_the_passwords_work_are_random_and_only_their_owner_can_read_them(
    loaded, folder
):
    from django.contrib.auth.models import User

    file = folder / "demo-sign-ins.json"
    first = loaded.sign_ins[0]

    assert User.objects.get(username=first.username).check_password(first.password)
    assert len({each.password for each in loaded.sign_ins}) == len(ROLES)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each["username"] for each in json.loads(file.read_text())] == list(ROLES)


def test_the_other_seats_have_no_password_at_all(loaded):
    from django.contrib.auth.models import User

    signing = {each.username for each in loaded.sign_ins}
    others = User.objects.exclude(username__in=signing)

    assert others.count() == 11
    assert not any(user.has_usable_password() for user in others)


def test_the_journal_tells_of_the_files_and_of_the_history_and_holds(loaded):
    from collections import Counter

    from arrears.store import journal
    from arrears.store.models import JournalEntry

    kinds = Counter(JournalEntry.objects.values_list("kind", flat=True))

    assert kinds["BookImported"] == 6
    assert kinds["LetterheadSet"] == 4
    assert kinds["DemoHistoryWritten"] == 1
    assert kinds["TemplateProposed"] == kinds["TemplateApproved"] == 98
    assert kinds["MessageReleased"] == 6
    assert kinds["VisitBooked"] == 3
    assert journal.proof().holds


def test_a_second_time_changes_nothing_and_says_the_same_sign_ins(loaded, folder):
    before = rows_by_table()
    kept = (folder / "demo-sign-ins.json").read_bytes()

    again = load(folder, on=date(2026, 11, 25))

    assert not again.loaded
    assert again.sign_ins == loaded.sign_ins
    assert (again.debtors, again.debts) == (loaded.debtors, loaded.debts)
    assert rows_by_table() == before
    assert (folder / "demo-sign-ins.json").read_bytes() == kept


def test_the_plan_of_the_day_fills_every_seat_and_gives_every_other_case_a_reason(
    loaded,
):
    from arrears.actions.plan_day import plan_day

    planned = plan_day(on=ON, by="tester", now=MORNING)
    aside = {line.reason: line.cases for line in planned.summary.aside}

    assert planned.summary.cases == planned.summary.called + sum(aside.values())
    assert planned.summary.called > 700
    assert planned.summary.promised_today > 50
    assert {line.round for line in planned.summary.rounds} == {
        "morning",
        "afternoon",
        "promised",
    }
    assert aside.keys() >= {
        "no_seat_left",
        "house.stopped",
        "house.promise_pending",
        "cn.plan_kept",
        "house.restricted_point",
        "same_person",
        "unknown_zone",
    }


@pytest.mark.postgres
def test_postgresql_plans_for_the_rows_that_came_in(loaded):
    from django.db import connection

    if connection.vendor != "postgresql":
        pytest.skip("SQLite plans without counting rows")

    told = "SELECT reltuples FROM pg_class WHERE relname = %s"
    for table in ("store_person", "store_case", "store_point", "store_attempt"):
        with connection.cursor() as cursor:
            cursor.execute(told, [table])
            assert cursor.fetchone()[0] > 1_000, table
