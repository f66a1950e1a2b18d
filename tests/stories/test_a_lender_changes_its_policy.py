"""
The lender writes that it no longer forgives principal; three people make it so.

The administrator tries the new policy and proposes it from Wednesday, the compliance
officer agrees, and on Wednesday Carla no longer finds the offer she had on Tuesday.
The lender's own person reads the version in force, and nothing of anybody else.
"""

from datetime import timedelta

import pytest
from django.test import Client

from arrears.domain.money.offer import OfferKind
from arrears.playbook.offers.policy import house_text
from arrears.questions.money_page import money_page
from arrears.store.models import JournalEntry, Lender, Proposal, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
POLICY = "/administration/policies/example/"
NEW = (
    house_text()
    .replace("house-2026-11", "example-2")
    .replace("principal: 2000", "principal: 0")
)
TOLD = {"text": NEW, "effective_on": "2026-11-25", "ground": "委托方来函 12 号"}


@pytest.fixture
def lea(book) -> Client:
    user = books.staff("lea", "lender", name="李娅", number="L-01")
    Staff.objects.filter(user=user).update(lender=Lender.objects.get())
    client = Client()
    client.force_login(user)
    return client


def settles(days: int = 0) -> bool:
    """Say whether Carla may offer Alma a settlement so many days from Tuesday."""
    now = books.NOW + timedelta(days=days)
    page = money_page("A-1042", now=now, by="carla", role="collector")
    return any(each.kind is OfferKind.SETTLEMENT for each in page.schemes)


@pytest.mark.covers("SCN-17", "ROLE-08")
def test_a_new_policy_takes_two_people_and_holds_from_its_day(
    of_role, people, lea, settings
):
    settings.ARREARS_CLOCK = books.NOW
    admin, officer = of_role("administrator"), of_role("compliance")

    # She tries it: settlements go, and nothing is kept.
    tried = admin.post(POLICY, TOLD | {"try": "1"}).context["tried"]
    gone = [line for line in tried.lines if line.before and not line.after]
    assert gone
    assert not Proposal.objects.exists()

    # She proposes it, and cannot agree to it herself.
    admin.post(POLICY, TOLD)
    at = f"/administration/changes/{Proposal.objects.get().pk}/"
    agreed = {"grant": "1", "ground": "与来函一致"}
    assert admin.post(at, agreed).status_code == 422
    assert officer.post(at, agreed).status_code == 302

    # On Tuesday the old one holds, from Wednesday the new one.
    assert settles()
    assert not settles(days=1)
    settings.ARREARS_CLOCK = books.NOW + timedelta(days=1)
    assert "example-2" in lea.get("/administration/own/").text

    # The journal has who, from what, to what.
    entry = JournalEntry.objects.get(kind="ChangeDecided")
    assert entry.by == "compliance"
    assert entry.body["proposed_by"] == "administrator"
    assert entry.body["changed"]["version"] == ["house-2026-11", "example-2"]
