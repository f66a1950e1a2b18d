"""The course at the desk: read, answer by form, see why, and what is due."""

from datetime import timedelta

import pytest

from arrears.store.models import JournalEntry, QuizAnswer
from arrears.training.course.certificate import role_lessons
from arrears.training.course.quiz.quiz import lesson_quiz
from tests.web.book import NOW

pytestmark = pytest.mark.django_db
COURSE = "/training/course/"
QUIZ = f"{COURSE}quiz/"
NAME = "keep-it-private"


def sheet(*, right: bool = True, seed: int = 1) -> dict[str, object]:
    asked = lesson_quiz(NAME, seed)
    picked = {
        each.item: each.right if right else (each.right + 1) % len(each.choices)
        for each in asked
    }
    return {"seed": seed, "item": list(picked), **picked}


@pytest.mark.parametrize("role", ["collector", "compliance", "trainer"])
def test_every_post_reads_the_course(of_role, role):
    client = of_role(role)

    assert "课程" in client.get(COURSE).text
    assert "欠款只跟本人说" in client.get(f"{COURSE}lessons/{NAME}/").text
    assert "交卷" in client.get(QUIZ).text


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(COURSE).status_code == 302
    assert client.post(QUIZ, sheet()).status_code == 302
    assert not QuizAnswer.objects.exists()


def test_a_sheet_is_judged_explained_and_journalled(of_role):
    page = of_role("collector").post(QUIZ, sheet()).text

    assert "COMP-10" in page
    assert all(each.right for each in QuizAnswer.objects.all())
    assert JournalEntry.objects.filter(kind="QuizAnswered").count() == 1


def test_the_same_sheet_sent_twice_counts_once_as_first_answered(of_role):
    client = of_role("collector")
    client.post(QUIZ, sheet(right=False))
    client.post(QUIZ, sheet())

    assert QuizAnswer.objects.count() == len(lesson_quiz(NAME, 1))
    assert not QuizAnswer.objects.filter(right=True).exists()


@pytest.mark.parametrize("address", [f"{COURSE}lessons/none/", f"{QUIZ}?kind=poetry"])
def test_what_there_is_not_is_not_found(of_role, address):
    assert of_role("collector").get(address).status_code == 404


def test_an_unknown_item_is_not_found_and_kept_nowhere(of_role):
    sent = of_role("collector").post(
        QUIZ, {"seed": 1, "item": "law/none", "law/none": 0}
    )

    assert sent.status_code == 404
    assert not QuizAnswer.objects.exists()


def test_days_are_counted_in_ones_own_zone(of_role, settings, journal):
    """At 07:00 UTC it is Tuesday in Shanghai and in Kiritimati; at 10:30 UTC Wednesday there."""
    client = of_role("collector")
    client.post(f"{COURSE}zone/", {"zone": "Pacific/Kiritimati"})
    assert journal() == ["OwnZoneSet"]
    client.post(QUIZ, sheet(right=False))
    item = lesson_quiz(NAME, 1)[0].item

    assert item not in client.get(f"{QUIZ}?kind=due").text
    settings.ARREARS_CLOCK = NOW.replace(hour=10, minute=30)
    assert item in client.get(f"{QUIZ}?kind=due").text


@pytest.mark.parametrize("zone", ["", "Mars", "../etc/passwd", "x" * 5000])
def test_a_zone_that_is_none_is_refused_in_words(of_role, zone):
    answer = of_role("collector").post(f"{COURSE}zone/", {"zone": zone})

    assert answer.status_code == 422
    assert "Asia/Shanghai" in answer.text


def test_a_certificate_near_its_end_is_told_of_on_every_page_that_matters(of_role):
    client = of_role("collector")
    given = NOW - timedelta(days=355)
    QuizAnswer.objects.bulk_create(
        QuizAnswer(
            by="collector", item=asked.item, seed=1, right=True, answered_at=given
        )
        for name in role_lessons()["collector"]
        for asked in lesson_quiz(name, 1)
    )

    pages = [client.get(each).text for each in ("/", "/training/", COURSE)]

    assert all("还有 10 天到期" in page for page in pages)
    assert "已通过" not in pages[-1]  # what was answered a year ago is asked again
