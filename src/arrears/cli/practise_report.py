"""The coach's report on a talk, as lines to read and as JSON."""

from collections.abc import Iterator

from arrears.domain.words import Words
from arrears.training.coach.findings import Wrong
from arrears.training.coach.measures import TO_FIND, hidden
from arrears.training.coach.progress import Progress
from arrears.training.coach.report import Report
from arrears.training.coach.skills import SKILLS

YUAN = 100
HEAD = Words("—— 教练 ——", "—— Coach ——")
STOPPED = Words(
    "练习到此停止：这句话违规。就算对方因此付了钱，也不算成绩。",
    "The exercise stops here: that sentence broke a rule. Money would not change it.",
)
ENDED = Words(
    "结束：{ending.zh}。总分 {total}/100。", "Ended: {ending.en}. Score {total}/100."
)
WRONG = Words(
    "第 {turn} 句“{said}”：{what.zh}（{label} {title.zh}）",
    "Line {turn} “{said}”: {what.en} ({label} {title.en})",
)
NOTE = Words(
    "第 {turn} 句“{said}”：措辞检查会提醒 {label} {title.zh}，不计分",
    "Line {turn} “{said}”: the wording check would point at {label} {title.en}; it does not count",
)
WHY = Words("    为什么：{why.zh}", "    Why: {why.en}")
CITE = Words("    依据：{cite}", "    Law: {cite}")
INSTEAD = Words("    可以说：{instead.zh}", "    Say: {instead.en}")
FOUND = Words("问到了：{names}", "Found out: {names}")
MISSED = Words("没问到：{names}", "Missed: {names}")
HIDDEN = Words("当时看不到的：{what.zh}", "Hidden then: {what.en}")
TALKED = Words(
    "您说了 {share}% 的话，最长一句 {longest} 字，提问 {questions} 次，其中开放问题 {open}。",
    "You spoke {share} % of the talk, longest line {longest} characters, {questions} questions, {open} open.",
)
PROMISE = Words(
    "承诺：{sum} 元，{on}，占每月余钱的 {load}；{free.zh}，{firm.zh}。",
    "Promise: {sum} on {on}, {load} of what a month leaves; {free.en}, {firm.en}.",
)
NO_PROMISE = Words("没有谈成承诺。", "No promise was made.")
FREE, CORNERED = Words("自愿", "freely made"), Words("被逼", "made under pressure")
FIRM, LOOSE = Words("已确认", "confirmed"), Words("没有复述确认", "not confirmed")
USED = Words("用到的策略：{names}", "Strategies used: {names}")
AFTER = Words("此后 60 天：", "The 60 days after:")
DAY = Words("    {on} {what.zh}", "    {on} {what.en}")
NOTHING = Words("    没有还款。", "    No payment came.")
KEPT = Words(
    "留住的钱：{kept} 元；范例：{model} 元。",
    "Kept money: {kept}; the model talk: {model}.",
)
SKILL = Words("    {name.zh}：{score}", "    {name.en}: {score}")
SCORES = Words("分项：", "By skill:")
MODEL_HEAD = Words(
    "—— 范例对话（同一场景、同一种子）——",
    "—— The model talk (same scene, same seed) ——",
)
YOU, THEY = (
    Words("催收员：{said}", "Collector: {said}"),
    Words("对方：{said}", "Debtor: {said}"),
)
MOVED = Words(
    "{name.zh}：近几次 {now}，以前 {before}", "{name.en}: lately {now}, before {before}"
)


def told(report: Report, lang: str) -> Iterator[Words]:
    """Yield the report, line by line."""
    yield HEAD
    if report.violations:
        yield STOPPED
    if report.ending:
        yield ENDED.filled(ending=report.ending.words, total=report.total)
    for wrong in report.wrongs:
        yield from _wrong(wrong)
    yield from _found(report, lang)
    yield from _counts(report, lang)
    yield from _afterwards(report)
    yield SCORES
    for name, score in report.scores.items():
        yield SKILL.filled(name=SKILLS[name], score=score)


