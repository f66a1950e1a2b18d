"""`arrears templates`: listed, shown, and decided on by a second person with both keys."""

import json
from datetime import date, timedelta

import pytest

from arrears.actions.approve_template import Wanted, propose_template
from arrears.actions.second_key import WRONG_CODES
from arrears.domain.words import Words
from arrears.store import second_keys
from arrears.store.models import JournalEntry, MessageTemplate, SecondFactor, Staff
from tests.web import book as books

pytestmark = pytest.mark.django_db
OLGA, CARLA = "olga", books.CARLA
KIND = Words(
    "{name}，您好。您的账户有一笔款到期，方便时请看看。",
    "Hello {name}. A payment on your account is due; please look when you can.",
)


@pytest.fixture(autouse=True)
def at_three_on_tuesday(monkeypatch, home):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: books.NOW)
    monkeypatch.setattr("arrears.cli.keys.at_a_terminal", lambda: True)


@pytest.fixture
def olga(db) -> str:
    """A compliance officer with both keys."""
    user = books.staff(OLGA, "compliance", name="奥尔加", number="S-09")
    keyed(user)
    return OLGA


def keyed(user) -> None:
    SecondFactor.objects.create(
        user=user,
        nonce=second_keys.new_nonce(),
        made_at=books.NOW,
        confirmed_at=books.NOW,
    )


def code_of(username: str) -> str:
    factor = SecondFactor.objects.get(user__username=username)
    return second_keys.code_now(second_keys.secret_of(factor.nonce), at=books.NOW)


@pytest.fixture
def proposed(db):
    """Propose a template, and return its number."""

    def made(by: str = "sandro", key: str = "sms-kind") -> int:
        wanted = Wanted(key, "sms", KIND, expires_on=date(2027, 3, 1))
        return propose_template(wanted=wanted, by=by, now=books.NOW)

    return made


@pytest.fixture
def templates(monkeypatch, db):
    """Type a command in English, and then the keys that it asks for."""
    from typer.testing import CliRunner

    from arrears.cli.app import app

    def typed(*words, keys: tuple[str, ...] = ()):
        line = [str(word) for word in ("--lang", "en", "templates", *words)]
        return CliRunner().invoke(app, line, input="".join(f"{key}\n" for key in keys))

    return typed


def kinds() -> list[str]:
    return list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))


def test_none_is_listed_at_first(templates):
    done = templates("list")

    assert (done.exit_code, done.stdout.strip()) == (0, "There is no such template.")


def test_those_that_wait_are_listed_and_one_is_shown(templates, proposed):
    number = proposed()

    told = json.loads(templates("list", "--state", "proposed", "--json").stdout)
    (line,) = told["templates"]
    assert (line["template"], line["name"], line["state"]) == (
        number,
        "sms-kind",
        "proposed",
    )
    assert told["more"] is False
    shown = templates("show", number).stdout
    assert "waits for approval" in shown
    assert KIND.zh in shown
    assert KIND.en in shown
    assert json.loads(templates("show", number, "--json").stdout) == line
    assert "no such template" in templates("list", "--state", "in_force").stdout
    assert templates("list", "--state", "gone").exit_code == 2


def test_a_second_person_with_both_keys_approves(templates, proposed, olga):
    number = proposed()
    keys = (books.PASSWORD, code_of(olga))

    done = templates("approve", number, "--as", olga, keys=keys)

    assert done.exit_code == 0, done.output
    assert "sms-kind v1 is offered from now on" in done.stdout
    assert books.PASSWORD not in done.output
    row = MessageTemplate.objects.get()
    assert (row.approved_by, row.approved_at) == (olga, books.NOW)
    assert kinds() == ["TemplateProposed", "SignedIn", "TemplateApproved"]
    came_in = JournalEntry.objects.get(kind="SignedIn")
    assert (came_in.by, came_in.body["address"]) == (olga, "cli")


def test_as_json_nothing_but_the_result_is_on_stdout(templates, proposed, olga):
    number = proposed()
    keys = (books.PASSWORD, code_of(olga))

    done = templates("approve", number, "--as", olga, "--json", keys=keys)

    assert json.loads(done.stdout) == {"template": number, "state": "in_force"}


@pytest.mark.parametrize("owner", [OLGA, f"cli:{OLGA}", f"api:{OLGA}"])
def test_nobody_approves_her_own_by_whichever_door_it_came(
    templates, proposed, olga, owner
):
    number = proposed(by=owner)

    done = templates(
        "approve", number, "--as", olga, keys=(books.PASSWORD, code_of(olga))
    )

    assert done.exit_code == 3
    assert "You proposed this template yourself" in done.stderr
    assert MessageTemplate.objects.get().approved_at is None


@pytest.mark.parametrize("deed", [("approve",), ("refuse", "--because", "x")])
@pytest.mark.parametrize("role", ["supervisor", "administrator", "collector"])
def test_a_post_that_does_not_decide_is_refused_with_the_one_that_does(
    templates, proposed, role, deed
):
    keyed(books.staff("adam", role, name="亚当", number="S-08"))
    number, (verb, *more) = proposed(), deed

    done = templates(
        verb, number, *more, "--as", "adam", keys=(books.PASSWORD, code_of("adam"))
    )

    assert done.exit_code == 3
    assert "Compliance officer" in done.stderr
    assert "TemplateApproved" not in kinds()
    assert MessageTemplate.objects.get().retired_at is None


