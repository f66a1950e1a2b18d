"""The palette leads to what one's post may open, and says no name in full."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_case_is_found_by_number_and_its_name_is_masked(carla, book):
    found = carla.get("/palette/", {"q": "a-104"}).text

    assert 'href="/cases/A-1042/"' in found
    assert "艾*" in found
    assert "艾玛" not in found


def test_a_case_is_found_by_name(carla, book):
    assert 'href="/cases/A-1042/"' in carla.get("/palette/", {"q": "艾玛"}).text


def test_a_page_is_found_in_either_language(carla, book):
    for sought in ("playb", "话术"):
        assert 'href="/playbook/"' in carla.get("/palette/", {"q": sought}).text


@pytest.mark.parametrize(
    ("role", "sees", "not_shown"),
    [
        ("collector", "/next/", "/approvals/"),
        ("supervisor", "/approvals/", "/compliance/"),
        ("compliance", "/compliance/matters/", "/administration/"),
        ("administrator", "/administration/", "/compliance/"),
        ("trainer", "/training/", "/approvals/"),
        ("strategist", "/insight/", "/next/"),
    ],
)
def test_each_post_is_led_to_its_own_pages(of_role, role, sees, not_shown):
    client = of_role(role)
    found = client.get("/palette/").text

    assert f'href="{sees}"' in found
    assert f'href="{not_shown}"' not in found
    assert client.get(sees, follow=True).status_code == 200


def test_who_is_not_signed_in_finds_nothing(client, book):
    answer = client.get("/palette/", {"q": "A-1042"})

    assert answer.status_code == 302
    assert "A-1042" not in answer.text


@pytest.mark.parametrize("sought", ["<b>nobody", "长" * 50_000, "%"])
def test_what_fits_nothing_says_so(carla, book, sought):
    page = carla.get("/palette/", {"q": sought}).text

    assert "没有符合的内容" in page
    assert "<b>" not in page
