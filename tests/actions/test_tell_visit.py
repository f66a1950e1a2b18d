"""After a visit: who was met, what was said, and what follows from it at once."""

from datetime import date, time, timedelta

import pytest

from arrears.actions.book_visit import Appointment, book_visit
from arrears.actions.take_promise import PromiseRefused
from arrears.actions.tell_visit import (
    NobodySaid,
    Promised,
    PromiseUnfinished,
    Report,
    ReportForbidden,
    StayUnfit,
    tell_visit,
)
from arrears.store.models import Attempt, Promise, Stop, Visit
from tests.web import book as books
from tests.web.book import CARLA, SANDRO

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def tell(book, now):
    for name, role in ((CARLA, "collector"), (SANDRO, "supervisor")):
        books.staff(name, role, name=name, number=name)
    visit = book_visit(
        number="A-1042",
        agreed=Appointment(THURSDAY, time(10), (CARLA, SANDRO), place="某路 8 号"),
        how="spoken",
        ground="录音 8813",
        by=CARLA,
        now=now,
    )

    def _tell(**told):
        tell_visit(
            number="A-1042",
            visit=visit,
            report=Report(**told),
            by=CARLA,
            now=now + timedelta(days=2),
        )

    return _tell


@pytest.mark.covers("SCN-11", "EVT-24")
def test_a_dispute_at_the_door_stops_contact_at_once(tell):
    tell(
        ended_as="met",
        text="本人说利息对不上，要求核对。",
        cards_shown=True,
        stayed_minutes=20,
        said="EVT-20",
    )

    assert Stop.objects.filter(person__number="A-1042", kind="dispute").exists()
    codes = set(Attempt.objects.filter(channel="visit").values_list("code", "result"))
    assert codes == {("EVT-24", "conversation"), ("EVT-20", "")}
    row = Visit.objects.get()
    assert (row.cards_shown, row.stayed_minutes, row.said) == (True, 20, "EVT-20")


def test_a_promise_at_the_door_is_a_promise(tell):
    promised = Promised(1_000_00, date(2026, 11, 27), "工资")

    tell(ended_as="met", said="EVT-12", promised=promised)

    row = Promise.objects.get(case__number="A-1042")
    assert (row.amount_minor, row.due_on) == (1_000_00, date(2026, 11, 27))


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"ended_as": "nobody", "said": "EVT-20"}, NobodySaid),
        ({"ended_as": "met", "said": "EVT-99"}, NobodySaid),
        ({"ended_as": "met", "said": "EVT-12"}, PromiseUnfinished),
        ({"ended_as": "met", "stayed_minutes": -1}, StayUnfit),
        ({"ended_as": "met", "stayed_minutes": 241}, StayUnfit),
        ({"ended_as": "met", "text": "已告诉邻居他欠钱，让他丢脸。"}, ReportForbidden),
        (
            {
                "ended_as": "met",
                "said": "EVT-12",
                "promised": Promised(9_999_999_00, THURSDAY, "工资"),
            },
            PromiseRefused,
        ),
    ],
)
def test_what_cannot_be_told_leaves_nothing_behind(tell, told, refusal):
    with pytest.raises(refusal):
        tell(**told)

    assert Visit.objects.get().ended_as == ""
    assert not Attempt.objects.filter(channel="visit").exists()
