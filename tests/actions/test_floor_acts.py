"""Four eyes, escalations, pairs, absence, hand-overs and coaching leave their trace."""

from datetime import timedelta

import pytest

from arrears.actions import agree_coaching as coaching
from arrears.actions import ask_lift as lifting
from arrears.actions import escalate_case as escalating
from arrears.actions import pair_cases as pairing
from arrears.actions import set_absence as absences
from arrears.actions import transfer_cases as transfers
from arrears.actions.hand_over import Hand, give
from arrears.actions.set_stop import SetterMayNotLift
from arrears.store.models import (
    Assignment,
    BulkLine,
    CoachingTask,
    Escalation,
    JournalEntry,
    LiftRequest,
    Pair,
    Staff,
    Stop,
    Transfer,
    WorkItem,
)
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LATER = TODAY + timedelta(days=2)


@pytest.fixture
def book(db):
    for n, seat in enumerate(("carla", "li", "mo")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    Staff.objects.filter(user__username="mo").update(team="B")
    for seat in ("sun", "moon", "sandro"):
        books.decider(seat)
    return books.built("zh")


def journalled():
    return set(JournalEntry.objects.values_list("kind", flat=True))


def asked(book, by="carla"):
    stop = Stop.objects.get(kind="dispute")
    told = {"stop": stop.pk, "ground": "checked, the sum is right"}
    lifting.ask_lift(number=book.boris.number, by=by, now=NOW, **told)
    return LiftRequest.objects.get(decided_at=None).pk


def decide(request, by, *, grant=True):
    lifting.decide_lift(request=request, grant=grant, ground="seen", by=by, now=NOW)


def test_a_stop_is_lifted_on_request_by_somebody_else(book):
    decide(asked(book), "moon")

    assert Stop.objects.get(kind="dispute").lifted_by == "moon"
    assert {"LiftAsked", "StopLifted", "LiftDecided"} <= journalled()


@pytest.mark.parametrize(
    ("by", "refused"),
    [("carla", lifting.OwnRequest), ("sandro", SetterMayNotLift)],
    ids=["who asked", "who set the stop"],
)
def test_neither_who_asked_nor_who_set_it_decides(book, by, refused):
    request = asked(book)

    with pytest.raises(refused):
        decide(request, by)
    assert LiftRequest.objects.get().decided_at is None


def test_a_declined_request_leaves_the_stop_and_may_be_made_again(book):
    with pytest.raises(lifting.AskedAlready):
        asked(book), asked(book)
    decide(LiftRequest.objects.get().pk, "moon", grant=False)

    assert Stop.objects.get(kind="dispute").lifted_at is None
    asked(book)
    with pytest.raises(lifting.NoSuchRequest):
        decide(LiftRequest.objects.exclude(decided_at=None).get().pk, "moon")


def escalated(book, by="carla"):
    escalating.escalate_case(
        number=book.alma.number, about="difficult", told="shouts", by=by, now=NOW
    )
    return Escalation.objects.get(answered_at=None).pk


def answer(escalation, kind, *, by="sun", seat=""):
    escalating.answer_escalation(
        escalation=escalation, answer=kind, told="so be it", by=by, now=NOW, seat=seat
    )


def test_an_escalation_is_taken_by_one_supervisor_and_answered(book):
    row = escalated(book)
    with pytest.raises(escalating.EscalatedAlready):
        escalated(book)

    escalating.take_escalation(escalation=row, by="sun", now=NOW)
    with pytest.raises(escalating.TakenByAnother):
        escalating.take_escalation(escalation=row, by="moon", now=NOW)
    answer(row, "advice")

    assert {"CaseEscalated", "EscalationTaken", "EscalationAnswered"} <= journalled()


def test_the_answer_is_carried_out(book):
    answer(escalated(book), "paired", seat="li")
    assert Pair.objects.get().seat == "li"
    answer(escalated(book), "reassigned", seat="mo")
    assert Assignment.objects.get(ended_at=None).seat == "mo"
    answer(escalated(book), "stopped")
    assert Stop.objects.filter(person=book.alma.debtor, kind="stopped").exists()


@pytest.mark.parametrize(
    ("kind", "by", "refused"),
    [
        ("advice", "carla", escalating.AnswererAsked),
        ("paired", "sun", escalating.AnswerMissing),
        ("dance", "sun", escalating.AnswerMissing),
    ],
)
def test_an_answer_that_does_not_do_leaves_it_open(book, kind, by, refused):
    with pytest.raises(refused):
        answer(escalated(book), kind, by=by)
    assert Escalation.objects.get().answered_at is None


def pair(book, seat):
    pairing.pair_case(
        number=book.alma.number, seat=seat, ground="two are calmer", by="sun", now=NOW
    )


def test_two_handle_a_case_and_no_third(book):
    pair(book, "li")
    with pytest.raises(pairing.PairedAlready):
        pair(book, "mo")

    pairing.end_pair(number=book.alma.number, ground="", by="sun", now=NOW)
    with pytest.raises(pairing.NoPair):
        pairing.end_pair(number=book.alma.number, ground="", by="sun", now=NOW)
    assert {"PairMade", "PairEnded"} <= journalled()


def owned(book, seat="carla"):
    line = BulkLine(case=book.alma, after_seat=seat)
    give([line], Hand(ground="x", by="sun", now=NOW))


def test_the_owner_is_no_second_handler(book):
    owned(book)

    with pytest.raises(pairing.HelperIsOwner):
        pair(book, "carla")


def away(seat="carla", first=TODAY, last=LATER, stand_in="li"):
    told = absences.Absence(first, last, stand_in)
    return absences.set_absence(
        seat=seat, absence=told, ground="ill", by="sun", now=NOW
    )


def test_who_is_away_today_gives_todays_calls_to_the_stand_in(book):
    assert away().to == {"li": WorkItem.objects.filter(seat="li").count()}
    assert not WorkItem.objects.filter(seat="carla").exists()

    absences.end_absence(seat="carla", ground="", by="sun", now=NOW)
    assert Staff.objects.get(user__username="carla").absent_from is None


def test_who_goes_away_later_keeps_todays_calls(book):
    assert away(first=LATER).calls == 0


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"last": TODAY - timedelta(days=1)}, absences.DaysUnfit),
        ({"first": None}, absences.DaysUnfit),
        ({"seat": "sandro"}, absences.NobodyCalled),
        ({"stand_in": "carla"}, absences.StandInUnfit),
        ({"stand_in": "nobody"}, absences.StandInUnfit),
    ],
)
def test_an_absence_that_cannot_be_is_refused(book, told, refused):
    with pytest.raises(refused):
        away(**told)


