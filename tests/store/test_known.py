"""What is gathered once for a case gives the answers that each point gives alone."""

from datetime import timedelta

import pytest

from arrears.domain.contact.channel import PointKind
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.questions.why_not import PACKS
from arrears.store import asking, cases, known
from arrears.store.known_many import known_of_many
from arrears.store.models import Attempt, Case, Consent, Person, Point, Stop
from arrears.store.promises import open_promise
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CASES = ("A-1042", "B-2077", "C-3015", "D-4128", "E-5230")


@pytest.fixture(autouse=True)
def book(db):
    """Build the book with a guarantor, shared numbers, a consent and third persons' stops."""
    built = books.built("zh")
    alma = built.alma.debtor
    surety = Person.objects.create(
        lender=alma.lender, debtor=alma, role="guarantor", name="保证人", zone=alma.zone
    )
    shared = {"kind": "mobile", "value": "+8615490000301"}
    for person in (surety, built.boris.debtor):
        Point.objects.create(person=person, **shared)
    for value, restriction in (("a@example.com", ""), ("b@example.com", "refused")):
        Point.objects.create(
            person=alma, kind="email", value=value, restriction=restriction
        )
    theirs = Point.objects.filter(**shared).get(person=built.boris.debtor)
    for n in range(6):
        Attempt.objects.create(
            case=built.boris,
            person=built.boris.debtor,
            point=theirs,
            at=books.NOW - timedelta(minutes=5 * n + 1),
            channel="phone",
            result="no_answer",
            code="EVT-02",
            by="carla",
        )
    sister = built.emil.debtor.others.get()
    for person, kind in ((sister, "refusal"), (surety, "opt_out")):
        Stop.objects.create(
            person=person, kind=kind, channel="phone", since=books.NOW, by="carla"
        )
    Consent.objects.create(
        case=built.alma,
        person=alma,
        channel="phone",
        from_minutes=1320,
        until_minutes=1380,
        how="app",
        ground="x",
        since=books.NOW,
        by="carla",
    )
    return built


@pytest.mark.parametrize("number", CASES)
@pytest.mark.parametrize("hours", [0, 7.5, 9, 24])
def test_one_look_at_a_case_answers_for_each_of_its_points(number, hours):
    case, at = cases.case(number), books.NOW + timedelta(hours=hours)
    promise = open_promise(case, on=cases.local_day(case.debtor, at))
    once = known.known_around(case, at=at, promise=promise)
    people = [case.debtor, *case.debtor.others.all()]

    for point in Point.objects.filter(person__in=people).select_related("person"):
        for channel in PointKind(point.kind).channels:
            alone = asking.question(case, point, channel=channel, at=at)
            among = asking.question_from(once, case, point, channel=channel, at=at)
            assert judge(among, rules(PACKS)) == judge(alone, rules(PACKS)), point


@pytest.mark.parametrize("hours", [0, 7.5, 9])
def test_one_look_at_many_cases_answers_for_each_as_alone(hours):
    at = books.NOW + timedelta(hours=hours)
    found = list(Case.objects.select_related("debtor", "placement"))
    points = list(Point.objects.select_related("person"))
    many = known_of_many(found, points, at=at, on=cases.desk_day(at))

    for case in found:
        people = [case.debtor, *case.debtor.others.all()]
        for point in (each for each in points if each.person in people):
            for channel in PointKind(point.kind).channels:
                alone = asking.question(case, point, channel=channel, at=at)
                among = asking.question_from(
                    many[case.pk], case, point, channel=channel, at=at
                )
                assert judge(among, rules(PACKS)) == judge(alone, rules(PACKS)), point


def test_a_number_rung_for_somebody_else_is_counted_in_the_one_look():
    case = Case.objects.get(number="A-1042")
    once = known.known_around(case, at=books.NOW, promise=None)

    assert sum(event.point == "+8615490000301" for event in once.history) == 6
