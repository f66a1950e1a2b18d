"""A consent opens what it names and no more; taken back, it opens nothing."""

from datetime import timedelta

import pytest

from arrears.actions.place_call import ContactRefused
from arrears.actions.record_consent import (
    AgreedTo,
    ConsentIsOver,
    ConsentStands,
    ConsentUngrounded,
    HoursHalf,
    HoursTooLong,
    HowMissing,
    NothingToRevoke,
    PointUnfit,
    SetterMayNotOpen,
    WayMissing,
    record_consent,
    revoke_consent,
)
from arrears.actions.set_stop import Narrowed, set_stop
from arrears.domain.contact.agreed import hours_meet
from arrears.domain.contact.channel import Channel
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.store import asking, cases
from arrears.store.cases import ClosedCase
from arrears.store.models import Case, Consent, Placement, Point
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
EVENING = {"from_minutes": 22 * 60, "until_minutes": 23 * 60}
NIGHT = 7 * 60 + 30  # minutes from three o'clock to half past ten in the evening


@pytest.fixture
def agreed(book, now):
    def _agreed(
        *, number="A-1042", how="spoken", ground="录音 8812", by=CARLA, after=0, **what
    ):
        return record_consent(
            number=number,
            agreed=AgreedTo(**({"channel": "phone"} | what)),
            how=how,
            ground=ground,
            by=by,
            now=now + timedelta(minutes=after),
        )

    return _agreed


@pytest.fixture
def revoked(book, now):
    def _revoked(consent=None, *, after=1, by=SANDRO):
        at = now + timedelta(minutes=after)
        return revoke_consent(number="A-1042", consent=consent, by=by, now=at)

    return _revoked


@pytest.fixture
def allowed(book, now):
    """Say whether she may be contacted so, that many minutes after three o'clock."""

    def _allowed(after, channel=Channel.PHONE, *, kind="mobile", case=book.alma):
        point = case.debtor.points.filter(kind=kind).first()
        at = now + timedelta(minutes=after)
        found = cases.case(case.number)
        asked = asking.question(found, point, channel=channel, at=at)
        return judge(asked, rules(["cn", "house"])).allowed

    return _allowed


@pytest.mark.covers("DAT-51")
@pytest.mark.parametrize(
    ("minutes", "open_"),
    [(7 * 60 - 1, True), (7 * 60, True), (8 * 60 - 1, True), (8 * 60, False)],
)
def test_a_consent_with_hours_opens_them_to_the_minute(agreed, allowed, minutes, open_):
    agreed(**EVENING)

    assert allowed(minutes) is open_


def test_the_call_itself_is_placed_in_the_hour_that_was_agreed_to(agreed, call, book):
    agreed(**EVENING)

    assert call(book.alma, after=NIGHT).dial
    with pytest.raises(ContactRefused):
        call(book.boris, by=SANDRO, after=NIGHT)


def test_without_hours_it_opens_no_closed_hour(agreed, allowed):
    agreed()

    assert not allowed(NIGHT)


def test_it_opens_its_own_way_of_contact_and_no_other(agreed, allowed):
    agreed(channel="sms", **EVENING)

    assert allowed(NIGHT, Channel.SMS)
    assert not allowed(NIGHT)


def test_it_opens_its_own_number_and_no_other(agreed, allowed, book):
    home = Point.objects.create(
        person=book.alma.debtor, kind="home", value="+8615490000201"
    )

    agreed(point=home.pk, **EVENING)

    assert allowed(NIGHT, kind="home")
    assert not allowed(NIGHT)


def test_what_names_no_number_opens_none_at_work(agreed, allowed, book):
    agreed()
    assert not allowed(0, kind="work")

    work = book.alma.debtor.points.get(kind="work")
    agreed(point=work.pk)

    assert allowed(0, kind="work")


def test_a_permission_of_a_work_number_stands_beside_a_consent(
    agreed, allowed, book, now
):
    work = book.alma.debtor.points.filter(kind="work")
    work.update(permitted_until=now.date())
    assert allowed(0, kind="work")

    agreed(point=work.get().pk, channel="phone", **EVENING)

    assert allowed(0, kind="work")
    assert not allowed(24 * 60, kind="work")


def test_it_ends_with_its_last_day(agreed, allowed, now):
    agreed(expires_on=now.date(), **EVENING)

    assert allowed(NIGHT)
    assert not allowed(NIGHT + 24 * 60)


def test_it_is_for_its_case_and_not_for_a_later_placement(agreed, allowed, book, now):
    agreed(**EVENING)
    later = Placement.objects.create(
        lender=book.alma.debtor.lender, key="2027-01", hand=2, starts_on=now.date()
    )
    case = Case.objects.create(
        number="A-1043",
        debtor=book.alma.debtor,
        placement=later,
        opened_on=now.date(),
    )

    assert not allowed(NIGHT, case=case)


def test_it_opens_nothing_before_it_was_given(agreed, allowed):
    agreed(after=NIGHT + 10, **EVENING)

    assert not allowed(NIGHT)
    assert allowed(NIGHT + 15)


