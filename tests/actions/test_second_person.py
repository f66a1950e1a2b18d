"""Four eyes at every door: whoever asked is never the second, by whatever name."""

import pytest

from arrears.actions import ask_lift as lifting
from arrears.actions.approve_template import OwnTemplate, approve_template
from arrears.actions.decide_bulk import OwnBulk, decide_bulk
from arrears.actions.decide_offer import NoPostDecides, decide_offer
from arrears.actions.make_offer import OfferRefused, make_offer
from arrears.actions.propose_change import SecondPersonNeeded, decide_change
from arrears.actions.set_stop import SetterMayNotLift, lift_stop
from arrears.domain.money.offer import OfferState
from arrears.domain.second_person import DECIDERS, Deed, is_another
from arrears.domain.words import Refusal
from arrears.playbook.offers.policy import house_policy
from arrears.playbook.offers.schemes import floor_schemes
from arrears.store import offers, positions
from arrears.store.models import (
    BulkAct,
    LiftRequest,
    MessageTemplate,
    Offer,
    Proposal,
    Stop,
)
from arrears.store.positions import NOT_TOLD
from arrears.store.second_person import PostDoesNotDecide, raise_unless_decides
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize(
    ("by", "first", "another"),
    [
        ("bo", "ann", True),
        ("ann", "ann", False),
        ("Ann ", "cli:ann", False),
        ("cli:ann", "ann", False),
        ("api:ann", "cli:ann", False),
        ("cli", "ann", False),  # a machine without users: nobody known
        ("cli:", "ann", False),
        ("", "ann", False),
        ("bo", "cli", True),
    ],
)
def test_one_name_is_one_person_by_whichever_door(by, first, another):
    assert is_another(by, first) is another


@pytest.fixture
def waiver(book):
    """Return an offer on Boris's case beyond any collector, made by `by`."""

    def made(by: str) -> Offer:
        start = positions.position(book.boris, NOT_TOLD, house_policy(), on=TODAY)
        found = floor_schemes(start, house_policy())
        scheme = next(each for each in found if each.kind == "waiver")
        return make_offer(
            number=book.boris.number,
            scheme=positions.key(scheme),
            means=NOT_TOLD,
            by=by,
            now=NOW,
        )

    return made


def granted(offer: Offer, by: str) -> None:
    told = {"grant": True, "ground": "seen", "by": by, "now": NOW}
    decide_offer(number=offer.case.number, offer=offer.pk, **told)


@pytest.mark.covers("DET-03")
@pytest.mark.parametrize("door", ["cli:adam", "api:adam", "adam2", "carla"])
def test_an_offer_beyond_the_matrix_waits_whatever_door_it_comes_by(waiver, door):
    books.decider("carla", "collector")
    books.decider("adam", "administrator")

    row = waiver(door)

    assert offers.offer_of(row).state(TODAY) is OfferState.PROPOSED
    with pytest.raises(NoPostDecides):
        granted(row, "cli:adam")
    if door.endswith(":adam"):
        with pytest.raises(OfferRefused, match="somebody else"):
            granted(row, "adam")
    else:
        granted(row, "adam")


def door(deed: Deed, book, *, first: str):
    """Return what decides on a thing that `first` asked for."""
    if deed is Deed.LIFT:
        stop = Stop.objects.get(kind="dispute")
        Stop.objects.filter(pk=stop.pk).update(by="somebody")
        row = LiftRequest.objects.create(
            case=book.boris, stop=stop, ground="x", by=first, at=NOW
        )
        return lambda by: lifting.decide_lift(
            request=row.pk, grant=True, ground="seen", by=by, now=NOW
        )
    if deed is Deed.BULK:
        act = BulkAct.objects.create(by=first, at=NOW, asked_at=NOW, change={})
        return lambda by: decide_bulk(
            act=act.pk, grant=False, ground="seen", by=by, now=NOW
        )
    if deed is Deed.CHANGE:
        row = Proposal.objects.create(
            change="policy",
            subject="example",
            text="",
            version="2",
            effective_on=TODAY,
            ground="x",
            by=first,
            at=NOW,
        )
        return lambda by: decide_change(
            proposal=row.pk, grant=True, ground="seen", by=by, now=NOW
        )
    row = MessageTemplate.objects.create(
        key="k",
        version=1,
        channel="sms",
        zh="x",
        en="x",
        owner=first,
        proposed_at=NOW,
        expires_on=TODAY.replace(month=12),
    )
    return lambda by: approve_template(template=row.pk, by=by, now=NOW)


@pytest.mark.parametrize("deed", Deed)
def test_who_asked_at_the_machine_does_not_decide_at_the_desk(book, deed):
    post = min(DECIDERS[deed])
    books.decider("ann", post)
    books.decider("bo", post)
    decide = door(deed, book, first="cli:ann")

    own = (lifting.OwnRequest, OwnBulk, SecondPersonNeeded, OwnTemplate)
    with pytest.raises(own):
        decide("ann")
    decide("bo")


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize("by", ["cli:bo", "cli", "coll", "gone"])
def test_no_command_and_no_other_post_decides(book, deed, by):
    books.decider("coll", "collector")
    gone = books.staff("gone", min(DECIDERS[deed]), name="g", number="G-1")
    gone.is_active = False
    gone.save()
    decide = door(deed, book, first="ann")

    with pytest.raises(Refusal):
        decide(by)


def test_who_set_a_stop_at_the_machine_does_not_lift_it_at_the_desk(book):
    books.decider("ann")
    stop = Stop.objects.get(kind="dispute")
    Stop.objects.filter(pk=stop.pk).update(by="cli:ann")

    with pytest.raises(SetterMayNotLift):
        lift_stop(number=book.boris.number, stop=stop.pk, ground="x", by="ann", now=NOW)


def test_a_post_that_does_not_decide_is_told_who_does(book):
    books.decider("coll", "collector")

    with pytest.raises(PostDoesNotDecide, match="Compliance officer"):
        raise_unless_decides(Deed.TEMPLATE, "coll")
