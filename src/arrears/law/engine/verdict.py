"""What the guard answers: a verdict, the rules behind it, the next lawful time."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from arrears.domain.words import Words


class Verdict(IntEnum):
    """From mild to strict; of several rules' answers the strictest counts."""

    ALLOW = 0
    WARN = 1
    NEEDS_HUMAN = 2
    DENY = 3

    @property
    def key(self) -> str:
        """Return the verdict as files and scripts spell it."""
        return self.name.lower()

    @property
    def words(self) -> Words:
        """Return the verdict as people read it."""
        return VERDICT_WORDS[self]


VERDICT_WORDS = {
    Verdict.ALLOW: Words("可以联系", "allowed"),
    Verdict.WARN: Words("可以联系，但请注意", "allowed, with care"),
    Verdict.NEEDS_HUMAN: Words("需人工判断", "a person must decide"),
    Verdict.DENY: Words("不可联系", "not allowed"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that had something to say, with its citation and reason."""

    rule: str  # pack.name, e.g. cn.hours
    cite: str
    force: str
    mark: str
    verdict: Verdict
    why: Words
    missing: tuple[str, ...] = ()  # the facts nobody knows, as questions name them


@dataclass(frozen=True, slots=True)
class Judgement:
    """The guard's answer about one contact."""

    findings: tuple[Finding, ...]
    next_allowed_at: datetime | None = None

    @property
    def verdict(self) -> Verdict:
        """Return the strictest of the findings' verdicts; with none, allow."""
        return max(
            (finding.verdict for finding in self.findings), default=Verdict.ALLOW
        )

    @property
    def allowed(self) -> bool:
        """Say whether the contact may be made now."""
        return self.verdict <= Verdict.WARN
