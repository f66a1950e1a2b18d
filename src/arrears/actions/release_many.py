"""Release one approved template to many cases: each by itself, none for the others' sake."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from arrears.domain.words import Refusal, Words
from arrears.store.models import MessageTemplate

from .release_message import Draft, MessageRefused, release_message

MOST = 50  # at once; more than one can look at is no preview


class TooMany(MessageRefused):
    """More than a person can have looked at."""

    words = Words(
        "一次最多 {most} 条，现在选了 {count} 条。请缩小范围，分几次放行。",
        "{count} are chosen, and {most} at once is the most. Narrow the list and release them in turns.",
    )


class NobodyChosen(MessageRefused):
    """Nothing is ticked."""

    words = Words("还没有勾选案件。", "No case is ticked.")


class NoTemplate(MessageRefused):
    """Many are written to by an approved template only."""

    words = Words(
        "群发只能用已批准的模板，请先选择。",
        "Many are written to by an approved template only. Choose one.",
    )


@dataclass(frozen=True, slots=True)
class ToMany:
    """What one release to many came to; each that was left out with its reason."""

    batch: str
    released: int
    left_out: tuple[tuple[str, Words], ...]


def release_many(*, chosen: Mapping[str, Draft], by: str, now: datetime) -> ToMany:
    """
    Release the drafts, by their case's number; what one case refuses, the rest do not feel.

    Raises TooMany, NobodyChosen, NoTemplate before anything is released.
    """
    if not chosen:
        raise NobodyChosen
    if len(chosen) > MOST:
        raise TooMany(count=len(chosen), most=MOST)
    templates = {draft.template or 0 for draft in chosen.values()}
    if not MessageTemplate.objects.filter(pk__in=templates).exists():
        raise NoTemplate
    batch = f"{now:%Y%m%dT%H%M%S}-{by}"[:40]
    left_out: list[tuple[str, Words]] = []
    for number, draft in chosen.items():
        try:
            if draft.template is None:
                raise NoTemplate
            release_message(
                number=number, draft=replace(draft, batch=batch), by=by, now=now
            )
        except Refusal as refusal:
            left_out.append((number, refusal.sentence))
    return ToMany(batch, len(chosen) - len(left_out), tuple(left_out))
