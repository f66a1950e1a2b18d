"""`arrears offers`: a policy is shown, and its mistakes are named."""

from datetime import date

import pytest

POLICY = """
version: test-1
valid_days: 5
grace_days: 2
least_instalment_minor: 10000
schemes: {plan: {months: {card: 12}, documents: []}}
authority: {collector: {months: 6}, supervisor: {months: 12}}
"""


@pytest.fixture
def file(tmp_path):
    def written(text: str):
        path = tmp_path / "policy.yaml"
        path.write_text(text, "utf-8")
        return path

    return written


def test_the_policy_in_force_is_shown(arrears):
    result = arrears("--lang", "en", "offers", "show")

    assert result.exit_code == 0
    assert "60 months at the most" in result.output
    assert "Collector may grant" in result.output


def test_a_policy_that_holds_is_shown_too(arrears, file):
    result = arrears("--lang", "en", "offers", "check", file(POLICY))

    assert result.exit_code == 0
    assert "12 months at the most" in result.output


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("valid_days: 5", "valid_days: 0"), "valid_days"),
        (("grace_days: 2", "grace_days: -1"), "grace_days"),
        (("version", "verison"), "verison"),
        (("card: 12", "boat: 12"), "boat"),
    ],
)
def test_a_mistake_is_named_with_its_key(arrears, file, change, says):
    result = arrears("offers", "check", file(POLICY.replace(*change)))

    assert result.exit_code == 3
    assert says in result.stderr


def test_a_file_that_is_not_there_is_told(arrears, tmp_path):
    result = arrears("offers", "check", tmp_path / "none.yaml")

    assert (result.exit_code, "none.yaml" in result.stderr) == (3, True)


@pytest.mark.django_db
def test_a_lenders_own_policy_holds_for_its_cases_and_no_others(arrears, file):
    from arrears.store.models import Lender
    from arrears.store.policies import policy_of
    from tests.web import book as books

    book = books.built("zh")
    other = Lender.objects.create(key="other", name="Other")

    result = arrears(
        "--lang", "en", "offers", "use", file(POLICY), "--lender", "example"
    )

    assert (result.exit_code, "In force" in result.output) == (0, True)
    own = Lender.objects.get(pk=book.alma.placement.lender_id)
    assert policy_of(own, on=date(2100, 1, 1)).version == "test-1"
    assert policy_of(other, on=date(2100, 1, 1)).version.startswith("house")
    missing = arrears("offers", "use", file(POLICY), "--lender", "nobody")
    assert (missing.exit_code, "example" in missing.stderr) == (3, True)


@pytest.mark.django_db
def test_a_policy_with_a_mistake_is_not_put_in_force(arrears, file):
    from arrears.store.models import Lender

    owner = Lender.objects.create(key="example", name="Example")

    bad = file(POLICY.replace("version", "verison"))
    result = arrears("offers", "use", bad, "--lender", "example")

    owner.refresh_from_db()
    assert (result.exit_code, owner.policy) == (3, "")
