"""The administrator's desk: accounts and posts, packs, policies, and their audit."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from arrears.law.engine.versions import versions
from arrears.store.models import PackSignOff, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
PAGES = ("", "packs/", "policies/", "policies/example/", "audit/")
DEEDS = (
    "staff/new/",
    "staff/carla/",
    "staff/carla/closed/",
    "staff/carla/password/",
    "staff/carla/key/",
    "packs/cn/",
    "policies/example/",
)
OTHERS = ("collector", "supervisor", "compliance", "strategist", "trainer")
NEW = {
    "username": "nina",
    "role": "collector",
    "name": "妮娜",
    "staff_number": "S-09",
    "team": "一组",
    "calls_per_round": "30",
}


def at(page: str) -> str:
    return f"/administration/{page}"


@pytest.fixture
def admin(of_role, people):
    return of_role("administrator")


@pytest.mark.parametrize("role", OTHERS)
def test_it_is_the_administrators_alone(of_role, people, book, role, journal):
    client = of_role(role)

    assert {client.get(at(page)).status_code for page in PAGES} == {403}
    assert {client.post(at(deed)).status_code for deed in DEEDS} == {403}
    assert journal() == []


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(admin, book, lang):
    admin.cookies["django_language"] = lang

    assert {admin.get(at(page)).status_code for page in PAGES} == {200}


def test_a_new_account_signs_in_with_its_first_password(admin, journal):
    page = admin.post(at("staff/new/"), NEW)

    told = {"username": "nina", "password": page.context["first"]}
    assert Client().post("/sign-in/", told).url == "/"
    assert Staff.objects.get(user__username="nina").team == "一组"
    assert journal()[0] == "StaffSeated"


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "carla"},
        {"username": "Not A Name"},
        {"role": "king"},
        {"name": ""},
        {"staff_number": "S-01"},
        {"calls_per_round": "501"},
        {"calls_per_round": "-1"},
    ],
)
def test_an_account_that_does_not_fit_is_refused(admin, journal, wrong):
    page = admin.post(at("staff/new/"), NEW | wrong)

    assert page.status_code == 422
    assert not User.objects.filter(username="nina").exists()
    assert journal() == []


def test_a_changed_post_is_journalled_from_and_to(admin):
    from arrears.store.models import JournalEntry

    told = {"role": "supervisor", "name": "卡拉", "staff_number": "S-01"}
    admin.post(at("staff/carla/"), told | {"calls_per_round": "40"})

    entry = JournalEntry.objects.get(kind="StaffChanged")
    assert entry.body == {"changed": {"role": ["collector", "supervisor"]}}


def test_a_closed_account_opens_nothing_until_it_is_reopened(admin, journal):
    told = {"username": books.CARLA, "password": books.PASSWORD}
    admin.post(at("staff/carla/closed/"), {"ground": "离职"})
    shut = Client().post("/sign-in/", told).status_code
    admin.post(at("staff/carla/open/"), {"ground": "返聘"})

    assert shut == 422
    assert Client().post("/sign-in/", told).status_code == 302
    assert [kind for kind in journal() if kind.startswith("Account")] == [
        "AccountClosed",
        "AccountReopened",
    ]


@pytest.mark.parametrize("deed", ["closed", "open", "password"])
def test_nobody_does_it_to_oneself(admin, journal, deed):
    page = admin.post(at(f"staff/administrator/{deed}/"), {"ground": "x"})

    assert page.status_code == 422
    assert journal() == []


def test_a_new_first_password_replaces_the_old_one(admin):
    page = admin.post(at("staff/carla/password/"), {"ground": "忘记密码"})

    carla = User.objects.get(username=books.CARLA)
    assert carla.check_password(page.context["first"])
    assert not carla.check_password(books.PASSWORD)


def test_a_deed_that_is_none_is_not_found(admin):
    assert admin.post(at("staff/carla/promoted/")).status_code == 404


def test_a_pack_is_signed_in_its_present_state_and_once(admin, journal):
    told = {"version": versions(["cn"])["cn"], "note": "逐条核对"}

    done = [admin.post(at("packs/cn/"), told).status_code for _ in range(2)]

    assert done == [302, 422]
    assert PackSignOff.objects.get().by == "administrator"
    assert journal() == ["PackSignedOff"]


@pytest.mark.parametrize(
    ("pack", "version", "note"),
    [("cn", "stale", "x"), ("cn", None, " "), ("mars", "stale", "x")],
)
def test_another_state_or_no_note_is_not_signed(admin, journal, pack, version, note):
    told = {"version": version or versions(["cn"])["cn"], "note": note}

    assert admin.post(at(f"packs/{pack}/"), told).status_code == 422
    assert journal() == []


def test_the_audit_shows_changes_and_not_the_cases(admin, book):
    admin.post(at("staff/carla/closed/"), {"ground": "离职"})

    page = admin.get(at("audit/"))
    kinds = {line.kind for line in page.context["found"].rows}

    assert "AccountClosed" in kinds
    assert not kinds & {"ContactDenied", "NoteWritten"}
