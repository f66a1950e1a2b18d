"""The money of a case at the desk: offers, agreements, claimed payments, reversals."""

import re

import pytest

from arrears.store.models import Adjustment, Offer, Payment, Trace

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/money/"
MEANS = {"income": "6,000", "essentials": "3000", "other_debts": "0", "payday": "10"}


def schemes(page) -> list[str]:
    return re.findall(r'name="scheme" value="([^"]+)"', page.text)


def scheme(page, kind: str) -> str:
    return next(key for key in schemes(page) if key.startswith(kind))


@pytest.mark.covers("QST-02")
def test_what_may_be_offered_follows_from_what_she_can_bear(carla, book):
    page = carla.get(PAGE, MEANS)

    assert "每月还剩 ¥3,000.00" in page.text
    assert "负担得起" in page.text
    assert schemes(page)[0].startswith("plan-")


def test_nobody_has_to_tell_her_means_for_an_offer(carla, book):
    assert schemes(carla.get(PAGE))


@pytest.mark.parametrize(
    ("told", "says"),
    [({"income": "viel"}, "金额"), ({"payday": "32"}, "1 到 31")],
)
def test_means_that_cannot_be_read_are_told_and_come_back_as_typed(
    carla, book, told, says
):
    page = carla.get(PAGE, told)

    assert says in page.text
    assert next(iter(told.values())) in page.text


def test_from_an_offer_to_an_agreement_in_writing(carla, book, journal):
    key = scheme(carla.get(PAGE, MEANS), "plan")
    carla.post("/cases/A-1042/offers/", MEANS | {"scheme": key})
    row = Offer.objects.get()

    page = carla.post(f"/cases/A-1042/offers/{row.pk}/taken/", follow=True)

    assert "协议成立" in page.text
    assert "履行中" in page.text
    paper = carla.get(f"/cases/A-1042/offers/{row.pk}/")
    assert "还款期数、日期和每期金额" in paper.text
    assert "如果某一期没有还" in paper.text
    assert "还款计划履行中" in carla.get("/cases/A-1042/").text
    assert journal() == ["OfferMade", "OfferAccepted", "StopSet"]


def test_a_supervisor_decides_on_what_a_collector_may_not_grant(
    carla, sandro, of_role, book
):
    key = scheme(carla.get("/cases/B-2077/money/"), "waiver")
    carla.post("/cases/B-2077/offers/", {"scheme": key})
    row = Offer.objects.get()
    decision = f"/cases/B-2077/offers/{row.pk}/decision/"
    assert "B-2077" in sandro.get("/approvals/").text

    assert carla.post(decision, {"decision": "grant"}).status_code == 403
    refused = sandro.post(decision, {"decision": "grant", "ground": "可以"})
    assert refused.status_code == 422
    assert "权限不够" in refused.text
    adam = of_role("administrator")
    adam.post(decision, {"decision": "grant", "ground": "批复 12 号"})

    row.refresh_from_db()
    assert row.approved_by
    assert "没有待审批" in sandro.get("/approvals/").text


def test_a_scheme_somebody_made_up_is_refused(carla, book):
    answer = carla.post("/cases/A-1042/offers/", {"scheme": "settlement-1-1"})

    assert answer.status_code == 422
    assert "不在可选范围" in answer.text
    assert not Offer.objects.exists()


@pytest.mark.covers("OBJ-04")
def test_a_claimed_payment_is_looked_for_and_closed(carla, book, journal):
    told = {
        "amount": "600",
        "paid_on": "2026-11-23",
        "account": "尾号 3318",
        "way": "手机银行",
    }

    page = carla.post("/cases/A-1042/traces/", told, follow=True)

    assert "查找中" in page.text
    trace = Trace.objects.get()
    carla.post(f"/cases/A-1042/traces/{trace.pk}/")
    assert journal() == ["TraceOpened", "TraceEnded"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"amount": "", "paid_on": "2026-11-23"}, "金额"),
        (
            {"amount": "5", "paid_on": "2026-11-23", "account": "", "way": ""},
            "请问清楚",
        ),
        ({"amount": "5", "paid_on": "soon"}, "从日历"),
        (
            {"amount": "5", "paid_on": "2026-12-23", "account": "x", "way": "y"},
            "还没有到",
        ),
    ],
)
def test_a_claim_that_says_too_little_is_refused_with_what_was_typed(
    carla, book, told, says
):
    answer = carla.post("/cases/A-1042/traces/", told)

    assert answer.status_code == 422
    assert says in answer.text
    assert f'value="{told["paid_on"]}"' in answer.text


def test_a_payment_is_taken_back_by_a_supervisor_with_a_ground(carla, sandro, book):
    paid = Payment.objects.get(ref="P-1")
    way = f"/cases/A-1042/payments/{paid.pk}/"

    assert carla.post(way, {"ground": "退回"}).status_code == 403
    assert sandro.post(way, {"ground": " "}).status_code == 422
    page = sandro.post(way, {"ground": "银行退回"}, follow=True)

    assert "冲正" in page.text
    assert Adjustment.objects.get().payment == paid


@pytest.mark.parametrize("role", ["strategist", "trainer", "compliance"])
def test_who_only_reads_offers_nothing(of_role, book, role):
    reader = of_role(role)

    assert schemes(reader.get(PAGE)) == []
    assert reader.post("/cases/A-1042/offers/", {"scheme": "x"}).status_code == 403
    assert reader.post("/cases/A-1042/traces/", {}).status_code == 403
