"""What is heard in a call and stops contact: put on record in the call, or not at all."""

import pytest

from arrears.store.models import Attempt, CallSheet, Stop
from tests.web import book as books

pytestmark = pytest.mark.django_db
SAID = "接电话的是姐姐，说他上周去世"


@pytest.fixture
def tell(carla, book):
    """Ring Alma's number, and tell how it came out."""
    point = book.alma.debtor.points.get(kind="mobile").pk
    carla.post("/cases/A-1042/calls/", {"point": point})
    attempt = Attempt.objects.get(case=book.alma, result="reserved").pk

    def _tell(code, *, told_of="deceased", note=SAID, **more):
        told = {"attempt": attempt, "code": code, "note": note, "told_of": told_of}
        return carla.post("/cases/A-1042/outcomes/", told | more)

    return _tell


def stops() -> list[str]:
    rows = Stop.objects.filter(person__number="A-1042", lifted_at=None)
    return list(rows.values_list("kind", flat=True))


@pytest.mark.covers("CLM-08")
@pytest.mark.parametrize(
    "kind", ["deceased", "vulnerable", "cease", "attorney", "moratorium"]
)
def test_whoever_answers_may_tell_of_it_and_no_next_step_is_asked(tell, journal, kind):
    assert tell("EVT-06", told_of=kind).status_code == 302

    assert stops() == [kind]
    assert Stop.objects.get(kind=kind, person__number="A-1042").ground == SAID
    assert journal()[-1] == "StopSet"


@pytest.mark.parametrize(
    ("code", "change", "says"),
    [
        ("EVT-02", {}, "对不上"),  # nobody was there to tell it
        ("EVT-06", {"note": " "}, "请写明依据"),
        ("EVT-06", {"told_of": "plan_kept"}, "没有“plan_kept”这种标记"),
    ],
)
def test_what_cannot_have_been_told_is_refused_and_keeps_what_was_typed(
    tell, code, change, says
):
    page = tell(code, **change)

    assert (page.status_code, says in page.text) == (422, True)
    assert stops() == []
    assert Attempt.objects.filter(case__number="A-1042", result="reserved").exists()


def test_nobody_is_held_to_a_promise_in_the_same_call(tell):
    CallSheet.objects.update_or_create(
        attempt=Attempt.objects.get(result="reserved"),
        defaults={"identified_as": "last_four", "identified_at": books.NOW},
    )
    promise = {"amount": "100", "due_on": "2026-11-25", "source": "工资"}

    page = tell("EVT-12", told_of="vulnerable", **promise)

    assert page.status_code == 422
    assert stops() == []


def test_one_that_stands_already_is_left_as_it_is(tell, book, journal):
    Stop.objects.create(
        person=book.alma.debtor, kind="deceased", ground="x", since=books.NOW, by="ada"
    )

    assert tell("EVT-06").status_code == 302
    assert stops() == ["deceased"]
    assert "StopSet" not in journal()
