"""The gate to third persons and the record of stops, at both widths and languages."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import book as books

pytestmark = pytest.mark.browser
NAMES = {"zh": ("卡拉", "高朋"), "en": ("Carla", "Gao")}


@pytest.mark.covers("SCN-08")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_friend_is_asked_refuses_and_is_never_offered_again(
    desk, picture, lang, size
):
    cleo = with_a_friend(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/")
        signed_in(page, books.CARLA)
        page.goto(f"/cases/{cleo}/people/")
        shoot(page, picture, "gate", lang, size)
        page.locator(".point .btn-primary").click()
        page.locator(".dial-number").wait_for()
        shoot(page, picture, "gate-call", lang, size)
        page.locator("input[value=refused]").check(force=True)
        page.locator(".save").click()
        page.locator(".message.warning").wait_for()

        assert page.locator(".point").count() == 0
        shoot(page, picture, "gate-refused", lang, size)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_wish_is_put_on_record_by_hand(desk, picture, size):
    with_a_friend("zh")

    with desk(lang="zh", size=size) as page:
        page.goto("/")
        signed_in(page, books.CARLA)
        page.goto("/cases/A-1042/")
        page.locator("#record summary").click()
        shoot(page, picture, "record", "zh", size)
        page.locator("input[value=dispute]").check()
        page.fill("#stop-ground", "本人来电：利息对不上")
        page.locator("#record .btn-primary").click()
        page.locator(".message.warning").wait_for()

        assert page.locator(".btn-call").count() == 0


def with_a_friend(lang: str) -> str:
    from arrears.store.models import Case, Person, Point

    clerk, friend = NAMES[lang]
    books.staff(books.CARLA, "collector", name=clerk, number="S-01")
    cleo = books.built(lang).cleo
    Case.objects.filter(pk=cleo.pk).update(lost_since="2026-11-20")
    person = Person.objects.create(
        lender=cleo.debtor.lender,
        debtor=cleo.debtor,
        role="contact",
        name=friend,
        zone="Asia/Shanghai",
    )
    Point.objects.create(
        person=person, kind="mobile", value="+8615490000301", source="reserved"
    )
    return cleo.number
