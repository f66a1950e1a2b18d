"""The playbook at the desk: a card by what was just said."""

import pytest

pytestmark = pytest.mark.django_db
PAGE = "/playbook/"


def test_what_was_said_finds_cards_and_a_card_is_read(carla):
    page = carla.get(PAGE, {"said": "我没钱，一次还不了"})

    assert 'href="/playbook/' in page.text
    assert carla.get("/playbook/TAC-01/").status_code == 200
    assert carla.get("/playbook/tac-01/").status_code == 200


def test_nothing_said_and_nothing_found_say_so(carla):
    assert "听到什么就打什么" in carla.get(PAGE).text
    assert "换个说法" in carla.get(PAGE, {"said": "☃"}).text
    assert carla.get("/playbook/NIL-99/").status_code == 404


def test_markup_in_what_was_said_is_shown_and_not_run(carla):
    assert "<script>x" not in carla.get(PAGE, {"said": "<script>x"}).text


def test_the_door_is_shut_to_strangers(client):
    assert client.get(PAGE).status_code == 302


def test_the_dialogues_are_read_turn_by_turn_with_their_strategies_linked(carla):
    page = carla.get(PAGE + "dialogues/")

    assert page.status_code == 200
    assert page.text.count('class="card card-body turn"') == 29
    assert 'href="/playbook/STR-B06/"' in page.text
    assert "DET-09" in page.text
    assert 'href="/playbook/dialogues/"' in carla.get(PAGE).text
    assert 'href="/playbook/dialogues/#DLG1-06"' in carla.get("/playbook/DLG1-06/").text


def test_a_card_says_where_the_law_differs(carla):
    page = carla.get("/playbook/TAC-24/").text

    assert "各地的规定" in page
    assert "US-9 [P]" in page
    assert "各地的规定" not in carla.get("/playbook/TAC-25/").text
