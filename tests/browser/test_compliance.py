"""A compliance officer sets up the second key, and every page of the desk fits its width."""

from datetime import timedelta

import pytest

from tests import cast
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_contrast import DIM
from tests.browser.test_looks import shoot
from tests.web import book as books

pytestmark = pytest.mark.browser
OFFICER = "olga"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_desk_fits_from_the_second_key_to_the_pack(
    desk, picture, settings, lang, size
):
    settings.ARREARS_STAYS_COUNT = True
    name = "奥尔加" if lang == "zh" else "Olga"
    books.staff(OFFICER, "compliance", name=name, number="S-03")
    seq = told(books.built(lang), lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/sign-in/?next=/compliance/")
        page.fill("#username", OFFICER)
        page.fill("#password", books.PASSWORD)
        page.keyboard.press("Enter")
        page.locator(".qr").wait_for()
        shoot(page, picture, "enrol", lang, size)
        page.fill("#code", code())
        page.keyboard.press("Enter")
        page.locator(".codes").wait_for()
        shoot(page, picture, "recovery", lang, size)
        page.locator(".door-card a.btn").click()
        page.locator(".tabs").wait_for()
        shoot(page, picture, "denied", lang, size)
        for where in (
            f"decisions/{seq}",
            "matters",
            "wording",
            "samples",
            "register",
            "retention",
            "journal",
            "evidence",
        ):
            page.goto(f"/compliance/{where}/")
            shoot(page, picture, f"compliance-{where.split('/')[0]}", lang, size)
            assert page.evaluate(DIM) == [], where
        page.goto("/compliance/matters/")
        page.locator("li.promise strong").first.click()
        page.locator("#answer-title").wait_for()
        shoot(page, picture, "compliance-matter", lang, size)
        page.goto("/account/")
        shoot(page, picture, "account", lang, size)


def test_a_number_is_shown_in_place_with_a_reason(desk, picture):
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built("zh")

    with desk() as page:
        page.goto("/sign-in/?next=/cases/A-1042/")
        page.fill("#username", books.CARLA)
        page.fill("#password", books.PASSWORD)
        page.keyboard.press("Enter")
        show = page.locator(".points .show").first
        show.locator("summary").click()
        show.locator("select").select_option("letter")
        show.locator("button").click()
        page.locator(".shown").wait_for()
        picture(page, "shown-zh-1440")

        assert cast.ALMA.phone in page.locator(".points").first.inner_text()


def code() -> str:
    from arrears.store.models import SecondFactor
    from arrears.store.second_keys import code_now, secret_of

    return code_now(secret_of(SecondFactor.objects.get().nonce), at=books.NOW)


def told(book, lang: str) -> int:
    """Let some things happen that the desk shows; return the denied call's entry."""
    from arrears.actions.draw_sample import draw_sample
    from arrears.actions.open_matter import open_matter
    from arrears.actions.place_call import ContactRefused, place_call
    from arrears.actions.register_need import register_need
    from arrears.store.models import JournalEntry, Note, Point

    point = Point.objects.get(value=cast.EMIL.phone)
    with pytest.raises(ContactRefused):
        place_call(number="E-5230", point=point.pk, by=books.CARLA, now=books.NOW)
    said = (
        "来电太频繁，要求说明。"
        if lang == "zh"
        else "Called too often; wants to know why."
    )
    open_matter(
        number="A-1042",
        kind="complaint",
        told=said,
        received_on=books.TODAY - timedelta(days=13),
        channel="phone",
        by=OFFICER,
        now=books.NOW,
    )
    harsh = (
        "再不还就去你单位找领导，让你坐牢。"
        if lang == "zh"
        else "Pay or we tell your boss and you go to prison."
    )
    Note.objects.create(case=book.alma, at=books.NOW, by=books.CARLA, text=harsh)
    draw_sample(
        since=books.TODAY - timedelta(days=30),
        until=books.TODAY,
        seed="2026-11",
        size=5,
        by=OFFICER,
        now=books.NOW,
    )
    until = books.TODAY + timedelta(days=60)
    register_need(
        number="D-4128", need="slow", expires_on=until, by=OFFICER, now=books.NOW
    )
    book.cleo.closed_on, book.cleo.closed_as = books.TODAY, "settled"
    book.cleo.save()
    return JournalEntry.objects.get(kind="ContactDenied").seq
