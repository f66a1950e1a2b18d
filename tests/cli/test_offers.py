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
def test_a_proposed_policy_holds_once_agreed_to_for_its_lender_and_no_others(
    arrears, file
):
    from arrears.actions.propose_change import decide_change
    from arrears.store.models import Lender, Proposal
    from arrears.store.policies import policy_of
    from tests.web import book as books

    book = books.built("zh")
    other = Lender.objects.create(key="other", name="Other")

    use = ("offers", "use", file(POLICY), "--lender", "example")
    silent = arrears(*use)
    result = arrears("--lang", "en", *use, "--because", "letter 12")

    own = Lender.objects.get(pk=book.alma.placement.lender_id)
    assert (silent.exit_code, result.exit_code) == (3, 0)  # why, it must say
    assert "not in force yet" in result.output
    assert policy_of(own, on=date(2100, 1, 1)).version.startswith("house")

    books.decider("colin", "compliance")
    waits = Proposal.objects.get()
    decide_change(
        proposal=waits.pk, grant=True, ground="seen", by="colin", now=books.NOW
    )
    assert policy_of(own, on=date(2100, 1, 1)).version == "test-1"
    assert policy_of(other, on=date(2100, 1, 1)).version.startswith("house")
    told = ("--lender", "nobody", "--because", "x")
    missing = arrears("offers", "use", file(POLICY), *told)
    assert (missing.exit_code, "example" in missing.stderr) == (3, True)


@pytest.mark.django_db
def test_a_policy_with_a_mistake_is_not_put_in_force(arrears, file):
    from arrears.store.models import Lender

    owner = Lender.objects.create(key="example", name="Example")

    bad = file(POLICY.replace("version", "verison"))
    result = arrears("offers", "use", bad, "--lender", "example", "--because", "x")

    owner.refresh_from_db()
    assert (result.exit_code, owner.policy) == (3, "")
