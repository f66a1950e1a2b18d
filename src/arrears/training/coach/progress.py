"""Scores over time: one line a talk, and how each skill moves."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.words import Refusal, Words

from .report import Report
from .skills import SKILLS

RECENT = 5


class ScoresUnread(Refusal):
    """A line of the scores cannot be read."""

    words = Words(
        "成绩文件第 {line} 行读不懂。请换一个文件，或删去这一行。",
        "Line {line} of the score file cannot be read. Use another file or remove the line.",
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """One skill: its score in the last talks, and in those before, on average."""

    skill: str
    now: int
    before: int | None


def score_line(report: Report, *, seed: int) -> str:
    """Return the line to keep of a talk."""
    kept = {
        "scene": report.scene.name,
        "seed": seed,
        "total": report.total,
        "scores": dict(report.scores),
        "violations": [wrong.detector.label for wrong in report.violations],
    }
    return json.dumps(kept, ensure_ascii=False)


def over_time(lines: Iterable[str]) -> tuple[Progress, ...]:
    """Return how each skill moved: the last talks beside all before. Raises ScoresUnread."""
    told = [
        _scores(number, line) for number, line in enumerate(lines, 1) if line.strip()
    ]
    return moved(told)


def moved(
    talks: Sequence[Mapping[str, int]], *, skills: Iterable[str] = SKILLS
) -> tuple[Progress, ...]:
    """Return how each skill moved over scores that all have it, the oldest first."""
    if not talks:
        return ()
    earlier, recent = talks[:-RECENT], talks[-RECENT:]
    return tuple(
        Progress(name, _mean(recent, name), _mean(earlier, name) if earlier else None)
        for name in skills
    )


def _scores(number: int, line: str) -> Mapping[str, int]:
    try:
        scores = json.loads(line)["scores"]
        return {name: int(scores[name]) for name in SKILLS}
    except (ValueError, KeyError, TypeError):
        raise ScoresUnread(line=number) from None


def _mean(talks: Sequence[Mapping[str, int]], name: str) -> int:
    return sum(talk[name] for talk in talks) // len(talks)