def test_a_wrong_password_or_code_opens_nothing_and_is_journalled(
    templates, proposed, olga
):
    number = proposed()

    wrong = templates("approve", number, "--as", olga, keys=("guess", code_of(olga)))
    code = templates("approve", number, "--as", olga, keys=(books.PASSWORD, "000000x"))
    nobody = templates("approve", number, "--as", "nobody", keys=("x", "1"))

    assert [wrong.exit_code, code.exit_code, nobody.exit_code] == [3, 3, 3]
    assert "do not belong together" in wrong.stderr
    assert "That code is wrong" in code.stderr
    assert wrong.stderr.replace(olga, "nobody") == nobody.stderr
    assert kinds() == ["TemplateProposed", "SignInRefused", "SignInRefused"]
    assert MessageTemplate.objects.get().approved_at is None


def test_a_code_opens_once(templates, proposed, olga):
    first, second = proposed(), proposed(key="sms-other")
    keys = (books.PASSWORD, code_of(olga))

    assert templates("approve", first, "--as", olga, keys=keys).exit_code == 0
    assert templates("approve", second, "--as", olga, keys=keys).exit_code == 3


def test_wrong_codes_shut_the_door(templates, proposed, olga):
    number, right = proposed(), code_of(olga)
    for _ in range(WRONG_CODES):
        templates("approve", number, "--as", olga, keys=(books.PASSWORD, "nothing"))

    done = templates("approve", number, "--as", olga, keys=(books.PASSWORD, right))

    assert done.exit_code == 3
    assert "Try again in 15 minutes" in done.stderr
    assert "DoorShut" in kinds()


def test_wrong_passwords_shut_the_door(templates, proposed, olga, settings):
    settings.AXES_ENABLED = True
    number, right = proposed(), code_of(olga)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        templates("approve", number, "--as", olga, keys=("guess", right))

    done = templates("approve", number, "--as", olga, keys=(books.PASSWORD, right))

    assert done.exit_code == 3
    assert "do not belong together" in done.stderr
    assert kinds().count("DoorShut") == 1
    assert "SignedIn" not in kinds()


@pytest.mark.parametrize("lacks", ["second_key", "own_password", "use"])
def test_an_account_that_is_not_whole_decides_nothing(templates, proposed, olga, lacks):
    number, code = proposed(), code_of(olga)
    row = Staff.objects.get(user__username=olga)
    if lacks == "second_key":
        SecondFactor.objects.update(confirmed_at=None)
    elif lacks == "own_password":
        Staff.objects.filter(pk=row.pk).update(password_is_first=True)
    else:
        row.user.is_active = False
        row.user.save()

    done = templates("approve", number, "--as", olga, keys=(books.PASSWORD, code))

    assert done.exit_code == 3
    assert "Nothing was done" in done.stderr
    assert MessageTemplate.objects.get().approved_at is None


def test_where_nobody_types_the_keys_it_says_so(templates, proposed, olga):
    done = templates("approve", proposed(), "--as", olga)

    assert done.exit_code == 3
    assert "Run it at a terminal" in done.stderr


def test_keys_in_a_pipe_are_not_taken(templates, proposed, olga, monkeypatch):
    monkeypatch.undo()
    number, keys = proposed(), (books.PASSWORD, code_of(olga))

    done = templates("approve", number, "--as", olga, keys=keys)

    assert done.exit_code == 3
    assert "Run it at a terminal" in done.stderr
    assert MessageTemplate.objects.get().approved_at is None


def test_who_decides_must_be_named(templates, proposed):
    assert templates("approve", proposed()).exit_code == 2


def test_one_is_turned_down_with_the_reason(templates, proposed, olga):
    number = proposed()
    keys = (books.PASSWORD, code_of(olga))

    done = templates(
        "refuse", number, "--because", "称呼不合适", "--as", olga, keys=keys
    )

    assert done.exit_code == 0
    row = MessageTemplate.objects.get()
    assert (row.retired_by, row.retired_because) == (olga, "称呼不合适")
    assert "Retired by 奥尔加: 称呼不合适" in templates("show", number).stdout
    assert kinds()[-1] == "TemplateRetired"


def test_without_a_reason_none_is_turned_down(templates, proposed, olga):
    keys = (books.PASSWORD, code_of(olga))

    done = templates("refuse", proposed(), "--as", olga, keys=keys)

    assert done.exit_code == 3
    assert "Say why" in done.stderr
    assert MessageTemplate.objects.get().retired_at is None


@pytest.mark.parametrize("number", ["0", "999", "9" * 30])
def test_a_number_that_is_none_is_told_before_any_key_is_asked_for(
    templates, olga, number
):
    shown = templates("show", number)
    done = templates("approve", number, "--as", olga)

    assert (shown.exit_code, done.exit_code) == (3, 3)
    assert f"There is no template {number}" in done.stderr
    assert "Password" not in done.stderr


def test_one_that_is_past_its_day_is_not_approved(
    templates, proposed, olga, monkeypatch
):
    number, later = proposed(), books.NOW + timedelta(days=200)
    monkeypatch.setattr("arrears.cli.clock.now", lambda: later)
    factor = SecondFactor.objects.get()
    code = second_keys.code_now(second_keys.secret_of(factor.nonce), at=later)

    done = templates("approve", number, "--as", olga, keys=(books.PASSWORD, code))

    assert done.exit_code == 3
    assert "must be after today" in done.stderr
