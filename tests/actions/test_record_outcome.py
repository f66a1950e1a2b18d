"""An outcome settles the call it belongs to, and what follows from it follows."""

from datetime import timedelta

import pytest

from arrears.actions.record_outcome import (
    CallAlreadyTold,
    NoReservedCall,
    NotHowCallsEnd,
    OutcomeRefused,
    PromiseNeedsFigures,
    UnknownOutcome,
    record_outcome,
)
from arrears.store.models import Attempt
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def told(now):
    """Write down an outcome, five minutes past three."""

    def _told(case, code, *, card=None, by=CARLA, **more):
        attempt = card.attempt if card else None
        record_outcome(
            number=case.number,
            code=code,
            by=by,
            now=now + timedelta(minutes=5),
            attempt=attempt,
            **more,
        )

    return _told


def test_an_outcome_settles_the_call(book, call, told, journal):
    card = call(book.alma)

    told(book.alma, "EVT-02", card=card, note="没有人接。")

    attempt = Attempt.objects.get(pk=card.attempt)
    assert (attempt.code, attempt.result) == ("EVT-02", "no_answer")
    assert attempt.note == "没有人接。"
    assert journal() == ["CallReserved", "OutcomeRecorded"]


@pytest.mark.covers("CLM-01", "CLM-02", "DAT-68", "DAT-87")
@pytest.mark.parametrize(
    ("code", "restriction"),
    [
        ("EVT-04", "dead"),
        ("EVT-06", "wrong_party"),
        ("EVT-07", "old_number"),
        ("EVT-28", "refused"),
        ("EVT-02", ""),
    ],
)
def test_a_number_that_is_no_good_is_used_no_more(book, call, told, code, restriction):
    told(book.alma, code, card=call(book.alma))

    assert book.alma.debtor.points.order_by("pk").first().restriction == restriction


@pytest.mark.covers("DET-25")
@pytest.mark.parametrize(
    ("code", "stop"), [("EVT-19", "complaint"), ("EVT-20", "dispute")]
)
def test_a_complaint_or_dispute_stops_the_case_at_once(
    book, call, told, journal, code, stop
):
    told(book.alma, code, card=call(book.alma), note="对利息有疑问。")

    standing = book.alma.debtor.stops.get(lifted_at=None)
    assert (standing.kind, standing.ground) == (stop, "对利息有疑问。")
    assert journal()[-1] == "StopSet"


def test_a_second_dispute_leaves_the_first_as_it_is(book, told):
    told(book.boris, "EVT-20", initiator="debtor", note="又问了一次。")

    assert book.boris.debtor.stops.filter(kind="dispute").count() == 1


@pytest.mark.covers("EVT-08", "PRI-05")
def test_a_lost_debtor_is_found_again_by_talking_to_her(book, call, told):
    told(book.alma, "EVT-08")
    book.alma.refresh_from_db()
    assert book.alma.lost_since is not None

    told(book.alma, "EVT-10")
    book.alma.refresh_from_db()
    assert book.alma.lost_since is None


@pytest.mark.covers("EVT-10", "DAT-31")
def test_a_call_that_she_made_needs_no_reservation(book, told):
    told(book.alma, "EVT-10")

    assert Attempt.objects.latest("pk").initiator == "debtor"


def test_a_call_of_ours_without_reservation_is_refused(book, told, journal):
    with pytest.raises(NoReservedCall, match="no call was placed"):
        told(book.alma, "EVT-01")

    assert journal() == []


def test_the_same_call_is_told_only_once(book, call, told):
    card = call(book.alma)
    told(book.alma, "EVT-02", card=card)

    with pytest.raises(CallAlreadyTold):
        told(book.alma, "EVT-01", card=card)


def test_a_call_is_told_by_the_one_who_made_it(book, call, told):
    card = call(book.alma)

    with pytest.raises(CallAlreadyTold):
        told(book.alma, "EVT-02", card=card, by=SANDRO)


def test_a_code_that_is_not_in_the_list_is_refused(book, told):
    with pytest.raises(UnknownOutcome, match="EVT-99"):
        told(book.alma, "EVT-99")


def test_a_promise_is_more_than_a_code(book, call, told):
    card = call(book.alma)

    with pytest.raises(PromiseNeedsFigures) as refused:
        told(book.alma, "EVT-12", card=card)

    assert isinstance(refused.value, OutcomeRefused)
    assert Attempt.objects.get(pk=card.attempt).result == "reserved"


@pytest.mark.parametrize("code", ["EVT-08", "EVT-22", "EVT-25", "EVT-30"])
def test_no_dial_ends_as_an_event_so_that_it_would_not_count(book, call, told, code):
    card = call(book.alma)

    with pytest.raises(NotHowCallsEnd):
        told(book.alma, code, card=card)

    assert Attempt.objects.get(pk=card.attempt).result == "reserved"


def test_a_debtor_who_rang_us_did_not_fail_to_answer(book, told, journal):
    with pytest.raises(NotHowCallsEnd):
        told(book.alma, "EVT-02", initiator="debtor")

    assert journal() == []


def test_a_call_by_nobody_we_know_is_ours_and_needs_its_reservation(book, told):
    with pytest.raises(NoReservedCall):
        told(book.alma, "EVT-01", initiator="zebra")
