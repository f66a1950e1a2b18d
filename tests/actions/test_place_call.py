"""A call is reserved together with the guard's answer, or it is not made."""

from datetime import timedelta

import pytest

from arrears.actions.place_call import (
    CallStillOpen,
    ContactRefused,
    LineTaken,
    NoSuchNumber,
    place_call,
)
from arrears.actions.record_outcome import (
    TooManyGivenBack,
    record_outcome,
    release_call,
)
from arrears.store.cases import ClosedCase, UnknownCase
from arrears.store.models import Attempt, Person, Point
from tests.cast import ALMA
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_cleared_call_shows_the_number_and_leaves_a_reserved_attempt(
    book, call, journal
):
    card = call(book.alma)

    assert card.dial == ALMA.phone
    assert Attempt.objects.get(pk=card.attempt).result == "reserved"
    assert journal() == ["CallReserved"]


@pytest.mark.covers("IMP-01")
@pytest.mark.parametrize(
    ("minutes", "allowed"),
    [(-7 * 60, True), (-7 * 60 - 1, False), (7 * 60 - 1, True), (7 * 60, False)],
)
def test_between_eight_and_ten_in_the_evening_and_not_a_minute_longer(
    book, call, journal, minutes, allowed
):
    if allowed:
        call(book.alma, after=minutes)
    else:
        with pytest.raises(ContactRefused, match="between 08:00 and 22:00"):
            call(book.alma, after=minutes)

    assert journal() == ["CallReserved" if allowed else "ContactDenied"]


def test_a_refused_call_leaves_no_trace_but_the_denial(book, call, journal):
    before = Attempt.objects.count()

    with pytest.raises(ContactRefused) as refused:
        call(book.boris)

    assert refused.value.judgement.findings[0].rule == "cn.dispute"
    assert Attempt.objects.count() == before
    assert journal() == ["ContactDenied"]


@pytest.mark.covers("CLM-08")
def test_nobody_is_rung_about_somebody_who_has_died(book, call):
    with pytest.raises(ContactRefused):
        call(book.emil)


@pytest.mark.covers("DET-10")
def test_the_sister_who_owes_nothing_cannot_be_rung(book, now):
    sister = book.emil.debtor.others.get()

    with pytest.raises(ContactRefused) as refused:
        place_call(
            number=book.emil.number,
            point=sister.points.get().pk,
            by=CARLA,
            now=now,
        )

    rules = [finding.rule for finding in refused.value.judgement.findings]
    assert "cn.third_person" in rules


def test_the_work_number_stays_shut_without_permission(book, now):
    office = book.alma.debtor.points.get(kind="work")

    with pytest.raises(ContactRefused) as refused:
        place_call(number=book.alma.number, point=office.pk, by=CARLA, now=now)

    assert refused.value.judgement.findings[0].rule == "house.work_number"


@pytest.mark.covers("CAD-12")
def test_the_work_number_opens_with_permission_until_its_last_day(book, now):
    office = book.alma.debtor.points.get(kind="work")
    office.permitted_until = now.date()
    office.save()

    place_call(number=book.alma.number, point=office.pk, by=CARLA, now=now)

    with pytest.raises(ContactRefused):
        place_call(
            number=book.alma.number,
            point=office.pk,
            by=SANDRO,
            now=now + timedelta(days=1),
        )


def test_a_collector_tells_of_one_call_before_the_next(book, call):
    call(book.alma)

    with pytest.raises(CallStillOpen, match=book.alma.number):
        call(book.cleo, after=3)


def test_three_talks_a_day_and_the_fourth_is_refused(book, call, now):
    for n in range(3):
        card = call(book.alma, after=10 * n)
        record_outcome(
            number=book.alma.number,
            code="EVT-01",
            by=CARLA,
            now=now + timedelta(minutes=10 * n + 5),
            attempt=card.attempt,
        )

    with pytest.raises(ContactRefused, match="talks with the debtor today is 3"):
        call(book.alma, after=40)


def test_a_reserved_call_of_a_colleague_counts_like_a_talk(book, call, now):
    for n, by in enumerate(("ada", "ben", "cora")):
        call(book.alma, by=by, after=n, alone=False)

    with pytest.raises(ContactRefused):
        call(book.alma, after=5, alone=False)


