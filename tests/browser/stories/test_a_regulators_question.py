"""
“Did you ring Alma on the twelfth of March, at what hours, and by which rule?”

Olga was not there in March. She asks the desk for that month and that case: one call
was denied late in the evening, one was made the next morning. Each is judged again by
the facts and the law of its day; then she hands out the evidence, with its sum.
"""

import hashlib
from datetime import UTC, datetime

import pytest

from arrears.actions.place_call import ContactRefused, place_call
from arrears.actions.record_outcome import record_outcome
from arrears.store.models import JournalEntry
from tests.browser.stories.walk import OLGA
from tests.web import book as books

pytestmark = pytest.mark.browser
LATE = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)  # 22:30 in Shanghai
MORNING = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)  # 10:00, the day after
MARCH = "from=2026-03-01&to=2026-03-31"


@pytest.fixture
def in_march(walk):
    walk.hire(books.CARLA, OLGA)
    book = books.built(walk.lang)
    book.alma.attempts.all().delete()
    point = book.alma.debtor.points.get(kind="mobile").pk
    with pytest.raises(ContactRefused):
        place_call(number="A-1042", point=point, by=books.CARLA, now=LATE)
    card = place_call(number="A-1042", point=point, by=books.CARLA, now=MORNING)
    record_outcome(
        number="A-1042",
        code="EVT-02",
        attempt=card.attempt,
        by=books.CARLA,
        now=MORNING,
    )
    return book


@pytest.mark.covers("SCN-13", "ROLE-04")
def test_last_march_is_answered_from_the_desk(walk, in_march, tmp_path):
    olga = walk.sits_down(OLGA, "/compliance/")

    # The month and the case: the denied one first, then every one.
    for name, day in (("from", "2026-03-01"), ("to", "2026-03-31")):
        olga.page.fill(f"[name={name}]", day)
    olga.page.fill("[name=case]", "a-1042")
    olga.presses("Show")
    olga.arrives_with("case=a-1042")
    assert olga.page.locator("main li.promise").count() == 1
    olga.page.select_option("[name=state]", "every")
    olga.presses("Show")
    olga.arrives_with("state=every")
    assert olga.page.locator("main li.promise").count() == 2
    olga.sees(walk.says("2026年3月12日", "12 Mar 2026"))  # of which year stands there
    olga.shows("march-decisions")

    # Each judged again says the same, by the rules of its day.
    for nth in range(2):
        olga.opens(f"/compliance/?{MARCH}&case=A-1042&state=every")
        again = olga.page.get_by_role("link", name=walk.word("Judge it again"))
        again.nth(nth).click()
        olga.page.locator(".message.success").wait_for()
    olga.shows("march-judged-again")

    # The list goes along as a file, and the journal holds from end to end.
    with olga.page.expect_download() as file:
        olga.page.goto(f"/compliance/?{MARCH}&case=A-1042&state=every")
        olga.follows("CSV")
    assert file.value.path().read_text("utf-8-sig").count("A-1042") >= 2
    olga.opens(f"/compliance/journal/?{MARCH}&subject=A-1042")
    assert olga.page.locator("#journal li.promise").count() == 3
    olga.presses("Prove that it holds")
    olga.page.locator(".message.success").wait_for()
    olga.shows("march-journal")

    # The evidence is handed out with its reason; the journal keeps the sum.
    olga.opens("/compliance/evidence/?case=A-1042")
    olga.types(e__reason=walk.says("监管函 2026-18", "Regulator's letter 2026-18"))
    with olga.page.expect_download() as pack:
        olga.presses("Make the pack")
    digest = hashlib.sha256(pack.value.path().read_bytes()).hexdigest()
    entry = JournalEntry.objects.get(kind="EvidencePackMade")
    assert digest in str(entry.body)
    assert walk.kept()[:3] == ["ContactDenied", "CallReserved", "OutcomeRecorded"]
