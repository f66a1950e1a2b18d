"""What is worked out of a case stands beside what is on record, and costs little."""

import gzip

import pytest

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
BRIEF = "/cases/A-1042/brief/"


@pytest.mark.covers("SCN-02")
def test_the_brief_holds_next_sentence_portrait_and_three_talks(carla, book):
    page = carla.get(BRIEF, headers=HTMX).text

    for words in ("接下来最好说", "画像", "分期、方案和称已付的款"):
        assert words in page, words
    assert page.count('<details class="talk">') == 3


def test_without_a_script_the_brief_is_a_page_of_its_own(carla, book):
    case, page = carla.get("/cases/A-1042/").text, carla.get(BRIEF).text

    assert f'href="{BRIEF}"' in case
    assert "<html" in page


def test_one_who_has_died_is_given_no_talk(carla, book):
    page = carla.get("/cases/E-5230/brief/", headers=HTMX).text

    assert '<details class="talk">' not in page


def test_the_case_page_asks_thirty_times_and_sends_a_hundred_thousand_bytes_at_most(
    carla, book, django_assert_max_num_queries
):
    carla.get("/cases/A-1042/")
    with django_assert_max_num_queries(30):
        page = carla.get("/cases/A-1042/")
    brief = carla.get(BRIEF, headers=HTMX)

    assert len(gzip.compress(page.content + brief.content)) < 100_000
    assert len(page.content) + len(brief.content) < 100_000  # even without gzip


def test_the_history_is_sieved_by_action_code(carla, book):
    page = carla.get("/cases/A-1042/?code=EVT-02").text
    history = page[page.index('id="history"') :]

    assert "无人接听</strong>" in history
    assert "收到还款</strong>" not in history


def test_a_code_that_does_not_occur_shows_an_empty_history(carla, book):
    page = carla.get("/cases/A-1042/?code=<b>").text

    assert "<b>" not in page
    assert "本案还没有任何记录" in page


@pytest.mark.parametrize("role", ["compliance", "trainer", "strategist"])
def test_who_only_reads_reads_the_brief_too(of_role, book, role):
    assert of_role(role).get(BRIEF).status_code == 200
