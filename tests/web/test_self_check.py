"""The weekly self-check: one's own guess beside what was measured (TRN-14)."""

import pytest

from arrears.store.models import Attempt, Finding
from tests.web.book import CARLA, NOW

pytestmark = pytest.mark.django_db
CHECK = "/training/check/"


@pytest.mark.covers("TRN-14", "PRB-01")
def test_a_guess_too_high_is_shown_beside_what_was_measured(carla, book):
    Attempt.objects.all().delete()
    talk = {"by": CARLA, "at": NOW, "channel": "phone", "result": "conversation"}
    for case in (book.alma, book.boris):
        point = case.debtor.points.first()
        Attempt.objects.create(case=case, person=case.debtor, point=point, **talk)
    Finding.objects.create(
        case=book.alma, about="income", value="450000", reason="said", at=NOW, by=CARLA
    )

    page = carla.get(CHECK, {"PRB-01": "90"}).text

    assert "百分之 50（2 个里 1 个）" in page
    assert "比您估的低" in page


def test_nothing_is_shown_before_the_guess_and_nonsense_is_no_guess(carla):
    for typed in ({}, {"PRB-01": "many"}, {"PRB-02": "-4"}, {"PRB-03": "9" * 5000}):
        page = carla.get(CHECK, typed)

        assert page.status_code == 200
        assert "实际：" not in page.text


def test_nobody_sees_it_without_signing_in(client):
    assert client.get(CHECK).status_code == 302
