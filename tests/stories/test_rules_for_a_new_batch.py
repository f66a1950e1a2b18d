"""
Sandro is tired of giving out each batch by hand; from Wednesday the rules do it.

He writes three rules, is told that age is none of them, tries the rest on today's book
and proposes them. The compliance officer agrees. On Wednesday a file comes in: the new
cases are handed out at once, the plan calls them from where they were given, Li's own
case stays Li's, and whoever opens a case reads by which rule it came to her.
"""

from datetime import date, timedelta

import pytest
from django.test import Client

from arrears.actions.assign_cases import apply_bulk, try_bulk
from arrears.actions.import_book import import_book
from arrears.actions.plan_day import plan_day
from arrears.domain.case.assigning import Change
from arrears.store import journal
from arrears.store.models import Assignment, Case, Proposal, Staff, WorkItem
from tests.actions.test_import_book import HEADER, PROFILE
from tests.intake.files import SECRET, written
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WEDNESDAY = date(2026, 11, 25)
WITHOUT = """\
  - name: 年轻人给李
    when: {age_until: 30}
    to: {seat: li}
"""
RULES = f"""\
version: rules-1
rules:
  - name: 金额较大的给卡拉
    when: {{owed_from_minor: 5000, currencies: [CNY]}}
    to: {{seat: carla}}
{WITHOUT}  - name: 其余给小组
    to: {{keeper: 甲组}}
"""
NEW_ONES = (
    "K-1,N-1,新一,100.00,2026-11-01,15490000031",
    "K-2,N-2,新二,10.00,2026-11-20,15490000032",
)


@pytest.fixture
def li(people) -> Client:
    user = books.staff("li", "collector", name="李", number="S-03")
    Staff.objects.filter(role="collector").update(team="甲组")
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.covers("PROC-22", "ROLE-04", "DAT-84")
def test_from_wednesday_the_rules_give_out_the_batch(
    sandro,
    carla,
    li,
    book,
    of_role,
    settings,
    tmp_path,
):
    settings.ARREARS_CLOCK = books.NOW
    # Boris has always been Li's.
    act = try_bulk(
        cases=[book.boris.pk],
        change=Change("seat", seat="li"),
        ground="一直是李在谈",
        told="",
        by="sandro",
        now=books.NOW,
    )
    apply_bulk(act=act, by="sandro", now=books.NOW)

    # What somebody is decides nothing, and the page says at which line.
    told = {
        "text": RULES,
        "effective_on": WEDNESDAY.isoformat(),
        "ground": "每批都一样",
    }
    answer = sandro.post("/assign/rules/new/", told)
    assert answer.status_code == 422
    assert "第 7 行" in answer.text
    assert "指年龄、出生日期" in answer.text

    # Without it: tried, proposed, agreed to by somebody else.
    told["text"] = RULES.replace(WITHOUT, "")
    assert '<strong class="num">12</strong> 件改动' in (
        sandro.post("/assign/rules/tried/", told).text
    )
    sandro.post("/assign/rules/new/", told)
    number = Proposal.objects.get().pk
    agreed = {"grant": "1", "ground": "没有看人的条件"}
    of_role("compliance").post(f"/administration/changes/{number}/", agreed)
    assert Assignment.objects.count() == 1  # nothing before its day

    # Wednesday: a file comes in, and the day is planned.
    now = books.NOW + timedelta(days=1)
    settings.ARREARS_CLOCK = now
    receipt = import_book(
        written(tmp_path / "batch.csv", HEADER, *NEW_ONES),
        profile=PROFILE,
        by="cli",
        now=now,
        on=WEDNESDAY,
        secret=SECRET,
        folder=tmp_path,
    )
    assert receipt.assigned == 14
    plan_day(on=WEDNESDAY, by="cli", now=now)

    held = dict(
        Assignment.objects.filter(ended_at=None).values_list("case__number", "seat")
    )
    new = {
        each.debtor.name: held[each.number]
        for each in Case.objects.filter(debtor__name__in=("新一", "新二"))
    }
    assert new["新一"] == "carla"
    assert new["新二"] in {"carla", "li"}
    assert held["B-2077"] == "li"
    called = WorkItem.objects.filter(run__on=WEDNESDAY).exclude(seat="")
    assert called.count() > 1
    for item in called.select_related("case"):
        assert item.seat == held[item.case.number]

    # Whoever opens the case reads why it is hers; the journal holds.
    assert "rules-1 · 金额较大的给卡拉" in carla.get("/cases/A-1042/").text
    assert journal.proof().holds