@pytest.mark.parametrize(("after", "rings"), [(1, False), (29, False), (30, True)])
def test_two_do_not_ring_one_debtor_at_once(book, call, journal, after, rings):
    call(book.alma)

    if rings:
        call(book.alma, by=SANDRO, after=after)
    else:
        with pytest.raises(LineTaken, match="carla is ringing this debtor since 15:00"):
            call(book.alma, by=SANDRO, after=after)
    assert journal() == ["CallReserved"] * (1 + rings)


def test_a_call_given_back_frees_the_line_for_a_colleague(book, call, now):
    card = call(book.alma)
    release_call(number=book.alma.number, attempt=card.attempt, by=CARLA, now=now)

    assert call(book.alma, by=SANDRO, after=1).attempt != card.attempt


def test_a_call_given_back_undialled_counts_for_nothing(book, call, now, journal):
    card = call(book.alma)
    release_call(number=book.alma.number, attempt=card.attempt, by=CARLA, now=now)

    assert call(book.alma, after=1).attempt != card.attempt
    assert journal() == ["CallReserved", "OutcomeRecorded", "CallReserved"]


def test_a_number_of_another_case_is_refused_by_name(book, now, mobile):
    with pytest.raises(NoSuchNumber):
        place_call(number=book.alma.number, point=mobile(book.cleo), by=CARLA, now=now)


def test_a_case_that_does_not_exist_is_refused_by_name(book, now):
    with pytest.raises(UnknownCase, match="There is no case A-9999"):
        place_call(number="A-9999", point=1, by=CARLA, now=now)


def test_a_closed_case_is_refused_by_name(book, now, mobile):
    book.alma.closed_on = now.date()
    book.alma.save()

    with pytest.raises(ClosedCase):
        place_call(number=book.alma.number, point=mobile(book.alma), by=CARLA, now=now)


@pytest.fixture
def guarantor(book):
    """Stand surety for Alma: Boris's brother, at a number of his own."""
    person = Person.objects.create(
        lender=book.alma.debtor.lender,
        number="G-1",
        debtor=book.alma.debtor,
        role="guarantor",
        name="薄瑞明",
        zone="Asia/Shanghai",
    )
    return Point.objects.create(
        person=person, kind="mobile", value="+8615490000201", source="guarantee"
    )


def test_a_guarantor_too_is_talked_to_three_times_a_day_at_most(book, guarantor, now):
    for n in range(4):
        at = now + timedelta(minutes=10 * n)
        where = {"number": book.alma.number, "point": guarantor.pk, "by": CARLA}
        if n == 3:
            with pytest.raises(ContactRefused, match="3"):
                place_call(**where, now=at)
            return
        card = place_call(**where, now=at)
        record_outcome(
            number=book.alma.number,
            code="EVT-01",
            by=CARLA,
            now=at + timedelta(minutes=5),
            attempt=card.attempt,
        )


def test_one_number_under_two_names_is_one_number(book, call, now):
    mobile = book.alma.debtor.points.get(kind="mobile")
    home = Point.objects.create(
        person=book.alma.debtor, kind="home", value=mobile.value, source="debtor"
    )
    for n in range(6):
        Attempt.objects.create(
            case=book.alma,
            person=book.alma.debtor,
            point=home if n % 2 else mobile,
            at=now - timedelta(minutes=10 * n + 5),
            channel="phone",
            result="no_answer",
            code="EVT-02",
            by=CARLA,
        )

    with pytest.raises(ContactRefused):
        place_call(number=book.alma.number, point=home.pk, by=CARLA, now=now)


def test_a_call_that_another_clock_put_a_little_later_counts_all_the_same(
    book, call, mobile, now
):
    for n, by in enumerate(("ada", "ben", "cora")):
        call(book.alma, by=by, after=n + 1, alone=False)

    with pytest.raises(ContactRefused):  # our clock has not got there yet
        call(book.alma, alone=False)


def test_leave_to_call_ends_with_the_lawful_hour(book, call, now):
    card = call(book.alma, after=6 * 60 + 58)  # 21:58

    assert card.until == now + timedelta(hours=7)  # 22:00


def test_calls_are_given_back_three_times_a_day_and_not_all_day(book, call, now):
    for n in range(4):
        card = call(book.alma, after=n)
        back = {"number": book.alma.number, "attempt": card.attempt, "by": CARLA}
        if n == 3:
            with pytest.raises(TooManyGivenBack, match="3 calls were given back"):
                release_call(**back, now=now + timedelta(minutes=n))
            return
        release_call(**back, now=now + timedelta(minutes=n))
