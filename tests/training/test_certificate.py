"""A certificate asks for every lesson of the role, and runs a year."""

from datetime import date, timedelta

from arrears.training.course.certificate import (
    RUNS,
    Standing,
    certificate,
    role_lessons,
    standings,
)
from arrears.training.course.lesson import lessons
from arrears.training.course.quiz.quiz import lesson_quiz
from arrears.training.course.repetition import Answer

ROLE = "administrator"
DAY = date(2026, 11, 26)


def all_right(on: date = DAY) -> list[Answer]:
    return [
        Answer(asked.item, on, right=True)
        for name in role_lessons()[ROLE]
        for asked in lesson_quiz(name, 1)
    ]


def test_every_role_has_lessons_that_stand_and_ask():
    for names in role_lessons().values():
        assert set(names) <= lessons().keys()
        assert all(lesson_quiz(name, 1) for name in names)


def test_eighty_of_a_hundred_pass_and_seventy_nine_do_not():
    assert Standing("x", 100, 100, 80).passed
    assert not Standing("x", 100, 100, 79).passed


def test_one_answer_short_gives_no_certificate_and_the_last_one_gives_it():
    first, *rest = all_right()

    assert certificate(ROLE, [each for each in rest if _other(each, first)]) is None
    assert certificate(ROLE, [first, *rest]).given_on == DAY


def test_it_holds_for_a_year_and_not_a_day_more():
    given = certificate(ROLE, all_right())

    assert given.holds(DAY + timedelta(days=364))
    assert not given.holds(DAY + timedelta(days=365))


def test_a_later_mistake_takes_nothing_away_and_a_new_round_renews():
    first = all_right()
    wrong = Answer(first[0].item, DAY + timedelta(days=9), right=False)
    later = DAY + timedelta(days=400)

    assert certificate(ROLE, [*first, wrong]).given_on == DAY
    assert certificate(ROLE, [*first, wrong, *all_right(later)]).given_on == later


def test_it_is_renewed_in_its_last_sixty_days_and_runs_on_from_its_end():
    end = DAY + timedelta(days=365)
    early, soon = end - timedelta(days=61), end - timedelta(days=60)

    assert certificate(ROLE, [*all_right(), *all_right(early)]).until == end
    assert certificate(ROLE, [*all_right(), *all_right(soon)]).until == end + RUNS


def test_the_days_left_are_told_in_the_last_sixty_only():
    given = certificate(ROLE, all_right())

    assert given.days_left(given.until - timedelta(days=61)) is None
    assert given.days_left(given.until - timedelta(days=60)) == 60
    assert given.days_left(given.until) is None


def test_the_last_answer_counts():
    first = all_right()
    again = Answer(first[0].item, DAY, right=False)

    assert standings(ROLE, [*first, again])[0].right == len(
        [one for one in first if not _other(one, first[0])]
    ) - 1  # fmt: skip


def _other(answer: Answer, than: Answer) -> bool:
    return answer.item.partition(":")[0] != than.item.partition(":")[0]
