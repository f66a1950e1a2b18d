"""The regulator's pack: complaints, stops, refusals, warnings, hits; each told with its source."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from statistics import median

from arrears.domain.case.standing import StopKind
from arrears.domain.words import Words

from .answer import Answer
from .estimates import rounded
from .telling import NONE, told

# regulation.md, row CN-S7 (complaint rules of 2020), mark M: to be checked by a lawyer.
LIMITS = (15, 60)
RATES = ("complaint_rate", "disputes", "cap_denials", "denials", "beyond_policy")
ANSWERED = {
    StopKind.COMPLAINT: Words("投诉", "complaints"),
    StopKind.DISPUTE: Words("异议", "disputes"),
}


@dataclass(frozen=True, slots=True)
class StopSpan:
    """A stop of one person: from which day, and until which if it was lifted."""

    kind: StopKind
    began: date
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """The guard's answer that was not a plain yes; `third` is somebody who owes nothing."""

    rules: tuple[str, ...]
    denied: bool
    third: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """What the registers say of the days, the stops of earlier days among it."""

    since: date
    until: date
    stops: Sequence[StopSpan] = ()
    askings: Sequence[Asking] = ()
    notes: int = 0
    hits: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the pack: its name, definition and source; exact where it is one."""

    key: str
    name: Words
    figure: str
    meaning: Words
    source: Words
    exact: Decimal | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries that belong together, and what must be said of them."""

    title: Words
    entries: tuple[Entry, ...]
    said: tuple[Words, ...] = ()


STOPS = Words("标记登记簿（stop）", "the register of stops")
DENIED = Words("审计日志 ContactDenied", "the journal, ContactDenied")
WARNED = Words(
    "审计日志 CallReserved，结论为提醒", "the journal, CallReserved with a warning"
)
NAMED = Words("{of}：{what}", "{of}: {what}")
BY_FORMULA = Words("{meaning.zh} {formula.zh}", "{meaning.en} {formula.en}.")
DETECTOR = Words("检测项 {label}", "detector {label}")
WITHIN = Words(
    "其中从登记到解除不超过 {limit} 个自然日",
    "of those answered, lifted within {limit} calendar days",
)
NOTES = Words("联系记录的备注，用语检查", "notes on contacts, read by the words check")
UNSIGNED = Words(
    "规则尚未由律师签字；依据和核实程度见 arrears law list。",
    "No lawyer has signed the rules yet; `arrears law list` has their sources and how far they are verified.",
)
DEADLINES = Words(
    "15 日、60 日来自 2020 年投诉办法的转述（CN-S7，标记 M），待律师核对；以标记解除为办结。",
    "15 and 60 days are those told of the complaint rules of 2020 (CN-S7, mark M), to be checked by a lawyer; lifting the stop counts as the answer.",
)
ONLY_WRITTEN = Words(
    "只查文字备注，没有录音；命中是可疑之处，不等于违规。查了 {notes} 条。",
    "Only written notes were read, no recording; a hit is a place to look at, no breach. {notes} notes were read.",
)


def chapters(
    happened: Happened,
    rates: Sequence[Answer],
    *,
    rules: Mapping[str, tuple[Words, str]],
    detectors: Mapping[str, Words],
    lang: str,
) -> tuple[Chapter, ...]:
    """
    Return the pack's chapters; `rules` has title and citation of a rule by its key.

    Stops are read as they stood at the end of the last day.
    """
    denied = [each for each in happened.askings if each.denied]
    warned = [each for each in happened.askings if not each.denied]
    return (
        Chapter(
            Words("比率", "Rates"),
            tuple(e for each in rates for e in _rate(each, lang)),
            tuple(dict.fromkeys(words for each in rates for words in each.said)),
        ),
        Chapter(
            Words("投诉与异议的办理", "Complaints and disputes answered"),
            tuple(e for kind in ANSWERED for e in _answered(kind, happened)),
            (DEADLINES,),
        ),
        Chapter(Words("停止联系标记", "Stops"), tuple(_stops(happened))),
        _by_rule(Words("被拦下的联系，按规则", "Contacts refused, by rule"),
                 "denied", denied, rules, DENIED),
        _by_rule(Words("带提醒放行的联系，按规则", "Contacts let through with a warning, by rule"),
                 "warned", warned, rules, WARNED),
        Chapter(Words("第三人", "Third persons"), tuple(_third(happened, denied))),
        Chapter(
            Words("用语命中", "Wording hits"),
            _hits(happened, detectors),
            (ONLY_WRITTEN.filled(notes=f"{happened.notes:,}"),),
        ),
    )  # fmt: skip


def _count(key: str, name: Words, n: int, meaning: Words, source: Words) -> Entry:
    return Entry(key, name, f"{n:,}", meaning, source, Decimal(n))


def _rate(answer: Answer, lang: str) -> Iterable[Entry]:
    kpi = answer.kpi
    meaning = BY_FORMULA.filled(meaning=kpi.meaning, formula=kpi.figure.formula)
    for each in told(answer, answer.together, lang):
        ends = "" if each.interval == NONE else f" ({each.interval})"
        figure = f"{each.figure}{ends}: {each.part} / {each.whole}"
        yield Entry(kpi.key, kpi.title, figure, meaning, kpi.source, each.value)


