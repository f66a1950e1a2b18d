"""`arrears plan` on a rest day: it says so, and how to plan all the same."""

from importlib import resources

import pytest

from arrears.store.models import PlanRun
from tests.web import book as books

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def book(db):
    return books.built("zh", planned=False)


@pytest.mark.parametrize(("lang", "says"), [("zh", "国庆节"), ("en", "National Day")])
def test_a_rest_day_is_not_planned_and_says_how(arrears, book, lang, says):
    refused = arrears("--lang", lang, "plan", "--on", "2026-10-01")

    assert refused.exit_code == 3
    assert says in refused.stderr
    assert "--any-day" in refused.stderr
    assert not PlanRun.objects.exists()


def test_it_is_planned_where_somebody_says_so(arrears, book):
    done = arrears("plan", "--on", "2026-10-01", "--any-day")

    assert done.exit_code == 0
    assert PlanRun.objects.exists()


def test_a_year_that_is_not_published_is_named(arrears, book):
    refused = arrears("--lang", "en", "plan", "--on", "2027-01-05")

    assert refused.exit_code == 3
    assert "2027 calendar" in refused.stderr


def test_a_policy_may_call_on_rest_days(arrears, book, tmp_path):
    told = (resources.files("arrears.planner") / "policy.yaml").read_text("utf-8")
    file = tmp_path / "policy.yaml"
    told = told.replace("rest_days_called: false", "rest_days_called: true")
    file.write_text(told, "utf-8")

    done = arrears("plan", "--on", "2026-10-01", "--policy", file)

    assert done.exit_code == 0


def test_a_folders_plan_is_made_with_a_note_beside_it(arrears, book, tmp_path):
    arrears("plan", "--frames", tmp_path, "--on", "2026-10-01")
    asked = ("plan", "--from", tmp_path, "--on", "2026-10-01", "--json")

    noted, known = arrears(*asked), arrears(*asked, "--any-day")

    assert "休息日" in noted.stderr
    assert noted.stdout == known.stdout
    assert "休息日" not in known.stderr
