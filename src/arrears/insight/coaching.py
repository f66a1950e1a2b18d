"""Friendly notes: where a figure differs by more than chance, and the card that helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words

from .answer import Answer, Line
from .shapes.streak import chance_of_run

RARE = Decimal("0.05")
FEWEST = 30
LEAST_GAP = Decimal("0.05")  # a difference that matters; sure alone is not enough


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is said where a share lies below everybody's, and the card that helps."""

    said: Words
    card: str  # of the playbook


LESSONS: Mapping[str, Lesson] = {
    "kept_rate": Lesson(
        Words(
            "承诺兑现率 {figure}，低于全体的 {all}，不像只是偶然。约之前多核实一点能不能做到，也许有用。",
            "Of the promises {figure} were kept, {all} of everybody's; more than chance explains. Checking what is possible before a promise may help.",
        ),
        "TAC-39",
    ),
    "follow_up": Lesson(
        Words(
            "约定时刻前后一小时内跟进了 {figure}，全体是 {all}。提前设个提醒，也许有用。",
            "Of the promises with an hour {figure} were followed up in time, {all} of everybody's. A reminder may help.",
        ),
        "CTN-02",
    ),
    "record_quality": Lesson(
        Words(
            "写了备注的通话占 {figure}，全体是 {all}。打完马上写一两句就好。",
            "Of the conversations {figure} have a note, {all} of everybody's. A sentence right after the call will do.",
        ),
        "PROC-29",
    ),
    "contact_coverage": Lesson(
        Words(
            "计划的案件当天联系了 {figure}，全体是 {all}。是不是名单太长，可以和主管商量。",
            "Of the planned cases {figure} were tried on their day, {all} of everybody's. Perhaps the list is too long; talk it over.",
        ),
        "SKL-02",
    ),
}
STREAK = Words(
    "已连续 {run} 个工作日没有回款，纯属偶然的机会不到二十分之一。谁都会遇到；要不要一起看看手上的案件？",
    "No money for {run} working days in a row; chance alone brings that less than once in twenty. It happens to everybody. Shall we look at the cases together?",
)
STREAK_CARD = "MIND-01"


@dataclass(frozen=True, slots=True)
class CoachingNote:
    """A note for one collector, with the card to read; for help, never for blame."""

    collector: str
    said: Words
    card: str


def coaching(answers: Sequence[Answer]) -> tuple[CoachingNote, ...]:
    """
    Return the notes that these answers by collector give rise to.

    One only where the whole interval lies below everybody's share and it rests on
    30 at least and 5 in a hundred lie between; a streak where chance alone gives one as long less than once in 20.
    """
    return tuple(
        note
        for answer in answers
        for line in answer.lines
        if line.group and (note := _note(answer, line))
    )


def _note(answer: Answer, line: Line) -> CoachingNote | None:
    if answer.kpi.key == "zero_days":
        return _of_streak(answer, line)
    lesson = LESSONS.get(answer.kpi.key)
    mine, every = line.row.estimate, answer.together[0].row.estimate.value
    if lesson is None or every is None or mine.value is None or mine.interval is None:
        return None
    if (mine.whole or 0) < FEWEST or mine.interval.high >= every:
        return None
    if every - mine.value < LEAST_GAP:
        return None
    said = lesson.said.filled(figure=f"{mine.value:.0%}", all=f"{every:.0%}")
    return CoachingNote(line.group, said, lesson.card)


def _of_streak(answer: Answer, line: Line) -> CoachingNote | None:
    """Return a note on a run longer than the floor's usual days would bring."""
    usual = _usual_share(answer)
    run, days = line.row.estimate.part, line.row.estimate.whole or 0
    if not run or chance_of_run(run, days=days, share=usual) >= RARE:
        return None
    return CoachingNote(line.group, STREAK.filled(run=run), STREAK_CARD)


def _usual_share(answer: Answer) -> Decimal:
    """Return the share of a collector's days without money, at its middle of all."""
    runs = sorted(
        Decimal(line.row.estimate.part) / (line.row.estimate.whole or 1)
        for line in answer.lines
        if line.group
    )
    return runs[len(runs) // 2]
