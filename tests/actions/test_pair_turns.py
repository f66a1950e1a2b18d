"""Two handle a case: the owner keeps it, but the second's turn, once, is hers."""

from datetime import timedelta

import pytest

from arrears.actions.hand_over import Hand, give
from arrears.actions.pair_cases import end_pair, pair_case
from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many
from arrears.actions.steer_case import Turn, steer_case
from arrears.questions.why_planned import why_planned
from arrears.store.models import Attempt, BulkLine, Pair, Staff, WorkItem
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MORNING = NOW - timedelta(hours=7)  # eight in Shanghai
YESTERDAY = MORNING - timedelta(days=1)


@pytest.fixture
def alma(db):
    """Return Alma's case, which is Carla's; Dora and Elsa call too."""
    for n, seat in enumerate(("carla", "dora", "elsa")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    book = books.built("zh", planned=False)
    line = BulkLine(case=book.alma, after_seat="carla")
    give([line], Hand(ground="x", by="sun", now=YESTERDAY))
    return book.alma


def paired(case, *, now):
    pair_case(number=case.number, seat="dora", ground="calmer", by="sun", now=now)


def planned():
    plan_day(on=TODAY, by="sun", now=MORNING, again=True)
    return seat()


def seat():
    return WorkItem.objects.get(case__number="A-1042").seat


def talked(case, by, *, at):
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        at=at,
        channel="phone",
        result="conversation",
        code="EVT-01",
        initiator="collector",
        by=by,
    )


def where(case):
    told = {step.step: step.words for step in why_planned(case.number, on=TODAY)}
    return told["place"].en


def test_the_owner_keeps_the_case_but_for_the_second_turn_of_two(alma):
    assert planned() == "carla"

    paired(alma, now=YESTERDAY)

    assert planned() == "dora"
    assert "two handle the case and it is dora's turn" in where(alma)


@pytest.mark.parametrize(("by", "whose"), [("dora", "carla"), ("carla", "dora")])
def test_the_turn_is_over_once_the_second_talked_and_not_before(alma, by, whose):
    paired(alma, now=YESTERDAY)
    talked(alma, by, at=YESTERDAY + timedelta(hours=1))

    assert planned() == whose


def test_a_talk_from_before_the_two_were_paired_is_no_turn(alma):
    talked(alma, "dora", at=YESTERDAY - timedelta(hours=1))
    paired(alma, now=YESTERDAY)

    assert planned() == "dora"


def test_where_the_second_does_not_fit_the_owner_keeps_the_case_and_why_says_so(alma):
    paired(alma, now=YESTERDAY)
    Staff.objects.filter(user__username="dora").update(products="mortgage")

    assert planned() == "carla"
    assert "it was dora's turn, who is full, away or does not fit" in where(alma)


def test_a_pin_of_the_day_goes_before(alma):
    paired(alma, now=YESTERDAY)
    turn = Turn(TODAY, pinned_to="elsa")
    steer_case(number=alma.number, turn=turn, ground="x", by="sun", now=MORNING)

    assert planned() == "elsa"


def test_todays_call_goes_to_the_second_at_once_and_back_when_that_ends(alma):
    planned()
    before = WorkItem.objects.get(case=alma)

    paired(alma, now=MORNING)
    assert seat() == "dora"
    assert planned() == "dora"  # as a full plan has it

    end_pair(number=alma.number, ground="", by="sun", now=MORNING)
    after = WorkItem.objects.get(case=alma)
    assert (after.seat, after.round) == ("carla", before.round)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_replan_gives_the_second_her_turn_and_then_leaves_it(alma, at_once):
    planned()
    Pair.objects.create(case=alma, seat="dora", ground="x", by="sun", at=MORNING)

    def move():
        if at_once:
            return replan_many([alma.debtor_id], now=MORNING)
        return replan(alma.debtor_id, now=MORNING)

    assert move() == 1
    assert seat() == "dora"
    assert move() == 0
