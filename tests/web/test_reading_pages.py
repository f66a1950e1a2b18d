"""The reading list at the desk: shelves, the own note and tick, what trainers add."""

import pytest

from arrears.store.models import ReadingMark, TrainerReading

pytestmark = pytest.mark.django_db
LIST = "/training/reading/"
HOURS = f"{LIST}law/cn.hours/"


@pytest.mark.covers("TRN-05")
def test_a_chapter_of_law_leads_to_its_source_and_its_own_questions(of_role):
    client = of_role("collector")
    page = client.get(HOURS).text

    assert "CN-" in page
    assert "{" not in page.partition("<main")[2].partition("</main")[0]
    assert "?rule=cn.hours" in page
    assert "晚上十点整打电话" in client.get("/training/course/quiz/?rule=cn.hours").text
    assert client.get("/training/course/quiz/?rule=cn.nothing").status_code == 404
    assert "?rule=" not in client.get(f"{LIST}law/uk_conc.adviser/").text


def test_a_note_and_a_tick_are_ones_own_and_the_note_is_masked(of_role, journal):
    mine, other = of_role("collector"), of_role("trainer")
    note = "和王先生讲过，电话15400001234"
    page = mine.post(HOURS, {"note": note, "read": "on"}, follow=True).text

    assert "某先生讲过" in page
    assert "15400001234" not in ReadingMark.objects.get().note
    assert journal()[-1] == "ReadingKept"
    assert "讲过" not in other.get(HOURS).text
    assert "有笔记" in mine.get(LIST).text
    assert "有笔记" not in other.get(LIST).text


def test_a_tick_keeps_its_day_is_taken_back_and_the_same_form_twice_writes_once(
    of_role, journal
):
    client = of_role("collector")
    for _ in range(2):
        client.post(HOURS, {"note": "", "read": "on"})

    assert journal().count("ReadingKept") == 1
    client.post(HOURS, {"note": ""})
    assert ReadingMark.objects.get().read_at is None


def test_a_trainer_recommends_a_book_and_takes_it_off(of_role):
    trainer, collector = of_role("trainer"), of_role("collector")
    book = {"title": "谈判力", "where": "https://example.org/book"}
    url = trainer.post(f"{LIST}new/", book).url

    assert 'href="https://example.org/book"' in collector.get(url).text
    assert "谈判力" in collector.get(LIST).text
    number = TrainerReading.objects.get().pk
    assert collector.post(f"{LIST}own/{number}/withdraw/").status_code == 403
    trainer.post(f"{LIST}own/{number}/withdraw/")
    assert collector.get(url).status_code == 404
    assert collector.post(url, {"note": "x"}).status_code == 404
    assert trainer.post(f"{LIST}own/{number}/withdraw/").status_code == 404


def test_a_book_without_a_title_or_a_place_is_refused_with_what_was_typed(of_role):
    answer = of_role("trainer").post(f"{LIST}new/", {"title": "谈判力", "where": " "})

    assert answer.status_code == 422
    assert "作者和出版社" in answer.text
    assert "谈判力" in answer.text
    assert of_role("collector").post(f"{LIST}new/", {}).status_code == 403


@pytest.mark.parametrize("item", ["law/cn.x", "own/1", "own/x", "own/" + "9" * 40, "x"])
def test_what_is_not_on_the_list_is_not_found(of_role, item):
    client = of_role("collector")

    assert client.get(f"{LIST}{item}/").status_code == 404
    assert client.post(f"{LIST}{item}/", {"note": "x"}).status_code == 404


def test_the_list_speaks_english(of_role):
    client = of_role("collector")
    client.cookies["django_language"] = "en"

    assert "United Kingdom, CONC" in client.get(LIST).text
    assert "My notes" in client.get(HOURS).text