def model_told(report: Report) -> Iterator[Words]:
    """Yield the model talk, line by line."""
    yield MODEL_HEAD
    for turn in report.model.turns:
        yield YOU.filled(said=turn.said)
        yield THEY.filled(said=turn.answer)


def moved_told(progress: Progress) -> Words:
    """Return how a skill moved over the talks."""
    before = "-" if progress.before is None else progress.before
    return MOVED.filled(name=SKILLS[progress.skill], now=progress.now, before=before)


def as_json(report: Report, lang: str) -> dict[str, object]:
    """Return the report for scripts."""
    promise = report.promise
    return {
        "scene": report.scene.name,
        "ending": report.ending,
        "total": report.total,
        "scores": dict(report.scores),
        "found": list(report.measures.found),
        "missed": list(report.measures.missed),
        "talk_share": report.measures.share,
        "longest": report.measures.longest,
        "questions": report.measures.questions,
        "open_questions": report.measures.open_questions,
        "promise": promise
        and {
            "amount": promise.terms.amount_minor // YUAN,
            "on": promise.terms.on.isoformat(),
            "monthly": promise.terms.monthly,
            "affordable": promise.affordable,
            "pressed": promise.pressed,
            "confirmed": promise.confirmed,
            "load": report.load,
        },
        "strategies": [used.card.id for used in report.strategies],
        "wrong": [_wrong_json(wrong, lang) for wrong in report.wrongs],
        "after": [
            {"on": each.on.isoformat(), "event": each.event, "amount": each.amount_minor // YUAN}
            for each in report.after.events
        ],
        "kept": report.after.kept_minor // YUAN,
        "model_kept": report.model.kept_minor // YUAN,
    }  # fmt: skip


def _wrong(wrong: Wrong) -> Iterator[Words]:
    yield (WRONG if wrong.counts else NOTE).filled(
        turn=wrong.turn,
        said=wrong.said[:60],
        what=wrong.what,
        label=wrong.detector.label,
        title=wrong.detector.title,
    )
    yield WHY.filled(why=wrong.detector.why)
    if wrong.cite:
        yield CITE.filled(cite=wrong.cite)
    yield INSTEAD.filled(instead=wrong.instead)


def _wrong_json(wrong: Wrong, lang: str) -> dict[str, object]:
    return {
        "turn": wrong.turn,
        "said": wrong.said,
        "what": wrong.what.to(lang),
        "detector": wrong.detector.label,
        "why": wrong.detector.why.to(lang),
        "cite": wrong.cite,
        "instead": wrong.instead.to(lang),
        "ends": wrong.ends,
        "counts": wrong.counts,
    }


def _found(report: Report, lang: str) -> Iterator[Words]:
    for words, names in (
        (FOUND, report.measures.found),
        (MISSED, report.measures.missed),
    ):
        if names:
            told_names = "、".join(TO_FIND[name].to(lang) for name in names)
            yield words.filled(names=told_names)
    for what in hidden(report.scene):
        yield HIDDEN.filled(what=what)


def _counts(report: Report, lang: str) -> Iterator[Words]:
    counts = report.measures
    yield TALKED.filled(
        share=counts.share,
        longest=counts.longest,
        questions=counts.questions,
        open=counts.open_questions,
    )
    yield _promise(report)
    if report.strategies:
        names = (f"{used.card.id} {used.card.title.to(lang)}" for used in report.strategies)  # fmt: skip
        yield USED.filled(names="、".join(names))


def _promise(report: Report) -> Words:
    promise = report.promise
    if promise is None:
        return NO_PROMISE
    return PROMISE.filled(
        sum=promise.terms.amount_minor // YUAN,
        on=promise.terms.on.isoformat(),
        load="-" if report.load is None else f"{report.load}%",
        free=CORNERED if promise.pressed else FREE,
        firm=FIRM if promise.confirmed else LOOSE,
    )


def _afterwards(report: Report) -> Iterator[Words]:
    yield AFTER
    for each in report.after.events:
        yield DAY.filled(on=each.on.isoformat(), what=each.words)
    if not report.after.events:
        yield NOTHING
    yield KEPT.filled(
        kept=report.after.kept_minor // YUAN, model=report.model.kept_minor // YUAN
    )
