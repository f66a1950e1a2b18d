"""The one way to a third person: the gate, the fixed words, and a refusal for good."""

from datetime import timedelta

import pytest

from arrears.actions.place_call import ContactRefused, place_call
from arrears.actions.record_outcome import CallAlreadyTold
from arrears.actions.set_stop import GroundMissing, StopStands
from arrears.actions.tell_relay import (
    ANSWERS,
    NoSuchAnswer,
    NotAThirdPerson,
    refuse_contact,
    tell_relay,
)
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook import relay
from arrears.questions.gate import gate
from arrears.store.models import Attempt, Case, Person, Point, Stop
from tests.web.book import CARLA

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def friend(book, now):
    """Dina cannot be found; her friend may be asked to pass on a word."""
    Case.objects.filter(pk=book.dina.pk).update(
        lost_since=now.date() - timedelta(days=3)
    )
    Stop.objects.filter(person=book.dina.debtor).delete()
    person = Person.objects.create(
        lender=book.dina.debtor.lender,
        debtor=book.dina.debtor,
        role="contact",
        name="高朋",
        zone="Asia/Shanghai",
    )
    return Point.objects.create(
        person=person, kind="mobile", value="+8615490000301", source="reserved"
    )


@pytest.fixture
def ring(book, friend, now):
    def _ring(*, after=0, purpose="relay"):
        return place_call(
            number=book.dina.number,
            point=friend.pk,
            by=CARLA,
            now=now + timedelta(minutes=after),
            purpose=purpose,
        )

    return _ring


def tell(book, now, card, answer, *, after=5):
    tell_relay(
        number=book.dina.number,
        attempt=card.attempt,
        answer=answer,
        by=CARLA,
        now=now + timedelta(minutes=after),
    )


@pytest.mark.covers("SCN-08", "DAT-86")
def test_where_contact_is_proven_lost_a_friend_may_be_asked_to_pass_on_a_word(ring):
    assert ring().dial == "+8615490000301"


@pytest.mark.covers("DET-11")
def test_nobody_collects_from_a_friend(ring):
    with pytest.raises(ContactRefused) as refused:
        ring(purpose="collect")

    assert refused.value.judgement.findings[0].rule == "cn.third_person"


def test_a_friend_is_not_asked_while_the_debtor_can_be_reached(book, ring):
    Case.objects.filter(pk=book.dina.pk).update(lost_since=None)

    with pytest.raises(ContactRefused):
        ring()


def test_a_friend_who_refuses_is_never_contacted_again(book, ring, now, journal):
    tell(book, now, ring(), "refused")

    with pytest.raises(ContactRefused) as refused:
        ring(after=400 * 24 * 60)

    rules = {finding.rule for finding in refused.value.judgement.findings}
    assert "cn.third_person_refused" in rules
    assert "StopSet" in journal()
    (person,) = gate(book.dina.number, now=now, by=CARLA).people
    assert person.refused


def test_what_a_friend_says_changes_nothing_that_is_known_of_the_debtor(
    book, ring, now
):
    tell(book, now, ring(), "passed_on")

    assert Case.objects.get(pk=book.dina.pk).lost_since is not None


def test_who_offers_to_pay_is_on_record_as_such(book, ring, now):
    tell(book, now, ring(), "volunteers")

    (person,) = gate(book.dina.number, now=now, by=CARLA).people
    assert person.volunteers
    assert not person.refused


@pytest.mark.covers("CLM-08")
def test_a_death_that_a_friend_tells_of_stops_all_contact_with_the_debtor(
    book, ring, now, journal
):
    tell(book, now, ring(), "died")

    stop = Stop.objects.get(person=book.dina.debtor, lifted_at=None)
    assert stop.kind == "deceased"
    assert journal()[-1] == "StopSet"


def by_themselves(book, now, friend, told="来信：别再联系我"):
    refuse_contact(number=book.dina.number, person=friend, told=told, by=CARLA, now=now)


def test_who_refuses_unasked_is_never_contacted(book, friend, ring, now, journal):
    by_themselves(book, now, friend.person_id)

    with pytest.raises(ContactRefused):
        ring()
    assert journal() == ["StopSet", "ContactDenied"]
    with pytest.raises(StopStands):
        by_themselves(book, now, friend.person_id)


def test_a_refusal_needs_its_words_and_a_third_person_of_the_case(book, friend, now):
    with pytest.raises(GroundMissing):
        by_themselves(book, now, friend.person_id, told=" ")
    for other in (book.dina.debtor_id, book.emil.debtor.others.get().pk):
        with pytest.raises(NotAThirdPerson):
            by_themselves(book, now, other)
    assert not Stop.objects.filter(kind="refusal").exists()


def test_an_answer_that_is_none_is_refused_and_the_call_stays_open(book, ring, now):
    card = ring()

    with pytest.raises(NoSuchAnswer):
        tell(book, now, card, "paid")

    assert Attempt.objects.get(pk=card.attempt).result == "reserved"


def test_a_call_to_the_debtor_is_not_told_at_the_gate(book, call, now):
    card = call(book.alma)

    with pytest.raises(NotAThirdPerson):
        tell_relay(
            number=book.alma.number,
            attempt=card.attempt,
            answer="refused",
            by=CARLA,
            now=now,
        )


def test_one_call_has_one_answer(book, ring, now):
    card = ring()
    tell(book, now, card, "passed_on")

    with pytest.raises(CallAlreadyTold):
        tell(book, now, card, "refused")


def test_the_fixed_words_pass_our_own_check():
    asked = relay.ASK.filled(lender="示例银行", staff="S-01", name="丁一")
    facts = CaseFacts(lost_contact_proven=True)

    for words in (asked, relay.IF_ASKED_WHY, relay.IF_REFUSED, relay.IF_OFFERS):
        for text in (words.zh, words.en):
            said = Wording(
                text=text, audience="third_party", channel="phone", facts=facts
            )
            assert judge(said).verdict == "ok", text


def test_every_answer_has_words_in_both_languages():
    assert all(a.words.zh and a.words.en for a in ANSWERS.values())