@pytest.mark.covers("DAT-87")
def test_taken_back_it_closes_at_once_and_who_hears_it_may_record_it(
    agreed, revoked, allowed, journal
):
    consent = agreed(**EVENING)

    assert revoked(consent, after=NIGHT, by="anybody") == 1

    assert allowed(NIGHT - 1)  # as it was then
    assert not allowed(NIGHT)
    assert journal() == ["ConsentRecorded", "ConsentRevoked"]
    with pytest.raises(NothingToRevoke):
        revoked(consent)


def test_what_was_for_every_number_takes_single_numbers_with_it(agreed, revoked, book):
    work = book.alma.debtor.points.get(kind="work")
    wide, texts = agreed(**EVENING), agreed(channel="sms", **EVENING)
    agreed(point=work.pk)

    assert revoked(wide) == 2
    assert list(Consent.objects.filter(revoked_at=None)) == [
        Consent.objects.get(pk=texts)
    ]
    assert revoked() == 1


def test_after_it_was_taken_back_it_can_be_given_anew(agreed, revoked, allowed):
    revoked(agreed(**EVENING), after=1)

    agreed(after=2, **EVENING)

    assert allowed(NIGHT)


def stopped(kind, now, *, by=CARLA, **narrowed):
    set_stop(
        number="A-1042",
        kind=kind,
        ground="她说的",
        by=by,
        now=now,
        narrowed=Narrowed(**narrowed),
    )


NOON = {"from_minutes": 12 * 60, "until_minutes": 14 * 60}


@pytest.mark.parametrize(
    ("kind", "narrowed", "what"),
    [
        ("cease", {}, {}),
        ("opt_out", {"channel": "phone"}, {}),
        (
            "inconvenient_time",
            NOON,
            {"from_minutes": 13 * 60, "until_minutes": 15 * 60},
        ),
    ],
)
def test_who_set_a_stop_does_not_record_the_consent_that_opens_it(
    agreed, now, journal, kind, narrowed, what
):
    stopped(kind, now, **narrowed)

    with pytest.raises(SetterMayNotOpen, match=CARLA):
        agreed(after=1, **what)
    assert journal() == ["StopSet"]

    assert agreed(after=1, by=SANDRO, **what)


def test_a_stop_that_it_does_not_open_is_in_nobodys_way(agreed, now):
    stopped("opt_out", now, channel="sms")
    stopped("inconvenient_time", now, **NOON)

    assert agreed(after=1, **EVENING)


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        ({"channel": "pigeon"}, WayMissing),
        ({"how": ""}, HowMissing),
        ({"ground": "  "}, ConsentUngrounded),
        ({"from_minutes": 60}, HoursHalf),
        ({"from_minutes": 60, "until_minutes": 60}, HoursHalf),
        ({"from_minutes": 60, "until_minutes": 1440}, HoursHalf),
        ({"point": 0}, PointUnfit),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_no_trace(
    agreed, journal, what, refusal
):
    with pytest.raises(refusal):
        agreed(**what)

    assert journal() == []


def test_a_number_that_does_not_fit_or_is_somebody_elses_is_refused(agreed, book):
    mobile = book.alma.debtor.points.get(kind="mobile").pk
    sister = book.emil.debtor.others.get().points.get().pk

    with pytest.raises(PointUnfit):
        agreed(channel="email", point=mobile)
    with pytest.raises(PointUnfit):
        agreed(number="E-5230", point=sister)
    with pytest.raises(PointUnfit):
        agreed(number="C-3015", point=mobile)


def test_hours_typed_the_wrong_way_round_do_not_open_the_night(agreed):
    with pytest.raises(HoursTooLong):
        agreed(from_minutes=22 * 60, until_minutes=21 * 60)
    with pytest.raises(HoursTooLong):
        agreed(from_minutes=8 * 60, until_minutes=22 * 60 + 1)

    agreed(from_minutes=8 * 60, until_minutes=22 * 60)


def test_the_same_consent_is_recorded_once(agreed):
    agreed(**EVENING)

    with pytest.raises(ConsentStands):
        agreed(**EVENING)


def test_a_last_day_that_is_over_is_refused(agreed, now):
    with pytest.raises(ConsentIsOver):
        agreed(expires_on=now.date() - timedelta(days=1))


def test_nothing_is_recorded_on_a_closed_case(agreed, book):
    Case.objects.filter(pk=book.alma.pk).update(closed_on=book.alma.opened_on)

    with pytest.raises(ClosedCase):
        agreed()


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((600, 660), (660, 720), False),
        ((600, 661), (660, 720), True),
        ((1320, 60), (0, 30), True),
        ((1320, 60), (60, 1320), False),
        ((1320, 60), (1380, 30), True),
    ],
)
def test_hours_meet_where_they_share_a_minute(one, other, meet):
    assert hours_meet(one, other) is hours_meet(other, one) is meet
