"""`arrears steer`, `refit-worth` and `plan --what-if`, as somebody types them."""

import json

import pytest

from arrears.store.models import Case, Steer
from tests.cli.conftest import ALMA, BORIS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(really_written, intake):
    intake(ALMA, BORIS)
    return Case.objects.order_by("number").first().number


def test_a_case_is_weighed_and_taken_back(arrears, case):
    done = arrears("--lang", "en", "steer", case, "--weight", 200, "--ground", "asked")

    assert (done.exit_code, Steer.objects.get().weight_percent) == (0, 200)
    assert arrears("steer", case, "--withdraw").exit_code == 0
    assert not Steer.objects.filter(withdrawn_at=None).exists()


def test_steering_without_a_case_tells_its_cost(arrears, case):
    told = json.loads(arrears("steer", "--json").stdout)

    assert told["before"]["called"] == told["after"]["called"]


def test_two_plans_are_held_against_each_other(arrears, case):
    shown = arrears("--lang", "en", "plan", "--what-if", "seats=3,calls=5")

    assert shown.exit_code == 0
    assert "Cases called" in shown.stdout
    assert "an assumption" in shown.stdout
    told = arrears("plan", "--what-if", "seats=3,calls=5", "--json")
    assert json.loads(told.stdout)["after"]["called"] >= 0


def test_the_law_is_not_switched_off(arrears, case):
    from arrears.planner.what_if import LawStays

    done = arrears("plan", "--what-if", "rule=cn.hours:off")

    assert isinstance(done.exception, LawStays) or done.exit_code == 3


def test_without_a_holdout_the_proposal_says_so(arrears, case, tmp_path):
    out = tmp_path / "proposed.yaml"

    done = arrears("--lang", "en", "refit-worth", "--out", out)

    assert done.exit_code == 0
    assert "stays an assumption" in done.stdout
    assert "assumption" in out.read_text("utf-8")
