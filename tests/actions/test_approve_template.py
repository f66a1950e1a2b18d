"""A wording is used once a second person approved it, and until its day is over."""

from datetime import timedelta

import pytest

from arrears.actions.approve_template import (
    BecauseMissing,
    DayUnfit,
    KeyMissing,
    NoSuchTemplate,
    OwnTemplate,
    TemplateFaulty,
    Wanted,
    approve_template,
    propose_template,
    retire_template,
    take_in_playbook,
)
from arrears.actions.release_message import (
    Draft,
    TemplateNotInForce,
    release_message,
)
from arrears.domain.words import Words
from arrears.store import outbox
from arrears.store.models import Message, MessageTemplate
from arrears.store.second_person import PostDoesNotDecide
from tests.web import book as books
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
COLIN = books.COLIN
TEXT = Words(
    "{name}，您好。您的{product}应还 {overdue}，方便时请看看。",
    "Hello {name}, {overdue} is owed on your {product}; please have a look when it suits.",
)


@pytest.fixture
def people(book):
    for name, role in (
        (CARLA, "collector"),
        (SANDRO, "supervisor"),
        (COLIN, "compliance"),
    ):
        books.staff(name, role, name=name, number=name)


@pytest.fixture
def propose(people, now):
    def _propose(text=TEXT, *, by=SANDRO, key="gentle", days=100, **change):
        told = {"channel": "sms", "stages": ("middle",), "tones": ("support",)}
        wanted = Wanted(
            key=key,
            text=text,
            expires_on=now.date() + timedelta(days),
            **(told | change),
        )
        return propose_template(wanted=wanted, by=by, now=now)

    return _propose


@pytest.fixture
def release(book, mobile, now):
    def _release(template, *, at=now):
        draft = Draft("sms", mobile(book.alma), template=template)
        return release_message(number="A-1042", draft=draft, by=CARLA, now=at)

    return _release


def test_only_what_a_second_person_approved_is_sent(propose, release, now, journal):
    row = propose()
    with pytest.raises(TemplateNotInForce):
        release(row)

    approve_template(template=row, by=COLIN, now=now)
    release(row)

    assert journal()[:2] == ["TemplateProposed", "TemplateApproved"]
    assert "应还 ¥8,196.56" in Message.objects.get().body
    assert Message.objects.get().template_id == row


def test_who_wrote_it_or_is_not_compliance_does_not_approve_it(propose, now):
    own, other = propose(by=COLIN), propose(key="other")

    with pytest.raises(OwnTemplate):
        approve_template(template=own, by=COLIN, now=now)
    with pytest.raises(PostDoesNotDecide):
        approve_template(template=other, by=CARLA, now=now)
    assert outbox.in_force(on=now.date()) == []


def test_a_new_version_takes_the_place_of_the_old_once_it_is_approved(propose, now):
    first = propose()
    approve_template(template=first, by=COLIN, now=now)
    second = propose()

    assert [row.version for row in outbox.in_force(on=now.date())] == [1]
    approve_template(template=second, by=COLIN, now=now)
    assert [row.version for row in outbox.in_force(on=now.date())] == [2]
    with pytest.raises(NoSuchTemplate):
        approve_template(template=second, by=COLIN, now=now)


def test_a_template_ends_with_its_day_its_stage_and_its_retirement(
    propose, release, now, book
):
    row = propose(days=1)
    approve_template(template=row, by=COLIN, now=now)
    late = propose(key="late", stages=("late",))
    approve_template(template=late, by=COLIN, now=now)

    with pytest.raises(TemplateNotInForce):
        release(row, at=now + timedelta(days=2))
    with pytest.raises(TemplateNotInForce):
        release(late)  # Alma is in the middle stage
    with pytest.raises(BecauseMissing):
        retire_template(template=row, because=" ", by=COLIN, now=now)
    retire_template(template=row, because="表述有歧义", by=COLIN, now=now)
    with pytest.raises(TemplateNotInForce):
        release(row)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"key": "  "}, KeyMissing),
        ({"key": "a b"}, KeyMissing),
        ({"days": 0}, DayUnfit),
        ({"days": 366}, DayUnfit),
        ({"text": Words("", "Hello")}, TemplateFaulty),
        ({"text": Words("{name}，您好", "Hello")}, TemplateFaulty),
        ({"text": Words("{nom}，您好", "Hello {nom}")}, TemplateFaulty),
        ({"channel": "phone"}, TemplateFaulty),
        ({"channel": "letter"}, TemplateFaulty),  # lacks what measure 69 asks for
        (
            {"text": Words("再不还就抓你去坐牢！", "Pay or we will have you jailed!")},
            TemplateFaulty,
        ),
    ],
)
def test_a_wording_that_does_not_hold_is_not_even_proposed(propose, change, refusal):
    with pytest.raises(refusal):
        propose(**change)

    assert not MessageTemplate.objects.exists()


def test_the_playbook_comes_in_once_and_waits_for_approval(people, now):
    count = take_in_playbook(by=SANDRO, now=now)

    assert count == MessageTemplate.objects.count() > 50
    assert take_in_playbook(by=SANDRO, now=now) == 0
    assert outbox.in_force(on=now.date()) == []
