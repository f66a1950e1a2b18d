"""
Sandro chooses ten thousand cases at once.

The list says how many is the most and what to do instead; sent all the same, nothing is
changed, nothing is journalled, and the page tells of nobody.
"""

import pytest

from arrears.store.models import Assignment, BulkAct, Case, Person, WorkItem
from tests.web import book as books

pytestmark = pytest.mark.browser
MANY = 10_000
CHOOSE = """
(ids) => {
  const form = document.querySelector("form[action$='/assign/try/']");
  for (const id of ids) {
    const box = document.createElement("input");
    Object.assign(box, { type: "hidden", name: "case", value: id });
    form.append(box);
  }
}
"""


@pytest.fixture
def many(walk):
    """Put ten thousand cases into today's plan."""
    walk.hire(books.CARLA, books.SANDRO)
    book = books.built(walk.lang)
    lender = book.alma.debtor.lender
    people = [
        Person(lender=lender, number=f"M-{n}", name="M", zone="Asia/Shanghai")
        for n in range(MANY)
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
    return [case.pk for case in cases]


def test_ten_thousand_chosen_are_refused_in_words_and_nothing_changes(walk, many):
    sandro = walk.sits_down(books.SANDRO, "/assign/")
    sandro.sees(walk.says("2000", "More than 2000 fit"))
    sandro.sees_none("[name=all]")
    sandro.shows("ten-thousand")

    # All of them sent as boxes, more than a form has; then as many as it takes.
    for ids in (many, many[: MANY // 4]):
        sandro.opens("/assign/")
        sandro.types(to__ground=walk.says("新批次", "a new batch"))
        sandro.chooses(to__seat=books.CARLA)
        sandro.page.evaluate(CHOOSE, ids)
        sandro.presses("Show what it would do")
        sandro.page.locator("h1").first.wait_for()
        sandro.sees(walk.says("没有改动", "nothing was changed"))
        sandro.shows(f"ten-thousand-{len(ids)}")
        assert "M-1 " not in sandro.page.locator("main .message").first.inner_text()

    assert not BulkAct.objects.exists()
    assert not Assignment.objects.exists()
    assert walk.kept() == []
