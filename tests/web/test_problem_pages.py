"""The problem journal at the desk: write, see the earlier answer, release."""

import pytest

from arrears.store.models import Problem

pytestmark = pytest.mark.django_db
JOURNAL = "/training/problems/"
FIRST = {
    "problem": "客户说已经还了，但系统里查不到入账",
    "answer": "请客户发回单，登记异议，当天核对",
}
AGAIN = "客户说已经还了，系统查不到"


def written(client, **more):
    return client.post(JOURNAL, FIRST | more).url


@pytest.mark.covers("TRN-06")
def test_the_second_time_the_earlier_answer_is_there_while_writing_and_after(
    of_role, journal
):
    client = of_role("collector")
    written(client)

    assert "请客户发回单" in client.get(f"{JOURNAL}like/", {"problem": AGAIN}).text
    page = client.get(written(client, problem=AGAIN, answer="")).text
    assert "请客户发回单" in page
    assert "以前记过 1 次" in client.get(JOURNAL).text
    assert journal()[-1] == "ProblemWritten"


def test_the_same_card_brings_the_earlier_answer(of_role):
    client = of_role("collector")
    written(client, card="OBJ-01")
    asked = {"problem": "别的说法", "card": "OBJ-01"}

    assert "同一张卡片" in client.get(f"{JOURNAL}like/", asked).text


def test_nothing_personal_is_kept(of_role):
    written(
        of_role("collector"),
        problem="王先生的电话15400001234打不通",
        answer="问 a@b.cn",
    )
    row = Problem.objects.get()

    for word in ("王先生", "15400001234", "a@b.cn"):
        assert word not in f"{row.problem} {row.answer}"


def test_others_see_it_after_a_trainers_release_and_not_before(of_role, journal):
    writer, trainer, other = map(of_role, ("collector", "trainer", "strategist"))
    url = written(writer)

    assert other.get(url).status_code == 404
    assert "请客户发回单" not in other.get(f"{JOURNAL}like/", {"problem": AGAIN}).text
    assert writer.post(f"{url}release/").status_code == 403
    assert trainer.post(f"{url}release/").url == url
    assert journal()[-1] == "ProblemReleased"
    assert "请客户发回单" in other.get(f"{JOURNAL}like/", {"problem": AGAIN}).text
    assert other.post(url, {"answer": "x"}).status_code == 404
    assert writer.post(url, {"answer": "x"}).status_code == 404
    assert trainer.post(url, {"answer": ""}).status_code == 422


def test_without_an_answer_nothing_is_released(of_role):
    url = written(of_role("collector"), answer="")
    trainer = of_role("trainer")

    assert "还没有解法" in trainer.post(f"{url}release/").text
    trainer.post(url, {"answer": "查流水"})
    assert trainer.post(f"{url}release/").status_code == 302


def test_the_writer_answers_later_and_removes_what_is_not_released(of_role, journal):
    client = of_role("collector")
    url = written(client, answer="")
    client.post(url, {"answer": "查流水"})

    assert Problem.objects.get().answer == "查流水"
    assert of_role("strategist").post(f"{url}remove/").status_code == 404
    client.post(f"{url}remove/")
    assert not Problem.objects.exists()
    assert journal()[-2:] == ["ProblemAnswered", "ProblemRemoved"]


def test_the_journal_is_searched_by_words_and_by_likeness(of_role):
    client = of_role("collector")
    written(client)

    for text in ("回单", AGAIN):
        assert FIRST["problem"] in client.get(JOURNAL, {"q": text}).text
    assert "没有记过类似" in client.get(JOURNAL, {"q": "母亲接电话"}).text


@pytest.mark.parametrize(
    "more", [{"problem": " "}, {"card": "OBJ-999"}, {"card": "'; drop"}]
)
def test_a_mistake_is_told_and_what_was_typed_stays(of_role, more):
    answer = of_role("collector").post(JOURNAL, FIRST | more)

    assert answer.status_code == 422
    assert "请客户发回单" in answer.text
    assert not Problem.objects.exists()


def test_the_journal_speaks_english(of_role):
    client = of_role("collector")
    client.cookies["django_language"] = "en"
    page = client.get(written(client)).text

    assert "The first of its kind." in page
    assert "Search the journal" in client.get(JOURNAL).text
