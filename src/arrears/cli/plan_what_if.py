"""`arrears plan --what-if`: two plans beside each other."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from arrears.domain.words import Words

from .desk import open_desk
from .voice import Voice

if TYPE_CHECKING:  # Polars takes its time; --help does not wait for it
    from arrears.planner.what_if import Comparison

TITLE = Words(
    "{on} 试算，什么都没有保存",
    "{on}, only tried: nothing is saved",
)
COLUMNS = (
    Words("项目", "Figure"),
    Words("现在", "As it is"),
    Words("改后", "Changed"),
    Words("差", "Difference"),
)
ASIDE = Words("不联系：{reason.zh}", "set aside: {reason.en}")
ASSUMED = Words(
    "金额按模型估计；模型没有对照组数据，是假设，不是结果。",
    "The money is by the model, which no holdout stands behind: an assumption, no result.",
)
MEASURED = Words(
    "金额按由对照组估计的模型计算。",
    "The money is by the model refitted from a holdout.",
)
LINES = {
    "called": Words("拨打的案件", "Cases called"),
    "people": Words("联系的人", "People rung"),
    "reached": Words("预计接通的人", "People expected to answer"),
    "minutes": Words("预计通话分钟", "Minutes expected"),
    "expected": Words(
        "预计回款（元，各币种同一尺度）", "Expected to be paid, on one scale"
    ),
    "added": Words("其中因电话多回（元）", "Of it added by calling"),
    "contacts": Words("每百人联系次数", "Contacts per hundred people"),
}


def show(
    voice: Voice,
    change: str,
    *,
    on: date,
    source: Path | None,
    policy: Path | None,
    as_json: bool,
) -> None:
    """Work both plans out and print them."""
    found = _compared(change, on=on, source=source, policy=policy)
    told(voice, found, as_json=as_json)


def told(voice: Voice, found: "Comparison", *, as_json: bool) -> None:
    """Print two plans beside each other."""
    if as_json:
        voice.tell({**asdict(found), "on": found.on.isoformat()})
        return
    voice.say(TITLE.filled(on=found.on))
    voice.out.print(table(voice, found))
    voice.say(MEASURED if found.basis == "holdout" else ASSUMED)


def table(voice: Voice, found: "Comparison") -> Table:
    """Return the comparison as a table."""
    shown = Table()
    for n, words in enumerate(COLUMNS):
        shown.add_column(words.to(voice.lang), justify="right" if n else "left")
    for words, before, after in _lines(found):
        shown.add_row(
            words.to(voice.lang), f"{before:,}", f"{after:,}", f"{after - before:+,}"
        )
    return shown


def _lines(found: "Comparison") -> list[tuple[Words, int, int]]:
    before, after = found.before.told, found.after.told
    lines = [(words, before[key], after[key]) for key, words in LINES.items()]
    aside = [
        (ASIDE.filled(reason=words), first, second)
        for _, words, first, second in found.reasons
    ]
    return [*lines, *aside]


def _compared(
    change: str, *, on: date, source: Path | None, policy: Path | None
) -> "Comparison":
    from arrears.planner.policy import Policy
    from arrears.planner.what_if import change_of, compared

    given, wanted = Policy.read(policy) if policy else None, change_of(change)
    if source is not None:
        from arrears.planner.engines.polars import read

        chosen = given or Policy.default()
        return compared(read(source), on=on, policy=chosen, change=wanted)
    open_desk()
    from arrears.questions.day_policy import plan_policy
    from arrears.questions.what_if import what_if

    return what_if(on=on, policy=given or plan_policy(on), change=wanted)
