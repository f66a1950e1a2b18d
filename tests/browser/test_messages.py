"""The composer, the outbox and the day's visits, at both widths and in both languages."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser
WORDS = {
    "zh": "{name}，您好。您的账户有一笔款到期，方便时请看看。",
    "en": "Hello {name}, a payment on your account is due; please have a look when it suits you.",
}


@pytest.mark.covers("SCN-10")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_message_is_typed_seen_released_and_undone(desk, picture, lang, size):
    books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    books.built(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/")
        signed_in(page, books.CARLA)
        page.goto("/cases/A-1042/messages/")
        assert page.locator("#preview button").is_disabled()
        page.locator("#m-lang").select_option(lang)
        page.locator("#m-text").press_sequentially(WORDS[lang][:12])
        page.fill("#m-text", WORDS[lang])
        page.locator("#m-text").dispatch_event("input")
        page.locator(".gets").wait_for()
        shoot(page, picture, "message", lang, size)
        page.locator("#preview .btn-primary:enabled").click()
        page.locator(".promise .pill-warn").wait_for()
        shoot(page, picture, "message-waits", lang, size)
        page.locator(".promise .btn-sm").click()
        page.locator(".promise .pill-warn").wait_for(state="detached")
        page.goto("/outbox/")
        shoot(page, picture, "outbox", lang, size)
        page.goto("/visits/")
        shoot(page, picture, "visits", lang, size)
