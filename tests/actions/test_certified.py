"""Where the site asks for it, a collector without a certificate places no call."""

from datetime import timedelta

import pytest

from arrears.actions.certified import NotCertified
from arrears.store.models import Attempt, QuizAnswer
from arrears.training.course.certificate import role_lessons
from arrears.training.course.quiz.quiz import lesson_quiz
from tests.web.book import CARLA, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _carla(book):
    """Give Carla the post of a collector."""
    staff(CARLA, "collector", name="Carla", number="S-1")


def all_answered(at) -> None:
    """Let Carla have answered the whole course well."""
    QuizAnswer.objects.bulk_create(
        QuizAnswer(by=CARLA, item=asked.item, seed=1, right=True, answered_at=at)
        for lesson in role_lessons()["collector"]
        for asked in lesson_quiz(lesson, 1)
    )


def test_the_switch_is_off_unless_the_site_turns_it(book, call, settings):
    assert settings.ARREARS_CERTIFICATE_NEEDED is False
    assert call(book.alma)


def test_without_a_certificate_the_call_is_refused_and_nothing_is_reserved(
    book, call, settings, journal
):
    settings.ARREARS_CERTIFICATE_NEEDED = True
    before = Attempt.objects.count()

    with pytest.raises(NotCertified, match="certificate"):
        call(book.alma)

    assert Attempt.objects.count() == before
    assert journal() == []


@pytest.mark.parametrize(("days", "placed"), [(364, True), (365, False)])
def test_the_certificate_opens_the_line_for_a_year(
    book, call, now, settings, days, placed
):
    settings.ARREARS_CERTIFICATE_NEEDED = True
    all_answered(now - timedelta(days=days))

    if placed:
        assert call(book.alma)
    else:
        with pytest.raises(NotCertified):
            call(book.alma)