def _answered(kind: StopKind, happened: Happened) -> Iterable[Entry]:
    came = [s for s in happened.stops if s.kind is kind and s.began >= happened.since]
    over = [
        s
        for s in happened.stops
        if s.kind is kind and s.ended and s.ended >= happened.since
    ]
    days = sorted((s.ended - s.began).days for s in over if s.ended)
    still = [s for s in happened.stops if s.kind is kind and s.ended is None]
    oldest = max(((happened.until - s.began).days for s in still), default=None)
    word, key = ANSWERED[kind], str(kind)
    yield _count(
        f"{key}_came",
        _named(word, "收到", "received"),
        len(came),
        Words("这些天登记的", "put on record in these days"),
        STOPS,
    )
    yield _count(
        f"{key}_answered",
        _named(word, "办结", "answered"),
        len(over),
        Words("这些天解除的，不论何时登记", "lifted in these days, whenever it came"),
        STOPS,
    )
    for limit in LIMITS:
        yield _count(
            f"{key}_within_{limit}",
            _named(word, f"{limit} 日内办结", f"answered within {limit} days"),
            sum(n <= limit for n in days),
            WITHIN.filled(limit=limit),
            STOPS,
        )
    yield _days(
        f"{key}_median_days",
        _named(word, "办理天数（中位数）", "days to the answer, median"),
        median(map(Decimal, days)) if days else None,
    )
    yield _days(
        f"{key}_longest_days",
        _named(word, "办理天数（最长）", "days to the answer, longest"),
        Decimal(days[-1]) if days else None,
    )
    yield _count(
        f"{key}_open",
        _named(word, "期末未办结", "open at the end"),
        len(still),
        Words("最后一天结束时仍有效的", "still in force at the end of the last day"),
        STOPS,
    )
    yield _days(f"{key}_oldest_days", _named(word, "未办结的最长天数", "age of the oldest open"),
                None if oldest is None else Decimal(oldest))  # fmt: skip


def _days(key: str, name: Words, days: Decimal | None) -> Entry:
    figure = NONE if days is None else f"{rounded(days).normalize():f}"
    meaning = Words(
        "自然日；没有可算的就不给数字", "calendar days; no figure of nothing"
    )
    return Entry(key, name, figure, meaning, STOPS, days)


def _named(words: Words, zh: str, en: str) -> Words:
    return Words(
        NAMED.zh.format(of=words.zh, what=zh), NAMED.en.format(of=words.en, what=en)
    )


def _stops(happened: Happened) -> Iterable[Entry]:
    """Return of each kind of stop how many were set, lifted and are in force."""
    since = happened.since
    for kind in StopKind:
        mine = [s for s in happened.stops if s.kind is kind]
        begun = sum(s.began >= since for s in mine)
        lifted = sum(s.ended is not None and s.ended >= since for s in mine)
        stand = sum(s.ended is None for s in mine)
        if not (begun or lifted or stand or kind is StopKind.VULNERABLE):
            continue
        figures = {
            "set": (begun, Words("这些天新设的", "set in these days"), "新设"),
            "lifted": (lifted, Words("这些天解除的", "lifted in these days"), "解除"),
            "stand": (
                stand,
                Words("最后一天结束时有效的", "in force at the end of the last day"),
                "期末有效",
            ),
        }
        for what, (n, meaning, zh) in figures.items():
            en = {"set": "set", "lifted": "lifted", "stand": "in force at the end"}
            name = _named(kind.words, zh, en[what])
            yield _count(f"stop_{kind}_{what}", name, n, meaning, STOPS)


def _by_rule(
    title: Words,
    key: str,
    askings: Sequence[Asking],
    rules: Mapping[str, tuple[Words, str]],
    source: Words,
) -> Chapter:
    counted = Counter(rule for each in askings for rule in each.rules)
    whole = _count(
        f"{key}_all",
        Words("全部", "All"),
        len(askings),
        Words("次数；一次可涉及几条规则", "contacts; one may meet several rules"),
        source,
    )
    told_rules = tuple(
        _count(f"{key}:{rule}", title_of, n, Words(cite, cite), source)
        for rule, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        for title_of, cite in [rules.get(rule, (Words(rule, rule), rule))]
    )
    return Chapter(title, (whole, *told_rules), (UNSIGNED,))


def _third(happened: Happened, denied: Sequence[Asking]) -> Iterable[Entry]:
    yield _count(
        "third_denied",
        Words("对第三人的联系被拦下", "Contacts with third persons refused"),
        sum(each.third for each in denied),
        Words(
            "规则拦下的、打给不负债的人的联系",
            "contacts with somebody who owes nothing that a rule refused",
        ),
        DENIED,
    )
    refusals = [s for s in happened.stops if s.kind is StopKind.REFUSAL]
    yield _count(
        "third_refusals",
        Words("明确拒绝再联系的第三人", "Third persons who refused further contact"),
        sum(s.began >= happened.since for s in refusals),
        Words(
            "这些天登记的；永久有效",
            "put on record in these days; it stands for good",
        ),
        STOPS,
    )


def _hits(happened: Happened, detectors: Mapping[str, Words]) -> tuple[Entry, ...]:
    whole = _count(
        "wording_notes",
        Words("有命中的备注", "Hits in notes"),
        sum(happened.hits.values()),
        Words("用语检查判为禁止的处数", "places that the words check forbids"),
        NOTES,
    )
    rows = sorted(happened.hits.items(), key=lambda pair: (-pair[1], pair[0]))
    return (
        whole,
        *(
            _count(
                f"wording:{label}",
                detectors[label],
                n,
                DETECTOR.filled(label=label),
                NOTES,
            )
            for label, n in rows
        ),
    )
