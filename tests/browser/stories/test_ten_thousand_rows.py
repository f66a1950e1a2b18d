"""
Sandro chooses ten thousand cases at once.

The list says how many is the most and what to do instead; sent all the same, nothing is
changed, nothing is journalled, and the page tells of nobody.
"""

import pytest

from arrears.store.models import Assignment, BulkAct, Case, Person, WorkItem
from tests.browser.conftest import WIDE
from tests.web import book as books

pytestmark = pytest.mark.browser
MANY = 10_000
PLANNED = 2_001  # one more than is changed at once
ADD = """
([name, values]) => {
  const form = document.querySelector("form[action$='/assign/try/']");
  for (const value of values) {
    const box = document.createElement("input");
    Object.assign(box, { type: "hidden", name, value });
    form.append(box);
  }
}
"""


@pytest.fixture
def many(walk):
    """Put more cases into today's plan than are changed at once."""
    walk.hire(books.CARLA, books.SANDRO)
    book = books.built(walk.lang)
    lender = book.alma.debtor.lender
    people = [
        Person(lender=lender, number=f"M-{n}", name="M", zone="Asia/Shanghai")
        for n in range(PLANNED)
    ]
    people = Person.objects.bulk_create(people, batch_size=500)
    cases = [
        Case(
            number=person.number,
            debtor=person,
            placement=book.alma.placement,
            opened_on=books.TODAY,
        )
        for person in people
    ]
    cases = Case.objects.bulk_create(cases, batch_size=500)
    rows = [
        WorkItem(
            run=book.run,
            case=case,
            stage="middle",
            days_past_due=8,
            reason="house.stopped",
            owed_minor=1_00,
            currency="CNY",
        )
        for case in cases
    ]
    WorkItem.objects.bulk_create(rows, batch_size=500)


@pytest.mark.parametrize("walk", [("zh", WIDE)], indirect=True, ids=["zh-1440"])
def test_ten_thousand_chosen_are_refused_in_words_and_nothing_changes(walk, many):
    sandro = walk.sits_down(books.SANDRO, "/assign/")
    sandro.sees(walk.says("超过 2000 件", "More than 2000 fit"))
    sandro.sees_none("[name=all]")  # nobody is offered what is not done
    sandro.shows("ten-thousand")

    # Sent all the same: as ten thousand boxes, and as all that fit.
    boxes = [str(n) for n in range(MANY)]
    for name, values in (("case", boxes), ("all", ["1"])):
        sandro.opens("/assign/")
        sandro.types(to__ground=walk.says("新批次", "a new batch"))
        sandro.chooses(to__seat=books.CARLA)
        sandro.page.evaluate(ADD, [name, values])
        sandro.presses("Show what it would do")
        sandro.sees(walk.says("什么都没有改动", "nothing was changed"))
        assert "Traceback" not in sandro.page.content()
    assert sandro.page.input_value("#to-ground") == walk.says("新批次", "a new batch")

    assert not BulkAct.objects.exists()
    assert not Assignment.objects.exists()
    assert walk.kept() == []
