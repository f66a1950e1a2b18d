"""A visit is agreed, lawful at its hour, and by two; then it is made, or called off."""

from datetime import date, time, timedelta

import pytest

from arrears.actions.book_visit import (
    AgreementMissing,
    Appointment,
    CrewUnfit,
    NoSuchVisit,
    PlaceMissing,
    VisitForbidden,
    VisitIsPast,
    VisitThatDay,
    WhyMissing,
    book_visit,
    cancel_visit,
)
from arrears.actions.set_stop import set_stop
from arrears.actions.tell_visit import EndMissing, Report, VisitIsAhead, tell_visit
from arrears.questions.case_page import case_page
from arrears.questions.words_check import words_check
from arrears.store import cases
from arrears.store.models import Attempt, Point, Visit
from arrears.store.wording_facts import case_facts
from tests.web import book as books
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
THURSDAY = date(2026, 11, 26)
ANNOUNCED = "我们周四上午十点上门拜访您。"


@pytest.fixture
def people(db):
    for name, role in ((CARLA, "collector"), (SANDRO, "supervisor")):
        books.staff(name, role, name=name, number=name)


@pytest.fixture
def booked(book, people, now):
    def _booked(*, how="spoken", ground="录音 8813", number="A-1042", **change):
        told = {
            "on": THURSDAY,
            "clock": time(10),
            "crew": [CARLA, SANDRO],
            "place": "示例市某路 8 号",
        }
        return book_visit(
            number=number,
            agreed=Appointment(**(told | change)),
            how=how,
            ground=ground,
            by=CARLA,
            now=now,
        )

    return _booked


@pytest.mark.covers("CHN-07", "PROC-40")
def test_it_stands_on_the_register_with_all_that_was_agreed(booked, journal, now):
    booked()

    (visit,) = case_page("A-1042", now=now, by=CARLA).visits
    assert visit.ahead
    assert visit.judgement.allowed
    assert (visit.crew, visit.place) == ((CARLA, SANDRO), "示例市某路 …")
    assert visit.at.isoformat() == "2026-11-26T02:00:00+00:00"  # ten in Shanghai
    assert journal() == ["VisitBooked"]


def test_a_place_that_the_case_knows_is_taken_whole(booked, book):
    home = Point.objects.create(
        person=book.alma.debtor, kind="postal", value="示例市花园路 1 号"
    )

    booked(point=home.pk, place="")

    assert Visit.objects.get().place == home.value


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"clock": time(22)}, "cn.hours"),
        ({"clock": time(7, 59)}, "cn.hours"),
        ({"crew": [CARLA]}, "cn.visit_crew"),
        ({"crew": [CARLA, CARLA]}, "cn.visit_crew"),
    ],
)
def test_what_the_guard_forbids_is_not_booked_and_says_by_which_rule(
    booked, journal, change, rule
):
    with pytest.raises(VisitForbidden) as refused:
        booked(**change)

    assert refused.value.judgement.findings[0].rule == rule
    assert journal() == ["ContactDenied"]
    assert not Visit.objects.exists()


def test_nobody_is_visited_while_a_stop_stands(booked, now):
    with pytest.raises(VisitForbidden):
        booked(number="B-2077")


def test_a_stop_that_comes_later_shows_at_the_visit(booked, now):
    booked()
    set_stop(number="A-1042", kind="dispute", ground="利息", by=CARLA, now=now)

    (visit,) = case_page("A-1042", now=now, by=CARLA).visits
    assert visit.judgement.findings[0].rule == "cn.dispute"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"on": date(2026, 11, 24), "clock": time(15)}, VisitIsPast),
        ({"place": " "}, PlaceMissing),
        ({"point": 0}, PlaceMissing),
        ({"crew": []}, CrewUnfit),
        ({"crew": [CARLA, "nobody"]}, CrewUnfit),
        ({"how": ""}, AgreementMissing),
        ({"ground": " "}, AgreementMissing),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_no_trace(
    booked, journal, change, refusal
):
    with pytest.raises(refusal):
        booked(**change)

    assert journal() == []


def test_a_telephone_is_no_place(booked, book):
    with pytest.raises(PlaceMissing):
        booked(point=book.alma.debtor.points.first().pk)


def test_there_is_one_visit_a_day(booked):
    booked()

    with pytest.raises(VisitThatDay, match="2026-11-26"):
        booked(clock=time(16))
    assert booked(on=THURSDAY + timedelta(days=1))


def test_it_is_called_off_with_a_reason_and_the_day_is_free_again(booked, journal, now):
    visit, who = booked(), {"by": SANDRO, "now": now}
    with pytest.raises(WhyMissing):
        cancel_visit(number="A-1042", visit=visit, because=" ", **who)

    cancel_visit(number="A-1042", visit=visit, because="她改了主意", **who)

    assert journal() == ["VisitBooked", "VisitCancelled"]
    with pytest.raises(NoSuchVisit):
        cancel_visit(number="A-1042", visit=visit, because="x", **who)
    assert booked()


@pytest.mark.covers("EVT-24")
def test_told_of_it_counts_as_a_contact_at_its_hour(booked, book, journal, now):
    visit = booked()
    told = {"number": "A-1042", "visit": visit, "by": CARLA}
    with pytest.raises(VisitIsAhead, match="2026-11-26 10:00"):
        tell_visit(**told, report=Report("met", "谈妥分三期"), now=now)
    later = now + timedelta(days=2)
    with pytest.raises(EndMissing):
        tell_visit(**told, report=Report("fine"), now=later)

    tell_visit(**told, report=Report("met", "谈妥分三期"), now=later)

    row = Attempt.objects.get(code="EVT-24")
    assert (row.channel, row.result) == ("visit", "conversation")
    assert row.at == Visit.objects.get().at
    assert journal() == ["VisitBooked", "VisitTold", "OutcomeRecorded"]
    with pytest.raises(NoSuchVisit):
        tell_visit(**told, report=Report("met", "谈妥分三期"), now=later)


@pytest.mark.covers("TAC-23")
def test_a_visit_may_be_announced_while_it_is_booked_and_ahead(booked, now):
    def checked(at):
        told = words_check(
            "A-1042", ANNOUNCED, audience="debtor", channel="sms", now=at
        )
        return told.verdict, case_facts(cases.case("A-1042"), now=at).visit_booked

    assert checked(now) == ("block", False)
    visit = booked()

    assert checked(now) == ("ok", True)
    assert checked(now + timedelta(days=2))[1] is False
    cancel_visit(number="A-1042", visit=visit, because="不便", by=CARLA, now=now)
    assert checked(now)[1] is False
