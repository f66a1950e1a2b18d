"""Each stop stops what its rule says and no more; it is lifted by somebody else."""

from datetime import timedelta

import pytest

from arrears.actions.place_call import ContactRefused
from arrears.actions.set_stop import (
    ChannelMissing,
    GroundMissing,
    HoursMissing,
    Narrowed,
    NoSuchStop,
    NotToBeLifted,
    SetterMayNotLift,
    StopIsOver,
    StopStands,
    UnknownStop,
    lift_stop,
    set_stop,
    stand_still,
)
from arrears.domain.contact.channel import Channel
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.store import asking, cases
from arrears.store.models import Person, Stop
from arrears.store.second_person import PostDoesNotDecide
from tests.web import book as books
from tests.web.book import CARLA, COLIN, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def stop(book, now):
    def _stop(kind, *, ground="她在电话里说的", **narrowed):
        set_stop(
            number=book.alma.number,
            kind=kind,
            ground=ground,
            by=CARLA,
            now=now,
            narrowed=Narrowed(**narrowed),
        )

    return _stop


@pytest.fixture
def allowed(book, now):
    """Say whether Alma may be contacted so, by the same question the desk asks."""

    def _allowed(channel=Channel.PHONE, *, purpose="collect", after=0):
        point = book.alma.debtor.points.filter(kind="mobile").first()
        at = now + timedelta(minutes=after)
        asked = asking.question(
            cases.case(book.alma.number), point, channel=channel, at=at, purpose=purpose
        )
        return judge(asked, rules(["cn", "house"])).allowed

    return _allowed


@pytest.mark.covers("DAT-72")
@pytest.mark.parametrize(
    "kind",
    [
        "dispute",
        "complaint",
        "cease",
        "attorney",
        "moratorium",
        "deceased",
        "vulnerable",
    ],
)
def test_a_stop_ends_collecting_and_a_required_notice_may_still_go(stop, allowed, kind):
    assert allowed()

    stop(kind)

    assert not allowed()
    assert allowed(Channel.LETTER, purpose="notice")


def test_a_plan_that_is_kept_ends_collecting_and_lets_its_reminder_go(stop, allowed):
    stop("plan_kept")

    assert not allowed()
    assert allowed(purpose="remind")


@pytest.mark.parametrize("kind", ["stopped", "police_report"])
def test_what_the_house_stops_it_stops_whole(stop, allowed, kind):
    stop(kind)

    assert not allowed(Channel.SMS, purpose="notice")
    assert allowed(Channel.LETTER, purpose="notice")


@pytest.mark.covers("DAT-87")
def test_an_opt_out_is_from_one_way_of_contact(stop, allowed):
    stop("opt_out", channel="phone")

    assert not allowed()
    assert allowed(Channel.LETTER)


@pytest.mark.covers("DAT-51")
@pytest.mark.parametrize(
    ("minutes", "open_"), [(-1, True), (0, False), (59, False), (60, True)]
)
def test_times_that_do_not_suit_are_closed_to_the_minute(stop, allowed, minutes, open_):
    stop("inconvenient_time", from_minutes=15 * 60, until_minutes=16 * 60)

    assert allowed(after=minutes) is open_


def test_a_stop_ends_with_its_last_day(stop, allowed, now):
    stop("cease", expires_on=now.date())

    assert not allowed()
    assert allowed(after=24 * 60)


def test_the_call_itself_is_refused_by_the_rule_of_the_stop(stop, call, book):
    stop("dispute")

    with pytest.raises(ContactRefused) as refused:
        call(book.alma)

    assert refused.value.judgement.findings[0].rule == "cn.dispute"


def lifted(book, now, *, by, ground="核实完毕，已书面答复"):
    row = Stop.objects.get(person=book.alma.debtor)
    lift_stop(number=book.alma.number, stop=row.pk, ground=ground, by=by, now=now)


def test_somebody_else_lifts_it_with_a_ground_and_the_case_is_open_again(
    stop, allowed, book, now, journal
):
    stop("dispute")
    with pytest.raises(SetterMayNotLift, match=CARLA):
        lifted(book, now, by=CARLA)
    with pytest.raises(GroundMissing):
        lifted(book, now, by=SANDRO, ground=" ")

    with pytest.raises(PostDoesNotDecide):  # an account, and no post that decides
        lifted(book, now, by=COLIN)
    books.decider(SANDRO)

    lifted(book, now, by=SANDRO)

    assert allowed()
    assert journal() == ["StopSet", "StopLifted"]
    with pytest.raises(NoSuchStop):
        lift_stop(
            number=book.alma.number,
            stop=Stop.objects.get(person=book.alma.debtor).pk,
            ground="x",
            by=SANDRO,
            now=now,
        )


def test_the_same_stop_is_recorded_once(stop):
    stop("dispute")

    with pytest.raises(StopStands, match="dispute open"):
        stop("dispute")


@pytest.mark.parametrize(
    ("kind", "more", "refusal"),
    [
        ("magic", {}, UnknownStop),
        ("refusal", {}, UnknownStop),
        ("dispute", {"ground": "  "}, GroundMissing),
        ("opt_out", {}, ChannelMissing),
        ("dispute", {"channel": "pigeon"}, ChannelMissing),
        ("inconvenient_time", {}, HoursMissing),
        ("inconvenient_time", {"from_minutes": 5, "until_minutes": 5}, HoursMissing),
    ],
)
def test_what_is_not_whole_is_refused_and_leaves_no_trace(
    stop, journal, kind, more, refusal
):
    with pytest.raises(refusal):
        stop(kind, **more)

    assert journal() == []


def test_a_last_day_that_is_over_is_refused(stop, now):
    with pytest.raises(StopIsOver):
        stop("cease", expires_on=now.date() - timedelta(days=1))


def test_a_third_persons_refusal_is_lifted_by_nobody(book, now):
    sister = Person.objects.get(debtor=book.emil.debtor)
    stand_still(
        cases.case(book.emil.number),
        "refusal",
        ground="不要再打",
        by=CARLA,
        now=now,
        person=sister,
    )
    row = Stop.objects.get(person=sister)

    with pytest.raises(NotToBeLifted):
        lift_stop(number=book.emil.number, stop=row.pk, ground="x", by=SANDRO, now=now)
