"""The audit: who changed what, from what to what, filtered and exported without formulas."""

import pytest

from arrears.questions import columns
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AUDIT = "/administration/audit/"
CSV = f"{AUDIT}?as=csv"
MOVED = {"role": "collector", "name": "=卡拉", "staff_number": "S-01", "team": "二组"}


@pytest.fixture
def admin(of_role, people):
    client = of_role("administrator")
    client.post("/administration/staff/carla/", MOVED | {"calls_per_round": "40"})
    client.post("/administration/staff/sandro/closed/", {"ground": "离职"})
    return client


@pytest.mark.parametrize("role", ["collector", "supervisor", "compliance", "lender"])
def test_the_audit_is_the_administrators(of_role, role):
    client = of_role(role)

    assert {client.get(page).status_code for page in (AUDIT, CSV)} == {403}


def test_a_change_says_from_what_to_what(admin):
    page = admin.get(f"{AUDIT}?kind=StaffChanged")

    (line,) = page.context["found"].rows
    told = {one.name: (one.before, one.after) for one in line.changes}
    assert told == {"name": ("卡拉", "=卡拉"), "team": ("", "二组")}
    assert "<del>卡拉</del>" in page.text


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("subject=sandro", {"AccountClosed"}),
        ("by=administrator", {"AccountClosed", "StaffChanged"}),
        ("kind=SignedOutEverywhere", {"SignedOutEverywhere"}),
        ("by=nobody", set()),
        ("from=2026-11-24&to=2026-11-24", {"AccountClosed", "StaffChanged"}),
        ("to=2026-11-23", set()),
        ("from=2026-11-25", set()),
        ("kind=ContactDenied", {"AccountClosed", "StaffChanged"}),  # not the desk's
        ("from=soon&page=x", {"AccountClosed", "StaffChanged"}),
    ],
)
def test_it_is_filtered_by_the_address(admin, asked, kinds):
    found = admin.get(f"{AUDIT}?{asked}").context["found"].rows

    assert {line.kind for line in found} == kinds


def test_the_export_has_a_row_a_field_and_no_formula(admin):
    lines = admin.get(f"{CSV}&kind=StaffChanged").text.splitlines()

    assert len(lines) == 3
    assert any(",卡拉,'=卡拉," in line for line in lines)


def test_an_entry_that_names_no_field_has_one_row(admin):
    head, *lines = admin.get(f"{CSV}&kind=AccountClosed").text.splitlines()

    assert head.split(",")[5:8] == ["字段", "原值", "新值"]
    assert len(lines) == 1
    assert lines[0].split(",")[5:8] == ["", "", ""]


def test_the_export_is_sorted_as_the_page_and_journalled(admin, journal):
    down = admin.get(f"{CSV}&sort=-entry").text.splitlines()[1:]
    up = admin.get(f"{CSV}&sort=entry").text.splitlines()[1:]

    assert {line.split(",")[0] for line in down} == {line.split(",")[0] for line in up}
    assert int(down[0].split(",")[0]) > int(up[0].split(",")[0])
    assert journal()[-1] == "ListTaken"


def test_more_fields_than_a_file_takes_are_refused_and_nothing_is_cut(
    admin, journal, monkeypatch
):
    """One entry with two changed fields: a row too many where a file takes one."""
    monkeypatch.setattr(columns, "MOST_ROWS", 2)
    assert len(admin.get(f"{CSV}&kind=StaffChanged").text.splitlines()) == 3

    monkeypatch.setattr(columns, "MOST_ROWS", 1)
    answer = admin.get(f"{CSV}&kind=StaffChanged")

    assert answer.status_code == 422
    assert "请缩小范围后再导出" in answer.text
    assert journal().count("ListTaken") == 1


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_it_opens_in_both_languages(admin, lang):
    admin.cookies["django_language"] = lang

    assert admin.get(AUDIT).status_code == 200
    assert books.CARLA in admin.get(AUDIT).text
