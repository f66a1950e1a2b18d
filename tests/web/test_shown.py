"""Personal data is masked, and shown on a click with a reason that is journalled."""

import pytest

from arrears.store.models import Debt, JournalEntry, Point
from tests import cast

pytestmark = pytest.mark.django_db
SHOWN = "/shown/A-1042/"


def asked(client, what: str, *, reason="identity", told=""):
    return client.post(SHOWN, {"what": what, "reason": reason, "told": told})


def of_alma(book) -> str:
    return f"point:{Point.objects.get(value=cast.ALMA.phone).pk}"


def test_the_case_page_shows_no_number_in_full(carla, book):
    page = carla.get("/cases/A-1042/").text

    assert cast.ALMA.phone.removeprefix("+86") not in page
    assert 'name="what"' in page


def test_a_reason_shows_it_and_the_journal_keeps_which_and_why_but_not_the_value(
    carla, book
):
    page = asked(carla, of_alma(book), told="她要求写信")

    entry = JournalEntry.objects.get()
    assert cast.ALMA.phone in page.text
    assert (entry.kind, entry.subject, entry.by) == (
        "PersonalDataShown",
        "A-1042",
        "carla",
    )
    assert entry.body == {"what": of_alma(book), "reason": "identity: 她要求写信"}


@pytest.mark.parametrize(("reason", "told"), [("", ""), ("other", " "), ("x", "y")])
def test_without_a_reason_it_stays_masked(carla, book, journal, reason, told):
    page = asked(carla, of_alma(book), reason=reason, told=told)

    assert page.status_code == 422
    assert cast.ALMA.phone not in page.text
    assert journal() == []


def test_an_account_is_shown_the_same_way(carla, book):
    debt = Debt.objects.get(case__number="A-1042")

    assert debt.account_number in asked(carla, f"account:{debt.pk}").text


@pytest.mark.parametrize(
    "what", ["point:0", "point:x", "visit:1", "name:1", "", "a" * 99]
)
def test_what_is_not_on_the_case_is_refused(carla, book, journal, what):
    assert asked(carla, what).status_code == 422
    assert journal() == []


def test_a_number_of_another_case_is_refused(carla, book):
    other = Point.objects.get(value=cast.BORIS.phone)

    assert asked(carla, f"point:{other.pk}").status_code == 422


def test_a_number_of_somebody_who_owes_nothing_is_never_shown(carla, book, journal):
    case = book.alma
    person = case.debtor.others.create(
        lender=case.debtor.lender, role="contact", name="艾瑞卡"
    )
    point = person.points.create(
        kind="mobile", value=cast.EMILS_SISTER.phone, source="x"
    )

    page = asked(carla, f"point:{point.pk}")

    assert page.status_code == 422
    assert cast.EMILS_SISTER.phone not in page.text


@pytest.mark.parametrize("role", ["trainer", "strategist"])
def test_posts_that_need_none_see_masked_data_only(of_role, book, role):
    client = of_role(role)

    assert asked(client, of_alma(book)).status_code == 403
    assert 'name="what"' not in client.get("/cases/A-1042/").text
