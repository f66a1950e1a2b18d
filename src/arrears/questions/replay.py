"""A past decision judged again: the facts as journalled, the law as of that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.words import Words
from arrears.law.engine.asked import in_words
from arrears.law.engine.guard import Hearing
from arrears.law.engine.kept import NotReplayable, asked_again
from arrears.law.engine.packs import rules
from arrears.law.engine.usual import USUAL
from arrears.law.engine.verdict import Finding, Judgement
from arrears.law.engine.versions import versions
from arrears.store.models import JournalEntry

from .contact_decisions import (
    DENIED,
    PACKS,
    DecisionLine,
    RuleNamed,
    decision,
    rule_named,
)

YES, NO = Words("是", "yes"), Words("否", "no")
NOT_KNOWN = Words("不清楚", "not known")
KINDS = ("ContactDenied", "CallReserved", "VisitBooked")
NOT_KEPT = Words(
    "这条记录早于事实留存，只记下了规则，没有记下当时的事实，无法重新判断。",
    "This entry is from before facts were kept: it names the rules and not what they were asked of, so it cannot be judged again.",
)
SAME = Words(
    "结论一致：按当时的事实和当日的规则重新判断，结果相同。",
    "The same: the facts of then and the law of that day give the same answer again.",
)
PACK_CHANGED = Words(
    "结论不同，而规则文件此后有改动（{packs}）。差异来自规则文件的修改，请查看该规则的修订记录。",
    "Not the same, and the rule files have changed since ({packs}). The change of the files makes the difference; look at the rule's history.",
)
DIFFERS = Words(
    "结论不同，而规则文件没有改动。请保留数据库原样，并立即查明原因。",
    "Not the same, and the rule files are as they were. Keep the database as it is and find out why at once.",
)
CHANGED_SAME = Words(
    "结论一致，规则文件此后有改动（{packs}），但不影响这一次。",
    "The same. The rule files have changed since ({packs}), and not for this one.",
)


@dataclass(frozen=True, slots=True)
class FactLine:
    """
    One fact as the guard was told it; `usual` where nothing was on record.

    `about` is what it is about, as a question; the value belongs to the name.
    """

    name: str
    about: Words
    value: Words
    usual: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """The decision of then, the judgement of now, and whether they agree."""

    then: DecisionLine
    asked_at: datetime | None  # the moment the contact was for
    again: Judgement | None
    says: Words
    equal: bool | None  # None: cannot be judged again
    gone: tuple[RuleNamed, ...]  # spoke then, and not again
    new: tuple[Finding, ...]  # speak now, and did not then
    facts: tuple[FactLine, ...]
    history: tuple[tuple[str, ...], ...]


def replay(seq: int) -> Replay | None:
    """Return the decision judged again; None where the journal has no such decision."""
    row = JournalEntry.objects.filter(seq=seq, kind__in=KINDS).first()
    if row is None:
        return None
    told, then = row.body.get("asked") or {}, decision(row)
    try:
        question = asked_again(told)
    except NotReplayable:
        return Replay(then, None, None, NOT_KEPT, None, (), (), (), ())
    again = Hearing(question, rules(PACKS)).at(question.at)
    keys = {each.key for each in then.rules}
    spoke = {finding.rule for finding in again.findings}
    equal = keys == spoke and again.allowed == (then.state != DENIED)
    return Replay(
        then=then,
        asked_at=question.at,
        again=again,
        says=_says(equal=equal, changed=_changed(row.body.get("packs") or {})),
        equal=equal,
        gone=tuple(rule_named(key) for key in sorted(keys - spoke)),
        new=tuple(each for each in again.findings if each.rule not in keys),
        facts=_facts(told),
        history=tuple(
            tuple(str(each) for each in line[:6]) for line in told["history"]
        ),
    )


def _says(*, equal: bool, changed: list[str]) -> Words:
    if equal:
        return CHANGED_SAME.filled(packs=", ".join(changed)) if changed else SAME
    return PACK_CHANGED.filled(packs=", ".join(changed)) if changed else DIFFERS


def _changed(then: Mapping[str, str]) -> list[str]:
    now = versions(PACKS)
    return [
        f"{pack} {then[pack]} → {now[pack]}"
        for pack in PACKS
        if pack in then and then[pack] != now[pack]
    ]


def _facts(told: Mapping[str, Mapping[str, object]]) -> tuple[FactLine, ...]:
    """Return the facts, those that were out of the usual first."""
    plain: dict[str, object] = dict(told["facts"])
    for facts in told["turning"].values():
        plain.update(facts)  # type: ignore[call-overload]
    lines = [
        FactLine(
            name, in_words([name]), _said(value), usual=USUAL.get(name, False) == value
        )
        for name, value in sorted(plain.items())
    ]
    return tuple(sorted(lines, key=lambda line: line.usual))


def _said(value: object) -> Words:
    if isinstance(value, bool):
        return YES if value else NO
    return NOT_KNOWN if value is None else Words(str(value), str(value))
