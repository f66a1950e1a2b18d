"""A house post limited to some lenders: nothing of another is shown, counted or touched."""

import difflib
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from arrears.actions.count_days import count_days
from arrears.actions.plan_day import plan_day
from arrears.store import scope, sql
from arrears.store.cases import UnknownCase
from arrears.store.cases import case as case_of
from arrears.store.models import (
    Attempt,
    Case,
    Debt,
    Escalation,
    JournalEntry,
    Lender,
    Matter,
    Note,
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
from tests.web import book as books
from tests.web import every_page
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SECRETS = ("旁支银行", "Z-9001", "赵秘密", "ZACC-1", "15490009999", "秘密备注")
LIMITED = ("collector", "supervisor", "compliance", "strategist", "trainer")


def of_another_lender() -> None:
    """Build a case of another lender, with something on every list."""
    lender = Lender.objects.create(key="other", name="旁支银行")
    placement = Placement.objects.create(lender=lender, key="secret-7")
    person = Person.objects.create(
        lender=lender, number="Z-1", name="赵秘密", zone="Asia/Shanghai"
    )
    point = Point.objects.create(
        person=person, kind="mobile", value="+8615490009999", source="x"
    )
    case = Case.objects.create(
        number="Z-9001", debtor=person, placement=placement, opened_on=TODAY
    )
    debt = Debt.objects.create(
        case=case,
        lender=lender,
        account_number="ZACC-1",
        product="card",
        currency="CNY",
    )
    Statement.objects.create(
        debt=debt,
        as_of=TODAY,
        due_on=TODAY - timedelta(days=8),
        principal_minor=777_77,
    )
    Note.objects.create(case=case, at=NOW, by=books.CARLA, text="秘密备注")
    Attempt.objects.create(
        case=case,
        person=person,
        point=point,
        at=NOW - timedelta(hours=3),
        channel="phone",
        result="conversation",
        code="EVT-02",
        by=books.CARLA,
        note="秘密备注",
    )
    Promise.objects.create(
        case=case,
        amount_minor=777_77,
        currency="CNY",
        made_at=NOW,
        due_on=TODAY,
        source="秘密备注",
        by=books.CARLA,
    )
    Stop.objects.create(
        person=person, kind="complaint", ground="秘密备注", since=NOW, by="olga"
    )
    Escalation.objects.create(
        case=case, about="difficult", told="秘密备注", by=books.CARLA, at=NOW
    )
    Matter.objects.create(
        case=case,
        kind="complaint",
        told="秘密备注",
        received_on=TODAY,
        due_on=TODAY,
        by="olga",
        at=NOW,
    )
    WorkItem.objects.create(
        run=PlanRun.objects.latest("pk"),
        case=case,
        point=point,
        stage="early",
        owed_minor=777_77,
        currency="CNY",
        round="morning",
        seat=books.CARLA,
        slot_minutes=600,
        place=99,
    )


@pytest.fixture
def desk(db, settings) -> dict[str, Client]:
    """One of each post at a desk with one lender; limited to it."""
    _, clients = every_page.at_work("zh")
    for row in Staff.objects.filter(role__in=LIMITED):
        row.scope.set([Lender.objects.get(key="example")])
    return clients


def read(client: Client) -> dict[str, str]:
    """Return what each page says, without what differs from one asking to the next."""
    found = every_page.pages(client)
    once = re.compile(
        r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": ?"[^"]+"|nonce="[^"]+"'
        r"|csrf[^,}\s]*[\"':= ]+[A-Za-z0-9]{32,}"
    )
    return {where: once.sub("", text) for where, text in found.items()}


@pytest.mark.covers("ROLE-08")
@pytest.mark.parametrize("post", ["collector", "supervisor", "compliance"])
def test_no_page_says_or_counts_anything_of_another_lender(desk, post):
    """Each page reads the same whether the other lender is there or not."""
    desk[post].get("/")  # says once what was done
    before = read(desk[post])

    of_another_lender()
    count_days(by="cli", now=NOW)

    after = read(desk[post])
    assert set(after) == set(before)
    told = [
        (word, where) for where in after for word in SECRETS if word in after[where]
    ]
    assert not told
    said = [line for where in after for line in differ(before, after, where)]
    assert not said, said[:8]


def differ(before, after, where) -> list[tuple[str, str]]:
    """Return what a page says that it did not say, or no longer does, with its address."""
    lines = difflib.ndiff(before[where].splitlines(), after[where].splitlines())
    return [(where, line[:300]) for line in lines if line[:2] in {"+ ", "- "}]


def test_who_is_limited_to_nobody_sees_it_all(desk):
    of_another_lender()
    Staff.objects.get(role="supervisor").scope.clear()
    client = desk["supervisor"]

    assert "赵秘密" in client.get("/cases/Z-9001/").text
    assert "Z-9001" in client.get("/search/?q=Z-9", follow=True).text


@pytest.mark.parametrize("post", LIMITED)
def test_neither_page_search_palette_nor_export_opens_it(desk, post):
    of_another_lender()
    client = desk[post]

    for page in ("", "money/", "review/", "messages/", "papers/", "call/", "people/"):
        assert client.get(f"/cases/Z-9001/{page}").status_code in {403, 404}, page
    for where in ("/search/?q=Z-9001", "/search/?q=赵", "/search/?q=ZACC-1"):
        assert "赵秘密" not in client.get(where).text
    for where in ("/palette/?q=Z-9", "/search/?q=Z-9&take=csv"):
        assert "Z-9001" not in client.get(where).text.replace("q=Z-9", "")


def test_nothing_of_it_is_touched_by_any_form(desk, journal):
    of_another_lender()
    done = len(journal())
    stop = Stop.objects.get(person__number="Z-1")
    forms = {
        "supervisor": (
            f"/cases/Z-9001/stops/{stop.pk}/",
            "/cases/Z-9001/notes/",
            f"/escalations/{Escalation.objects.latest('pk').pk}/",
            "/deal/steer/",
        ),
        "compliance": (
            f"/compliance/matters/{Matter.objects.latest('pk').pk}/answer/",
            "/compliance/retention/Z-9001/erased/",
            "/compliance/evidence/",
        ),
    }
    told = {
        "ground": "x",
        "text": "x",
        "case": "Z-9001",
        "number": "Z-9001",
        "reason": "x",
        "outcome": "done",
        "answer": "stopped",
        "told": "x",
    }

    for post, addresses in forms.items():
        for where in addresses:
            status = desk[post].post(where, told).status_code
            assert status in {302, 403, 404, 422}, where

    stop.refresh_from_db()
    assert stop.lifted_at is None
    assert not JournalEntry.objects.filter(subject="Z-9001").exists()
    assert Note.objects.filter(case__number="Z-9001").count() == 1
    assert len(journal()) == done


def test_the_day_is_planned_by_who_sees_all_of_it(desk):
    assert desk["supervisor"].post("/plans/").status_code == 403
    assert desk["supervisor"].post("/insight/count/").status_code == 403
    Staff.objects.get(role="supervisor").scope.clear()
    assert desk["supervisor"].post("/plans/").status_code in {302, 422}


def test_the_plan_deals_a_limited_seat_no_case_that_it_would_not_see(desk):
    of_another_lender()
    Stop.objects.filter(person__number="Z-1").delete()
    Attempt.objects.filter(case__number="Z-9001").delete()
    Promise.objects.filter(case__number="Z-9001").delete()

    plan_day(on=TODAY, by="cli", now=NOW - timedelta(hours=7), again=True)

    assert WorkItem.objects.get(case__number="Z-9001").reason == "no_seat_fits"
    Staff.objects.get(user__username=books.COLIN).scope.clear()
    plan_day(on=TODAY, by="cli", now=NOW - timedelta(hours=7), again=True)
    row = WorkItem.objects.get(case__number="Z-9001")
    assert (row.reason, row.seat) == ("", books.COLIN)


def test_an_administrator_limits_a_post_and_the_journal_tells(desk, journal):
    admin = desk["administrator"]
    told = {"role": "collector", "name": "科林", "staff_number": "S-COLIN"}
    Lender.objects.create(key="other", name="旁支银行")

    done = admin.post("/administration/staff/colin/", told | {"scope": ["other"]})

    assert done.status_code == 302
    row = Staff.objects.get(user__username=books.COLIN)
    assert [each.key for each in row.scope.all()] == ["other"]
    entry = JournalEntry.objects.filter(kind="StaffChanged").latest("seq")
    assert entry.body["changed"]["scope"] == ["example", "other"]
    wrong = admin.post(
        "/administration/staff/colin/",
        told | {"role": "administrator", "scope": ["other"]},
    )
    assert wrong.status_code == 422


def test_the_guard_counts_what_its_reader_may_not_see(desk):
    """A number rung today for another lender counts, though the page is not shown."""
    of_another_lender()
    alma = Case.objects.get(number="A-1042")
    point = alma.debtor.points.order_by("pk").first()
    Point.objects.filter(person__number="Z-1").update(value=point.value)
    from arrears.store.known import known_of

    with scope.limited((Lender.objects.get(key="example").pk,)):
        found = known_of(case_of("A-1042"), point, at=NOW)

    assert any(each.result == "conversation" for each in found.history)


def test_every_table_with_a_way_to_a_lender_is_narrowed():
    """Whoever adds a table says whose its rows are."""
    named = set(scope.LEADS) | set(scope.OTHERWISE)
    about_people = {"staff"}  # the house's own, whoever they are limited to
    for model in apps.get_app_config("store").get_models():
        name = model._meta.model_name
        if "_" in name:  # between two tables
            continue
        leads = {
            field.related_model._meta.model_name
            for field in model._meta.concrete_fields
            if field.is_relation
        }
        if leads & named - {"lender"} or "lender" in leads:
            assert name in named | about_people, name
        if name in named:
            assert isinstance(model._default_manager, scope.Scoped), name


def test_questions_in_sql_are_narrowed_and_writing_is_not(db):
    books.built("zh")
    of_another_lender()
    own = (Lender.objects.get(key="example").pk,)
    everybody = Case.objects.count()

    with scope.limited(own):
        (counted,) = sql.rows("SELECT count(*) FROM {case} WHERE number <> ''")[0]
        joined = sql.rows(
            "SELECT p.name FROM {attempt} a JOIN {person} p ON p.id = a.person_id"
        )
        assert counted == Case.objects.count() == everybody - 1
        assert ("赵秘密",) not in joined
        with pytest.raises(UnknownCase):
            case_of("Z-9001")
        with scope.whole():
            assert Case.objects.count() == everybody
    assert Case.objects.count() == everybody
