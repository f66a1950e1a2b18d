"""A lender's person sees its own lender, and no door of the house opens to it."""

import pytest
from django.test import Client

from arrears.law.engine.versions import versions
from arrears.store.models import Lender, PackSignOff, Placement, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
OWN = "/administration/own/"
HOUSE = (
    "/cases/A-1042/",
    "/cases/A-1042/money/",
    "/search/?q=A",
    "/insight/",
    "/aside/house.stopped/",
    "/playbook/",
    "/training/",
    "/administration/",
    "/administration/changes/",
    "/administration/policies/example/",
    "/compliance/",
)


@pytest.fixture
def lea(book) -> Client:
    user = books.staff("lea", "lender", name="李娅", number="L-01")
    Staff.objects.filter(user=user).update(lender=Lender.objects.get())
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_it_sees_its_placements_and_nobody_elses(lea, lang):
    other = Lender.objects.create(key="other", name="旁支银行")
    Placement.objects.create(lender=other, key="secret-7")
    lea.cookies["django_language"] = lang

    page = lea.get(OWN)

    assert "2026-10" in page.text
    assert "secret-7" not in page.text
    assert "旁支银行" not in page.text


@pytest.mark.parametrize("page", HOUSE)
def test_no_page_of_the_house_opens(lea, page):
    assert lea.get(page).status_code == 403


def test_it_signs_a_pack_for_itself_and_the_house_sees_whose_hand(lea, of_role):
    told = {"version": versions(["cn"])["cn"], "note": "已核对"}
    done = lea.post(f"{OWN}packs/cn/", told)
    stale = lea.post(f"{OWN}packs/cn/", told | {"version": "stale"})

    assert (done.status_code, stale.status_code) == (302, 422)
    assert PackSignOff.objects.get().lender.key == "example"
    assert "示例消费金融" in of_role("administrator").get("/administration/packs/").text


def test_what_the_house_signed_is_not_shown_to_it(lea):
    PackSignOff.objects.create(
        pack="cn",
        version=versions(["cn"])["cn"],
        note="内部核对",
        at=books.NOW,
        by="ada",
    )

    assert "内部核对" not in lea.get(OWN).text


def test_it_begins_at_its_own_page(lea):
    assert lea.get("/").url == OWN
    assert lea.get("/account/").status_code == 200


@pytest.mark.parametrize("role", ["collector", "administrator"])
def test_the_page_is_the_lenders_alone(of_role, role):
    assert of_role(role).get(OWN).status_code == 403


def test_a_post_without_its_lender_sees_nothing(of_role):
    assert of_role("lender").get(OWN).status_code == 404