def drafted(book, **to):
    owned(book)
    return transfers.draft_transfer(
        from_seat="carla",
        to=transfers.Taker(**to),
        numbers=[],
        ground="leaves for the other floor",
        by="sun",
        now=NOW,
    )


def sign(row, side, by, role="collector"):
    sheet = Transfer.objects.get(pk=row).sha256
    return transfers.sign_transfer(
        transfer=row, side=side, sha256=sheet, by=by, role=role, now=NOW
    )


def test_the_cases_change_hands_when_both_have_signed(book):
    row = drafted(book, seat="li")

    assert not sign(row, "given", "carla")
    assert Assignment.objects.get(ended_at=None).seat == "carla"
    assert sign(row, "taken", "li")
    assert Assignment.objects.get(ended_at=None).seat == "li"


def test_for_a_team_anybody_of_it_signs(book):
    row = drafted(book, team="B")
    sign(row, "given", "carla")

    with pytest.raises(transfers.NotYoursToSign):
        sign(row, "taken", "li")
    sign(row, "taken", "mo")
    assert Assignment.objects.get(ended_at=None).team == "B"


def test_a_supervisor_signs_only_for_who_is_away_and_never_both(book):
    row = drafted(book, seat="li")
    with pytest.raises(transfers.NotYoursToSign):
        sign(row, "given", "sun", "supervisor")

    away(stand_in="")
    sign(row, "given", "sun", "supervisor")
    away(seat="li", stand_in="")
    with pytest.raises(transfers.NotYoursToSign):
        sign(row, "taken", "sun", "supervisor")
    assert sign(row, "taken", "moon", "supervisor")


def test_another_sheet_than_was_read_is_not_signed_nor_one_withdrawn(book):
    row = drafted(book, seat="li")
    with pytest.raises(transfers.TransferOver):
        transfers.sign_transfer(
            transfer=row, side="given", sha256="", by="carla", role="", now=NOW
        )

    transfers.withdraw_transfer(transfer=row, ground="stays", by="sun", now=NOW)
    with pytest.raises(transfers.TransferOver):
        sign(row, "given", "carla")


def test_only_her_own_cases_are_handed_over(book):
    owned(book, "li")

    with pytest.raises(transfers.NotHers):
        transfers.draft_transfer(
            from_seat="carla",
            to=transfers.Taker(seat="mo"),
            numbers=[book.alma.number],
            ground="x",
            by="sun",
            now=NOW,
        )


def agreed(**told):
    usual = {"seat": "carla", "told": "listen to two calls", "due_on": LATER}
    task = coaching.Coaching(**(usual | told))
    return coaching.agree_coaching(coaching=task, by="sun", now=NOW)


def test_coaching_is_agreed_and_ends_with_what_came_of_it(book):
    task = agreed(card="TAC-39")
    with pytest.raises(coaching.OutcomeUntold):
        coaching.end_coaching(task=task, came_of_it=" ", by="sun", now=NOW)

    coaching.end_coaching(task=task, came_of_it="calmer", by="sun", now=NOW)
    assert CoachingTask.objects.get().card == "TAC-39"
    with pytest.raises(coaching.CoachingOver):
        coaching.end_coaching(task=task, came_of_it="calmer", by="sun", now=NOW)


@pytest.mark.parametrize(
    "told", [{"told": ""}, {"seat": "nobody"}, {"due_on": TODAY - timedelta(days=1)}]
)
def test_coaching_without_whom_what_or_when_is_refused(book, told):
    with pytest.raises(coaching.CoachingUntold):
        agreed(**told)
