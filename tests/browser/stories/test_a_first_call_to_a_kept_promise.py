"""
Carla rings Alma for the first time; on Wednesday the money is there.

She reads, makes sure who it is, hears when the wages come, and writes it down. On
Wednesday nobody presses Alma; the bank's file says that she kept her word.
"""

import pytest

from arrears.store.models import Payment, Promise
from tests.web import book as books

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
WEDNESDAY = "2026-11-25"


@pytest.mark.covers("SCN-01", "SCN-02", "PROC-03")
def test_from_the_first_call_to_the_kept_promise(walk, tmp_path, settings):
    settings.HOME = tmp_path
    walk.hire(books.CARLA, books.SANDRO)
    book = books.built(walk.lang)

    # Tuesday, three o'clock: the first on her list, read before the call.
    carla = walk.sits_down(books.CARLA)
    carla.follows("Next case", within="main")
    carla.arrives("/cases/A-1042/")
    carla.presses("Call")
    carla.page.locator(".dial-number").wait_for()
    assert "8,196" not in carla.page.content()  # not a figure before it is she
    carla.makes_sure()

    # Alma says when the wages come; the day is a click away.
    carla.ticks("EVT-12")
    carla.types(amount="1500", due_at="16:00", source="wages")
    carla.page.locator("button[data-fills=due_on]").nth(1).click()
    carla.ticks("yes")
    carla.shows("promise-heard")
    carla.presses("Save, next case")
    carla.arrives("/cases/A-2000/call/")
    carla.sees("A-1042")
    promise = Promise.objects.get(case=book.alma)
    assert (promise.amount_minor, str(promise.due_on)) == (1_500_00, WEDNESDAY)

    # Wednesday morning: Sandro makes the plan; Alma is reminded, and not pressed.
    walk.it_is(WEDNESDAY, "09:00")
    sandro = walk.sits_down(books.SANDRO)
    sandro.presses("Make today's plan")
    sandro.page.locator(".counters").wait_for()
    carla.opens("/")
    carla.page.locator(".due", has_text="16:00").wait_for()
    carla.shows("promise-due")

    # The bank's file comes in at noon, and the promise is kept by itself.
    walk.it_is(WEDNESDAY, "12:00")
    account = book.alma.debts.get().account_number
    file = tmp_path / "bank.csv"
    told = f"流水号,交易日期,金额,账号,付款人\nB-1,{WEDNESDAY},1500.00,{account},X\n"
    file.write_text(told, encoding="utf-8")
    sandro.opens("/payments/")
    sandro.page.set_input_files("#file", file)
    sandro.presses("Take it in")
    sandro.page.get_by_text("bank.csv").first.wait_for()
    carla.opens("/cases/A-1042/")
    carla.page.locator(".pill-kept").first.wait_for()
    carla.shows("promise-kept")

    assert Payment.objects.get(ref="B-1").debt.case == book.alma
    assert walk.kept() == [
        "CallReserved",
        "IdentityConfirmed",
        "OutcomeRecorded",
        "PromiseTaken",
        "DayPlanned",
        "PaymentPosted",
        "PaymentsImported",
    ]
