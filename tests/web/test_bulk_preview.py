"""Many previews are gathered at once, and each is the one that its case alone would show."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from arrears.actions.approve_template import approve_template, take_in_playbook
from arrears.questions.bulk_message import Bulk, BulkAsked, BulkLine, bulk, drafts
from arrears.questions.composed import preview
from arrears.store import outbox
from arrears.store.cases import UnknownCase
from arrears.store.composing import Draft
from arrears.store.models import (
    Attempt,
    Case,
    Consent,
    LegalStep,
    Lender,
    Message,
    MessageTemplate,
    Offer,
    Person,
    Point,
    Promise,
    Stop,
    Visit,
    WorkItem,
)
from tests.web import book as books
from tests.web.book import COLIN, NOW, SANDRO, TODAY
from tests.web.test_scripts_page import LETTERHEAD

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PLAIN, OFFERED, PROMISED = "confirmation-4", "sms-13", "sms-17"
FEW_MORE = 3  # looks that a kind of row costs which the few have not


@pytest.fixture
def approved(book, people) -> None:
    Lender.objects.update(letterhead=LETTERHEAD)
    books.staff(COLIN, "compliance", name="柯林", number="S-03")
    take_in_playbook(by=SANDRO, now=NOW)
    for row in MessageTemplate.objects.filter(channel="sms"):
        approve_template(template=row.pk, by=COLIN, now=NOW)


def template(key: str) -> int:
    return MessageTemplate.objects.get(key=key).pk


def asked(key: str, **more: str) -> Bulk:
    return bulk(BulkAsked(template=template(key), **more), by=SANDRO, now=NOW)


def lines(found: Bulk) -> dict[str, BulkLine]:
    return {line.number: line for line in (*found.going, *found.left_out)}


def of(number: str) -> Case:
    return Case.objects.select_related("debtor").get(number=number)


def other(case: Case, role: str, name: str, phone: str, **more: str) -> Point:
    person = Person.objects.create(
        lender=case.debtor.lender,
        number=f"O-{phone[-4:]}",
        debtor=case.debtor,
        role=role,
        name=name,
        zone="Asia/Shanghai",
    )
    return person.points.create(kind="mobile", value=phone, source="x", **more)


def attempts(case: Case, point: Point, times: int) -> None:
    for n in range(times):
        Attempt.objects.create(
            case=case,
            person=point.person,
            point=point,
            at=NOW - timedelta(hours=1 + n),
            channel="sms",
            result="sent",
            code="EVT-14",
            by=books.CARLA,
        )


def waits(case: Case, point: Point) -> None:
    Message.objects.create(
        case=case,
        point=point,
        channel="sms",
        lang="zh",
        address=point.value,
        owed_minor=1,
        body="您好",
        send_at=NOW - timedelta(minutes=5),
        released_at=NOW - timedelta(hours=1),
        by=SANDRO,
    )


@pytest.fixture
def told(approved) -> None:
    """Let something of every kind stand on one case or another."""
    only_guarantor, same_number, stopped = of("A-2000"), of("A-2001"), of("A-2002")
    Point.objects.filter(person=only_guarantor.debtor).delete()
    surety = other(only_guarantor, "guarantor", "保人", "+8615490000901")
    attempts(only_guarantor, surety, 3)
    other(only_guarantor, "contact", "熟人", "+8615490000902")
    own = same_number.debtor.points.get()
    other(same_number, "contact", "同事", own.value, restriction="wrong")
    Point.objects.filter(person=stopped.debtor).update(restriction="wrong")
    cease = other(stopped, "guarantor", "停", "+8615490000903").person
    Stop.objects.create(person=cease, kind="cease", ground="x", since=NOW, by=SANDRO)

    shared, consenting, abroad = of("A-2003"), of("A-2004"), of("A-2005")
    number = shared.debtor.points.get().value
    stranger = other(of("A-2006"), "co_obligor", "同号", number)
    attempts(of("A-2006"), stranger, 4)
    waits(shared, shared.debtor.points.get())
    Consent.objects.create(
        case=consenting,
        person=consenting.debtor,
        channel="sms",
        how="spoken",
        ground="x",
        since=NOW - timedelta(days=1),
        by=SANDRO,
    )
    Person.objects.filter(pk=abroad.debtor_id).update(zone="America/Los_Angeles")
    for case, minor, superseded in (
        (abroad, 1, None),
        (shared, 2, NOW),
        (shared, 3, None),
    ):
        Promise.objects.create(
            case=case,
            amount_minor=minor * 100_00,
            currency="CNY",
            made_at=NOW - timedelta(days=2, hours=-minor),
            due_on=TODAY + timedelta(days=minor - 2),
            source="工资",
            by=SANDRO,
            superseded_at=superseded,
        )
    _on_the_registers(of("A-2006"), of("A-2007"))


def _on_the_registers(offered: Case, sued: Case) -> None:
    Offer.objects.create(
        case=offered,
        kind="plan",
        currency="CNY",
        owed_minor=100_00,
        instalments=[["2026-12-01", 50_00], ["2027-01-01", 50_00]],
        policy="house",
        needs="",
        made_at=NOW,
        made_on=TODAY,
        expires_on=TODAY + timedelta(days=5),
        by=SANDRO,
    )
    LegalStep.objects.create(
        case=sued, step="filed", on=TODAY, paper="x", at=NOW, by=SANDRO
    )
    Visit.objects.create(
        case=sued,
        person=sued.debtor,
        place="某路",
        at=NOW + timedelta(days=2),
        crew="carla,sandro",
        how="writing",
        ground="x",
        booked_at=NOW,
        by=SANDRO,
    )
    vulnerable = {"kind": "vulnerable", "ground": "x", "since": NOW, "by": SANDRO}
    Stop.objects.create(person=sued.debtor, **vulnerable)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("key", [PLAIN, OFFERED, PROMISED])
def test_each_line_is_what_the_case_s_own_preview_shows(told, key, lang):
    found = lines(asked(key, lang=lang))

    assert len(found) == WorkItem.objects.count() == 13
    for number, line in found.items():
        places = outbox.points_by(of(number), "sms")
        if line.shown is None:
            assert not places
            continue
        draft = Draft("sms", places[0].pk, lang=lang, template=template(key))
        assert line.shown == preview(number, draft, by=SANDRO, now=NOW), number


def test_the_story_has_something_to_tell_apart(told):
    """What the test above compares is of several kinds; else it would prove little."""
    found = lines(asked(PLAIN))
    rules = {
        number: {each.rule for each in line.shown.judgement.findings}
        for number, line in found.items()
        if line.shown and line.shown.judgement
    }

    assert found["A-2000"].shown.to == "154****0901"  # the guarantor's
    assert found["A-2002"].why  # the guarantor wants no more
    assert rules["A-2000"] != rules["A-2001"]
    assert len({frozenset(each) for each in rules.values()}) >= 4
    assert "保人" not in {line.name for line in found.values()}


def queries(key: str, **more: str) -> int:
    asked(key, **more)
    with CaptureQueriesContext(connection) as made:
        asked(key, **more)
    return len(made)


@pytest.mark.parametrize("key", [PLAIN, OFFERED, PROMISED])
def test_many_cases_take_as_many_looks_as_few(told, key):
    all_of_them = queries(key)
    WorkItem.objects.exclude(case__number__in=("A-2003", "A-2005", "A-2006")).delete()

    few = queries(key)

    assert len(lines(asked(key))) == 3
    assert all_of_them <= few + FEW_MORE
    assert all_of_them < 45


def test_as_many_drafts_take_no_more_looks(told):
    numbers = list(Case.objects.values_list("number", flat=True))
    draft = {"template": template(PLAIN), "channel": "sms", "lang": "zh"}

    with CaptureQueriesContext(connection) as one:
        drafts({numbers[0]: "x"}, **draft)
    with CaptureQueriesContext(connection) as many:
        made = drafts({f" {each.lower()}": "x" for each in numbers}, **draft)

    assert len(many) == len(one)
    for number in numbers:
        places = outbox.points_by(of(number), "sms")
        assert made[f" {number.lower()}"].point == (places[0].pk if places else 0)
    with pytest.raises(UnknownCase, match="X-1"):
        drafts({"X-1": "x"}, **draft)


def test_a_debtor_abroad_is_judged_by_the_day_there(told):
    """Here it is Tuesday and the promise is past its day; there it is still that day."""
    abroad = lines(asked(PROMISED))["A-2005"]

    assert "距承诺日 0 天" in abroad.why.zh
    Person.objects.filter(pk=of("A-2005").debtor_id).update(zone="Asia/Shanghai")
    here = lines(asked(PROMISED))["A-2005"]
    assert here.why is None or "承诺" not in here.why.zh
