"""A talk reviewed turn by turn: identity, disclosure, share of talk, promise, violations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise

import yaml

from arrears.domain.words import Refusal, Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.law.wording.plain import plain

from .promise import Promised, promise_in

SPEAKERS = ("collector", "debtor", "third_party")
SELF = re.compile(
    r"(?:我是|我这里是|我这边|呢边系|这边系|这里是|我叫|我姓|这边是|我系|呢度系|my name is|this is|i'm \w+ (?:from|with|at)|it's \w+ (?:from|at|with)|\w+ here from|speaking from|calling from|on behalf of)"
)
OFFICE = re.compile(
    "银行|公司|金融|中心|委托|工号|客服|贷后|机构|姓|小(?![姐时区孩心])[\u4e00-\u9fff]|bank|agency|company|finance|from|behalf|my name"
)
CHECK = re.compile(
    r"核对|核实|证件|身份证|后四位|出生|本人吗|本人么|是本人|请问是|请问您是|您是[^,。]{0,8}(?:吗|么|\?)|先生吗|女士吗|小姐吗|"
    "confirm|verify|date of birth|am i speaking|is this|is that|last four"
)
CONFIRM = re.compile(
    r"^(?![^。!]*(?:不是|唔系|打错|你谁|你边个|哪位|什么事|\?))[\s,.。!]*(?:是(?!谁|哪)|对(?!不起|方)|嗯|我是|我就是|没错|冇错|本人|系|我系|yes|yeah|speaking|it is|that's me|that's right|this is)|^[\s,.。!]*(?:尾号|后四位|末四位)?(?:是)?\d{4}[\s。.,]*$|(?:19|20)\d\d年"
)
DISCLOSED = re.compile(
    r"欠款|逾期|拖欠|欠了|欠我|欠银行|没还|未还|还款|账单|透支|分期|贷款|欠数|卡数|\d+(?:\.\d+)?(?:元|块)|overdue|owe|arrears|debt|balance|repay|payment|loan"
)
OFFICE_NAMES = re.compile("信用卡中心|信用卡部|贷款公司|贷款中心|loan company")
QUESTION = re.compile(
    r"[^?。!]*(?:\?+|(?:吗|呢|多少|什么时候|哪天|怎么样)(?=[。!,]|$))"
)
EARLY = 3  # the collector's first turns


class UnknownSpeaker(Refusal):
    """A turn is spoken by nobody we know."""

    words = Words(
        "第 {turn} 轮的说话人“{who}”不认识，请写 collector、debtor 或 third_party。",
        "Turn {turn} is spoken by “{who}”. Write collector, debtor or third_party.",
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a talk; `start` and `end` in milliseconds, where timed."""

    who: str
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """
    What a talk shows.

    violations   turn (from 0) and label, the collector's turns only
    interruptions  times the collector began while another still spoke; None: not timed
    reason       RSN code, cause as the debtor told it; None: not told
    persona      PER code, a guess from behaviour only; None: no sign
    """

    violations: tuple[tuple[int, str], ...]
    collector_characters: int
    characters: int
    questions: int
    interruptions: int | None
    identified_self: bool
    verified_first: bool
    promise: Promised | None
    reason: str | None
    persona: str | None


def review(turns: Sequence[Turn], facts: CaseFacts) -> Review:
    """Return what `turns` show. Raises UnknownSpeaker."""
    for number, turn in enumerate(turns):
        if turn.who not in SPEAKERS:
            raise UnknownSpeaker(turn=number, who=turn.who)
    said = [(turn.who, plain(turn.text).text) for turn in turns]
    verified = _verified_at(said)
    disclosed = next(_disclosures(said), None)
    own = [text for who, text in said if who == "collector"]
    debtor = " ".join(text for who, text in said if who == "debtor")
    return Review(
        violations=tuple(_violations(turns, facts, verified)),
        collector_characters=sum(len(t.text) for t in turns if t.who == "collector"),
        characters=sum(len(t.text) for t in turns),
        questions=sum(len(QUESTION.findall(text)) for text in own),
        interruptions=_interruptions(turns),
        identified_self=any(SELF.search(t) and OFFICE.search(t) for t in own[:EARLY]),
        verified_first=_was_first(verified, disclosed),
        promise=promise_in(said, facts.today),
        reason=_likeliest("reasons", debtor),
        persona=_likeliest("personas", debtor),
    )


def _violations(
    turns: Sequence[Turn], facts: CaseFacts, verified: int | None
) -> Iterator[tuple[int, str]]:
    for number, turn in enumerate(turns):
        if turn.who == "collector":
            known = facts
            if verified is not None and number > verified:
                known = replace(facts, identity_verified=True)
            hearer = _hearer(turns, number)
            judged = judge(Wording(turn.text, hearer, "phone", known))
            for label in judged.labels:
                yield number, label


def _interruptions(turns: Sequence[Turn]) -> int | None:
    pairs = [
        (before, turn)
        for before, turn in pairwise(turns)
        if before.end is not None and turn.start is not None
    ]
    if not pairs:
        return None
    return sum(
        turn.who == "collector" != before.who and turn.start < before.end
        for before, turn in pairs
        if turn.start is not None and before.end is not None
    )


def _hearer(turns: Sequence[Turn], number: int) -> str:
    """Return who hears a turn: whoever answers it, else whoever spoke before."""
    after = (turn.who for turn in turns[number + 1 :] if turn.who != "collector")
    before = (turn.who for turn in turns[number::-1] if turn.who != "collector")
    return next(after, None) or next(before, None) or "debtor"


def _verified_at(said: Sequence[tuple[str, str]]) -> int | None:
    """Return the turn in which the debtor confirmed who he is."""
    asked = False
    for number, (who, text) in enumerate(said):
        if who == "collector":
            asked = asked or bool(CHECK.search(text))
        elif who == "debtor" and asked and CONFIRM.search(text):
            return number
    return None


def _disclosures(said: Sequence[tuple[str, str]]) -> Iterator[int]:
    for number, (who, text) in enumerate(said):
        if who == "collector" and DISCLOSED.search(OFFICE_NAMES.sub("", text)):
            yield number


def _was_first(verified: int | None, disclosed: int | None) -> bool:
    if disclosed is None:
        return True
    if verified is None:
        return False
    return verified < disclosed


def _likeliest(kind: str, text: str) -> str | None:
    counts = {
        code: sum(text.count(word) for word in words)
        for code, words in _told()[kind].items()
    }
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


@cache
def _told() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    path = resources.files("arrears.law.call_review") / "causes.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return {
        kind: {code: tuple(words.split("|")) for code, words in codes.items()}
        for kind, codes in rows.items()
    }
