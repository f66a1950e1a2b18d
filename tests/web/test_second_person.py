"""Changes with four eyes: second keys reset and policies put in force by two people."""

import pytest

from arrears.playbook.offers.policy import house_policy, house_text
from arrears.store.models import Lender, Proposal, SecondFactor
from arrears.store.policies import policy_of
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CHANGES = "/administration/changes/"
POLICY = "/administration/policies/example/"
RESET = "/administration/staff/sandro/key/"
NEW = (
    house_text()
    .replace("house-2026-11", "example-2")
    .replace("    days: 30", "    days: 0")
)
TOLD = {"text": NEW, "effective_on": "2026-11-24", "ground": "委托方来函"}


@pytest.fixture
def admin(of_role, people):
    return of_role("administrator")


@pytest.fixture
def key(people):
    return SecondFactor.objects.create(
        user=people[books.SANDRO], nonce="x", made_at=books.NOW, confirmed_at=books.NOW
    )


def decided(client, *, grant="1", ground="当面核实") -> int:
    number = Proposal.objects.latest("pk").pk
    told = {"grant": grant, "ground": ground}
    return client.post(f"{CHANGES}{number}/", told).status_code


@pytest.mark.parametrize(
    "role", ["collector", "supervisor", "strategist", "trainer", "lender"]
)
def test_administrators_and_compliance_alone_decide(of_role, role):
    assert of_role(role).get(CHANGES).status_code == 403


def test_a_lost_telephone_is_reset_by_two_people(admin, of_role, key, journal):
    assert admin.post(RESET).status_code == 422  # no ground
    admin.post(RESET, {"ground": "手机丢失"})
    assert SecondFactor.objects.exists()

    assert decided(admin) == 422  # who proposed it does not decide
    assert decided(of_role("compliance")) == 302

    assert not SecondFactor.objects.exists()
    assert journal() == ["ChangeProposed", "ChangeDecided", "SecondFactorRemoved"]


def test_a_declined_reset_leaves_the_key(admin, of_role, key):
    admin.post(RESET, {"ground": "手机丢失"})
    second = of_role("compliance")

    assert decided(second, grant="0", ground=" ") == 422
    assert decided(second, grant="0") == 302
    assert decided(second) == 422  # decided on before
    assert SecondFactor.objects.exists()


def test_what_waits_is_not_proposed_twice(admin, key, journal):
    done = [admin.post(RESET, {"ground": "丢失"}).status_code for _ in range(2)]

    assert done == [302, 422]
    assert journal() == ["ChangeProposed"]


def test_a_policy_is_in_force_once_a_second_person_agreed(admin, of_role, book):
    lender = Lender.objects.get()
    admin.post(POLICY, TOLD)
    before = policy_of(lender, on=books.TODAY).version
    decided(of_role("compliance"))

    assert before == house_policy().version
    assert policy_of(lender, on=books.TODAY).version == "example-2"


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_who_decides_sees_what_differs(admin, of_role, book, key, lang):
    admin.post(POLICY, TOLD)
    admin.post(RESET, {"ground": "手机丢失"})
    second = of_role("compliance")
    second.cookies["django_language"] = lang

    page = second.get(CHANGES)

    told = {(line.kind, line.text.strip()) for line in page.context["waiting"][0].diff}
    assert ("gone", "version: house-2026-11") in told
    assert ("added", "version: example-2") in told
    assert len(page.context["waiting"]) == 2


def test_a_policy_of_tomorrow_is_not_todays(admin, of_role, book):
    admin.post(POLICY, TOLD | {"effective_on": "2026-11-25"})
    decided(of_role("compliance"))
    day = books.TODAY.replace(day=25)

    lender = Lender.objects.get()
    assert policy_of(lender, on=books.TODAY).version == house_policy().version
    assert policy_of(lender, on=day).version == "example-2"


@pytest.mark.parametrize(
    "wrong",
    [
        {"effective_on": "2026-11-23"},
        {"effective_on": "soon"},
        {"text": "discount: [all of it"},
        {"ground": " "},
    ],
)
def test_a_policy_that_cannot_be_is_refused_with_what_was_typed(
    admin, book, journal, wrong
):
    page = admin.post(POLICY, TOLD | wrong)

    assert page.status_code == 422
    assert (TOLD | wrong)["text"].splitlines()[0] in page.text
    assert journal() == []


def test_a_dry_run_says_what_it_would_change_and_keeps_nothing(admin, book, journal):
    page = admin.post(POLICY, TOLD | {"try": "1"})

    assert page.context["tried"].cases == 13
    assert any(line.before != line.after for line in page.context["tried"].lines)
    assert "example-2" in page.text
    assert journal() == []


def test_an_older_version_is_held_against_the_one_before(admin, of_role, book):
    admin.post(POLICY, TOLD)
    decided(of_role("compliance"))
    number = Proposal.objects.get().pk

    page = admin.get(f"{POLICY}?version={number}")

    assert {line.kind for line in page.context["diff"]} == {"added", "gone", "same"}
    assert admin.get("/administration/policies/mars/").status_code == 404


def test_what_changed_stands_in_the_journal_from_and_to(admin, of_role, book):
    from arrears.store.models import JournalEntry

    admin.post(POLICY, TOLD)
    decided(of_role("compliance"))

    body = JournalEntry.objects.get(kind="ChangeDecided").body
    assert body["changed"]["version"] == ["house-2026-11", "example-2"]
