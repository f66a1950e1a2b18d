"""Labelling talks at the desk: a sheet a talk, and it comes back when it is due."""

from datetime import timedelta

import pytest

from arrears.store.course import released_turns
from arrears.store.models import LibraryCall, QuizAnswer
from arrears.training.course.quiz.asked import call_quiz
from arrears.training.course.quiz.quiz import talk_quiz
from tests.web.book import NOW
from tests.web.test_call_library import brought

pytestmark = pytest.mark.django_db
QUIZ = "/training/course/quiz/"


def answered(asked, *, seed=1):
    picked = {each.item: sorted(each.rights) for each in asked}
    return {"seed": seed, "item": list(picked), **picked}


@pytest.mark.covers("TRN-09")
def test_a_dialogue_is_labelled_and_the_labels_are_explained(of_role):
    client = of_role("collector")
    assert 'type="checkbox"' in client.get(f"{QUIZ}?talk=DLG1").text
    page = client.post(QUIZ, answered(talk_quiz("DLG1", 1))).text

    assert "9 题答对 9 题" in page
    assert "标签：" in page
    assert all(each.right for each in QuizAnswer.objects.all())


def test_a_label_too_few_is_wrong_and_the_turn_is_due_tomorrow(of_role, settings):
    client = of_role("collector")
    asked = talk_quiz("DLG2", 1)[2]
    client.post(QUIZ, {"seed": 1, "item": asked.item, asked.item: asked.right})

    assert not QuizAnswer.objects.get().right
    assert asked.ask.zh[:20] not in client.get(f"{QUIZ}?kind=due").text
    settings.ARREARS_CLOCK = NOW + timedelta(days=1)
    assert "tag/DLG2-05" in client.get(f"{QUIZ}?kind=due").text


def test_a_released_call_is_labelled_and_one_not_released_is_not(of_role, settings):
    trainer, collector = of_role("trainer"), of_role("collector")
    url = brought(trainer)
    number = LibraryCall.objects.get().pk
    assert collector.get(f"{QUIZ}?call={number}").status_code == 404
    trainer.post(f"{url}release/")
    assert f"call/{number}.3" in collector.get(f"{QUIZ}?call={number}").text
    page = collector.post(
        QUIZ, answered(call_quiz(number, 1, released=released_turns))
    ).text

    assert "2 题答对 2 题" in page
    settings.ARREARS_CLOCK = NOW + timedelta(days=1)
    assert f"call/{number}.3" in collector.get(f"{QUIZ}?kind=due").text


@pytest.mark.parametrize("asked", ["talk=none", "call=0", "call=x", "call=" + "9" * 60])
def test_a_talk_that_is_not_there_is_not_found(of_role, asked):
    assert of_role("collector").get(f"{QUIZ}?{asked}").status_code == 404


@pytest.mark.parametrize("item", ["call/x.1", "call/", "tag/DLG9-01", "call/²³.1"])
def test_an_item_that_is_not_there_writes_nothing(of_role, item):
    answer = of_role("collector").post(QUIZ, {"seed": 1, "item": item, item: 0})

    assert answer.status_code == 404
    assert not QuizAnswer.objects.exists()
