"""Friendly notes: where a figure differs by more than chance, and the card that helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words

from .answer import Answer, Line
from .estimates import Z
from .kpi import Estimate
from .shapes.mix import OTHER
from .shapes.streak import chance_of_run

RARE = Decimal("0.05")
FEWEST = 30
LEAST_GAP = Decimal("0.05")  # a difference that matters; sure alone is not enough


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is said where a share lies below everybody's, and the card that helps."""

    said: Words
    card: str  # of the playbook
    of_team: bool = False  # beside the own team, where it has others


CHANCE = Words(
    "仅凭偶然，{whole} 个里多半在 {low} 到 {high} 之间。",
    " By chance alone {whole} would mostly give {low} to {high}.",
)
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
    "reviewed_before": Lesson(
        Words(
            "断约后的下一通电话之前，先打开审单的占 {figure}，{whom} {all}。花两分钟看看上次为什么没兑现，对方不用再解释一遍。",
            "Before the call after a broken promise the review was opened in {figure}, {whom} {all}. Two minutes on why it broke spare the other side the telling again.",
        ),
        "PROC-37",
        of_team=True,
    ),
}
OF_ALL = Words("全体是", "by everybody in")
OF_TEAM = Words("班组其他人是", "by the rest of the team in")
NO_TEAMS: Mapping[str, str] = {}
STREAK = Words(
    "最长连续 {run} 个工作日没有回款；仅凭偶然，{days} 个工作日里碰上这么长的机会约 {chance}。谁都会遇到；要不要一起看看手上的案件？",
    "No money for {run} working days in a row; in {days} days chance alone brings such a run with {chance}. It happens to everybody. Shall we look at the cases together?",
)
STREAK_CARD = "MIND-01"
MIX = Words(
    "{kind.zh}占拨打的 {figure}，全体是 {all}。案件不同，比例自然不同；看看是不是号码旧了，先打客户愿意接的那个。",
    "Of the dials {figure} went to {kind.en}, {all} of everybody's. Cases differ, and so may the mix. Perhaps numbers are old; the one the customer prefers comes first.",
)
MIX_CARD = "CTN-04"
SIGNALS = (*LESSONS, "phone_mix", "zero_days")  # the KPIs that are looked at


@dataclass(frozen=True, slots=True)
class CoachingNote:
    """A note for one collector, with the card to read; for help, never for blame."""

    collector: str
    said: Words
    card: str


def coaching(
    answers: Sequence[Answer], *, teams: Mapping[str, str] = NO_TEAMS
) -> tuple[CoachingNote, ...]:
    """
    Return the notes that these answers by collector give rise to.

    `teams` has the team of each collector who is in one.

    One only where the whole interval lies below everybody's share (of the phone mix:
    to either side) and it rests on 30 at least and 5 in a hundred lie between; a
    streak where chance alone gives one as long less than once in 20.
    """
    return tuple(
        note
        for answer in answers
        for line in answer.lines
        if line.group and (note := _note(answer, line, teams))
    )


def _note(answer: Answer, line: Line, teams: Mapping[str, str]) -> CoachingNote | None:
    if answer.kpi.key == "zero_days":
        return _of_streak(answer, line)
    if answer.kpi.key == "phone_mix":
        return _of_mix(answer, line)
    lesson = LESSONS.get(answer.kpi.key)
    mine = line.row.estimate
    mates = _mates(answer, line, teams) if lesson and lesson.of_team else None
    every = answer.together[0].row.estimate.value if mates is None else mates
    if lesson is None or not _is_beyond_chance(mine, every):
        return None
    if mine.value is None or every is None or mine.value > every:
        return None
    whom = OF_ALL if mates is None else OF_TEAM
    figures = {"figure": f"{mine.value:.0%}", "all": f"{every:.0%}"}
    said = Words(
        lesson.said.zh.format(**figures, whom=whom.zh),
        lesson.said.en.format(**figures, whom=whom.en),
    )
    return CoachingNote(line.group, _with_chance(said, mine, every), lesson.card)


def _mates(answer: Answer, line: Line, teams: Mapping[str, str]) -> Decimal | None:
    """Return the share of the others in the own team; None where there are none."""
    team = teams.get(line.group)
    mates = [
        each.row.estimate
        for each in answer.lines
        if team and each.group != line.group and teams.get(each.group) == team
    ]
    whole = sum(each.whole or 0 for each in mates)
    return Decimal(sum(each.part for each in mates)) / whole if whole else None


def _of_mix(answer: Answer, line: Line) -> CoachingNote | None:
    """Return a note on a kind of number dialled more or less than by all."""
    mine, kind = line.row.estimate, line.row.label
    every = next(
        (e.row.estimate.value for e in answer.together if e.row.label == kind), None
    )
    if kind is None or every is None or mine.value is None:
        return None
    if kind == OTHER or not _is_beyond_chance(mine, every):
        return None
    if kind != _widest(answer, line.group):
        return None  # one kind's more is another's less: one note is enough
    figure, of_all = f"{mine.value:.0%}", f"{every:.0%}"
    said = Words(
        MIX.zh.format(kind=kind, figure=figure, all=of_all),
        MIX.en.format(kind=kind, figure=figure, all=of_all),
    )
    return CoachingNote(line.group, _with_chance(said, mine, every), MIX_CARD)


def _widest(answer: Answer, group: str) -> Words | None:
    """Return the kind in which a collector's mix lies farthest from everybody's."""
    nothing = Decimal(0)
    every = {e.row.label: e.row.estimate.value or nothing for e in answer.together}
    gaps: list[tuple[Decimal, Words | None]] = [
        (
            abs((e.row.estimate.value or nothing) - every.get(e.row.label, nothing)),
            e.row.label,
        )
        for e in answer.lines
        if e.group == group and e.row.label != OTHER
    ]
    widest = max((gap for gap, _ in gaps), default=None)
    return next((label for gap, label in gaps if gap == widest), None)


def _is_beyond_chance(mine: Estimate, every: Decimal | None) -> bool:
    """Say whether the share surely differs from everybody's, and by what matters."""
    if every is None or mine.value is None or mine.interval is None:
        return False
    if (mine.whole or 0) < FEWEST or abs(every - mine.value) < LEAST_GAP:
        return False
    return not mine.interval.low <= every <= mine.interval.high


def _with_chance(said: Words, mine: Estimate, every: Decimal) -> Words:
    """Return the words with what so many would give with everybody's share."""
    whole = mine.whole or 1
    half = Z * (every * (1 - every) / whole).sqrt()
    low, high = max(Decimal(0), every - half), min(Decimal(1), every + half)
    chance = CHANCE.filled(whole=whole, low=f"{low:.0%}", high=f"{high:.0%}")
    return Words(said.zh + chance.zh, said.en + chance.en)


def _of_streak(answer: Answer, line: Line) -> CoachingNote | None:
    """Return a note on a run longer than the floor's usual days would bring."""
    usual = _usual_share(answer)
    run, days = line.row.estimate.part, line.row.estimate.whole or 0
    chance = chance_of_run(run, days=days, share=usual)
    if not run or chance >= RARE:
        return None
    said = STREAK.filled(run=run, days=days, chance=f"{chance:.1%}")
    return CoachingNote(line.group, said, STREAK_CARD)


def _usual_share(answer: Answer) -> Decimal:
    """Return the share of a collector's days without money, at its middle of all."""
    runs = sorted(
        Decimal(line.row.estimate.part) / (line.row.estimate.whole or 1)
        for line in answer.lines
        if line.group
    )
    return runs[len(runs) // 2]
