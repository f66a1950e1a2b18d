"""A day's plan on the terminal: calls per round and seat, who is left out and why."""

from datetime import date

from rich.table import Table

from arrears.domain.words import Words
from arrears.planner.reasons import rounds_shown
from arrears.planner.summary import Summary

from .voice import Voice

TITLE = Words(
    "{on} 的计划：{cases} 个案件，拨打 {called} 个，不联系 {set_aside} 个",
    "Plan of {on}: {cases} cases, {called} to call, {set_aside} set aside",
)
SEAT, TOTAL = Words("坐席", "Seat"), Words("合计", "Total")
DAYS = Words("平均逾期天数", "Mean days late")
FOREMOST = Words("优先 1–2", "Priority 1–2")
REASON, CASES = Words("不联系的原因", "Set aside because"), Words("案件", "Cases")
PROMISES = Words(
    "今天到期的承诺：{promised} 个，其中安排提醒 {reminded} 个。",
    "Promises due that day: {promised}, of which {reminded} are reminded.",
)

MIX = Words(
    "{kind.zh}：{calls} 通，占 {percent}%（参考区间 {band}%，{words.zh}；只是参考，不是规定）",
    "{kind.en}: {calls} calls, {percent}% (sources: {band}%, {words.en}; a gauge, no rule)",
)
NEW = Words(
    "新逾期账户先各拨一次：今天拨打 {called} 个，另有 {waiting} 个等到明天。",
    "New accounts come first, once each: {called} are called, {waiting} wait for tomorrow.",
)
A_HUNDREDTH = 100  # of ten thousand


def show(voice: Voice, found: Summary, *, on: date) -> None:
    """Print the plan in numbers."""
    title = TITLE.filled(
        on=on, cases=found.cases, called=found.called, set_aside=found.set_aside
    )
    voice.say(title)
    voice.out.print(_rounds(voice, found))
    if found.aside:
        voice.out.print(_aside(voice, found))
    for line in found.kinds:
        told = {"kind": line.kind.words, "calls": line.calls, "words": line.words}
        percent = line.share_per_10000 // A_HUNDREDTH
        band = f"{line.from_per_10000 // A_HUNDREDTH}–{line.until_per_10000 // A_HUNDREDTH}"
        voice.say(MIX.filled(percent=percent, band=band, **told))
    voice.say(PROMISES.filled(promised=found.promised_today, reminded=found.reminded))
    if found.new_called or found.new_waiting:
        voice.say(NEW.filled(called=found.new_called, waiting=found.new_waiting))


def _rounds(voice: Voice, found: Summary) -> Table:
    calls = {(line.seat, line.round): line.calls for line in found.rounds}
    rounds = rounds_shown({line.round for line in found.rounds})
    table = Table(SEAT.to(voice.lang))
    for words in (*rounds.values(), TOTAL, DAYS, FOREMOST):
        table.add_column(words.to(voice.lang), justify="right")
    alike = {line.seat: line for line in found.seats}
    seats = sorted({line.seat for line in found.rounds})
    for seat in seats:
        counts = [calls.get((seat, name), 0) for name in rounds]
        mix = alike[seat]
        told = (*counts, sum(counts), mix.days_past_due, mix.foremost)
        table.add_row(seat, *map(str, told))
    sums = [sum(calls.get((seat, name), 0) for seat in seats) for name in rounds]
    table.add_section()
    table.add_row(TOTAL.to(voice.lang), *map(str, sums), str(sum(sums)))
    return table


def _aside(voice: Voice, found: Summary) -> Table:
    table = Table(REASON.to(voice.lang))
    table.add_column(CASES.to(voice.lang), justify="right")
    for line in found.aside:
        table.add_row(line.words.to(voice.lang), str(line.cases))
    return table
