"""Versions of the plan's policy: proposed, tried, agreed to, planned by."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.actions.plan_day import plan_day
from arrears.actions.replan_team import replan_under
from arrears.planner.faults import read_policy
from arrears.planner.policy import Policy, house_text
from arrears.questions.day_policy import plan_policy, runs_by
from arrears.store.models import JournalEntry, Lender, PlanRun, Proposal, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
WHERE = "/administration/plan-policy/"
NEW, TRIED = f"{WHERE}new/", f"{WHERE}tried/"
CHANGES = "/administration/changes/"
TOMORROW = books.TODAY + timedelta(days=1)
TEXT = (
    house_text()
    .replace("version: house-2", "version: house-3")
    .replace("minutes_per_call: 4", "minutes_per_call: 6")
)
TOLD = {"text": TEXT, "effective_on": TOMORROW.isoformat(), "ground": "通话变长"}


@pytest.fixture
def admin(of_role, book):
    return of_role("administrator")


@pytest.fixture
def officer(of_role, book):
    return of_role("compliance")


def decide(client, *, grant: str = "1") -> int:
    number = Proposal.objects.latest("pk").pk
    told = {"grant": grant, "ground": "已核对"}
    return client.post(f"{CHANGES}{number}/", told).status_code


@pytest.mark.parametrize(
    "role", ["collector", "supervisor", "strategist", "trainer", "lender"]
)
def test_administrators_and_compliance_alone_see_it(of_role, role):
    client = of_role(role)
    assert [client.get(where).status_code for where in (WHERE, TRIED, NEW)] == [403] * 3
    assert client.post(NEW, TOLD).status_code == 403


def test_compliance_tries_and_decides_and_does_not_propose(officer):
    assert officer.get(WHERE).status_code == 200
    assert officer.post(TRIED, TOLD).status_code == 200
    assert officer.post(NEW, TOLD).status_code == 403


def test_two_people_put_a_version_in_force_from_a_day(admin, officer, journal):
    assert admin.post(NEW, TOLD).status_code == 302
    assert plan_policy(TOMORROW).version == "house-2"
    assert decide(admin) == 422  # who proposed it does not decide
    assert decide(officer) == 302

    assert plan_policy(TOMORROW).version == "house-3"
    assert plan_policy(books.TODAY).version == "house-2"
    assert journal() == ["ChangeProposed", "ChangeDecided"]
    assert JournalEntry.objects.last().body["changed"]["version"] == [
        "house-2",
        "house-3",
    ]


def test_the_plan_of_the_day_goes_by_it_and_another_may_still_be_given(admin, officer):
    admin.post(NEW, TOLD)
    decide(officer)

    plan_day(on=TOMORROW, by="cli", now=books.NOW)
    assert PlanRun.objects.get(on=TOMORROW).policy == "house-3"
    assert runs_by(TOMORROW).minutes_per_call == 6

    told = plan_day(on=TOMORROW, by="cli", now=books.NOW, policy=Policy.default())
    assert told.stamp["policy"] == "house-2"
    assert runs_by(TOMORROW) == Policy.default()


def test_a_day_replanned_by_a_file_runs_by_what_the_file_says(admin):
    replan_under(read_policy(TEXT), by="cli", now=books.NOW)

    assert PlanRun.objects.get(on=books.TODAY).policy == "house-3"
    assert runs_by(books.TODAY).minutes_per_call == 6
    assert plan_policy(books.TODAY).minutes_per_call == 4


def test_a_declined_version_changes_nothing(admin, officer):
    admin.post(NEW, TOLD)
    assert decide(officer, grant="0") == 302

    assert plan_policy(date(2027, 1, 1)) == Policy.default()
    assert admin.post(NEW, TOLD).status_code == 302  # and may be proposed again


def test_a_day_that_is_planned_goes_on_by_its_policy(admin, officer):
    today = TOLD | {"effective_on": books.TODAY.isoformat()}
    answer = admin.post(NEW, today)
    assert answer.status_code == 422
    assert "新版本最早从 2026-11-25 起生效" in answer.text

    admin.post(NEW, TOLD)
    plan_day(on=TOMORROW, by="cli", now=books.NOW)
    assert decide(officer) == 422  # planned meanwhile
    assert decide(officer, grant="0") == 302


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"text": house_text()}, "版本名“house-2”已用过"),
        ({"text": TEXT.replace("house-3", "x" * 41)}, "现在是 41 个"),
        ({"text": "version: ["}, "第 1 行"),
        ({"text": TEXT.replace("calendar: CN", "calendar: ZZ")}, "行，calendar："),
        ({"text": TEXT + "#" * 64_000}, "文本最长"),
        ({"ground": " "}, "请写明原因"),
        ({"effective_on": "2026-11-23"}, "生效日不能早于今天"),
        ({"effective_on": "soon"}, "生效日不能早于今天"),
    ],
)
def test_what_does_not_hold_is_refused_and_what_was_typed_stays(admin, more, says):
    answer = admin.post(NEW, TOLD | more)

    assert answer.status_code == 422
    assert says in answer.text
    assert not Proposal.objects.exists()
    if more.get("text") != house_text():
        assert (more.get("text") or TEXT)[:40].split("\n")[0] in answer.text


def test_it_is_tried_against_today_s_book_and_nothing_is_kept(admin, journal):
    page = admin.post(TRIED, TOLD).text

    assert "<ins>+ version: house-3</ins>" in page
    assert "今天的计划，两种排法" in page
    assert not Proposal.objects.exists()
    assert journal() == []


def test_the_second_person_tries_what_waits_before_deciding(admin, officer):
    admin.post(NEW, TOLD)

    assert "这会让今天的计划怎样变化" in officer.get(CHANGES).text
    page = officer.post(TRIED, {"waiting": "1"}).text
    assert "<ins>+ minutes_per_call: 6 " in page


def test_a_file_goes_before_what_is_typed(admin):
    sent = SimpleUploadedFile("plan.yaml", b"\xef\xbb\xbf" + TEXT.encode())
    assert admin.post(NEW, TOLD | {"text": "", "file": sent}).status_code == 302
    assert Proposal.objects.get().version == "house-3"


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("plan.exe", b"version: 1"),
        ("plan.yaml.exe", b"version: 1"),
        ("plan.yaml", b"\xff\xfe\x00"),
        ("plan.yaml", b"#" * 64_001),
    ],
)
def test_a_file_that_is_no_policy_is_refused(admin, name, holds):
    sent = SimpleUploadedFile(name, holds)
    answer = admin.post(NEW, TOLD | {"file": sent})

    assert answer.status_code == 422
    assert "请上传 UTF-8 编码的 .yaml 文件" in answer.text


def test_a_file_that_is_refused_stays_on_the_page_to_be_put_right(admin):
    wrong = TEXT.replace("calendar: CN", "calendar: ZZ")
    sent = SimpleUploadedFile("plan.yaml", wrong.encode())

    answer = admin.post(NEW, TOLD | {"text": "", "file": sent})

    assert answer.status_code == 422
    assert "calendar: ZZ" in answer.text.split("<textarea")[1]


def test_a_version_is_held_against_the_one_before(admin, officer):
    admin.post(NEW, TOLD)
    decide(officer)
    number = Proposal.objects.get().pk

    assert (
        "<del>- version: house-2</del>" in admin.get(f"{WHERE}?version={number}").text
    )
    assert admin.get(f"{WHERE}?version=999").status_code == 404
    assert admin.post(NEW, TOLD).status_code == 422  # its name is taken


def test_who_is_limited_to_a_lender_changes_nothing_for_the_whole_house(admin):
    Staff.objects.get(role="administrator").scope.add(Lender.objects.get())

    assert admin.get(WHERE).status_code == 200
    assert admin.post(TRIED, TOLD).status_code == 403
    assert admin.post(NEW, TOLD).status_code == 403
