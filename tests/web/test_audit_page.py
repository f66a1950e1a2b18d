"""The audit: who changed what, from what to what, filtered and exported without formulas."""

import pytest

from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AUDIT = "/administration/audit/"
CSV = "/administration/audit.csv"
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
    lines = admin.get(f"{CSV}?kind=StaffChanged").text.splitlines()

    assert len(lines) == 3
    assert any(",卡拉,'=卡拉," in line for line in lines)


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_it_opens_in_both_languages(admin, lang):
    admin.cookies["django_language"] = lang

    assert admin.get(AUDIT).status_code == 200
    assert books.CARLA in admin.get(AUDIT).text
