"""What happened to figures: counted, annotated, reported."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class DaysCounted(Fact):
    """The days' tallies were brought up to date; past figures may have changed."""

    named = Words("统计各日指标", "Days counted")
    days: int
    corrected: int


@dataclass(frozen=True, slots=True)
class FigureNoted(Fact):
    """Somebody wrote a dated note beside the figures."""

    named = Words("在指标旁加注", "Figure noted")
    note: int
    kpi: str  # empty: beside every figure
    length: int


@dataclass(frozen=True, slots=True)
class FigureNoteWithdrawn(Fact):
    """A note beside the figures was withdrawn; it stays to be read."""

    named = Words("撤回指标旁的注", "Figure's note withdrawn")
    note: int


@dataclass(frozen=True, slots=True)
class ReportScheduled(Fact):
    """A report is written by itself from now on."""

    named = Words("设置定时报告", "Report scheduled")
    report: str
    lender: str
    suffixes: str
    folder: str


@dataclass(frozen=True, slots=True)
class ReportUnscheduled(Fact):
    """A report is no longer written by itself."""

    named = Words("停止定时报告", "Report no longer scheduled")
    report: str


@dataclass(frozen=True, slots=True)
class ReportWritten(Fact):
    """A scheduled report was written to a file."""

    named = Words("写出定时报告", "Scheduled report written")
    since: str
    until: str
    path: str
    sha256: str
    known_on: str = ""
    figures: str = ""  # fingerprint of the figures themselves
