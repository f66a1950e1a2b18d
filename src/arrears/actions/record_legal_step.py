"""Enter a step at law that was really taken, or strike one entered by mistake."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import LegalStepRecorded, LegalStepStruck
from arrears.domain.case.legal_step import LegalStep as Step
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import LegalStep


class LegalStepRefused(Refusal):
    """The step cannot be entered like this."""


class UnknownStep(LegalStepRefused):
    """There is no such step."""

    words = Words("请选择是哪一步。", "Choose which step it is.")


class StepAhead(LegalStepRefused):
    """What has not happened yet is not on the register."""

    words = Words(
        "{on} 还没有到。登记簿只记已经发生的步骤。",
        "{on} is yet to come. The register holds what has happened, and nothing else.",
    )


class PaperMissing(LegalStepRefused):
    """A step has its paper."""

    words = Words(
        "请写明法院、案号，以及文书存放在哪里。",
        "Name the court, the number, and where the paper is kept.",
    )


class StepThere(LegalStepRefused):
    """The step is on the register already."""

    words = Words(
        "“{step.zh}”（{on}）已经登记过。",
        "“{step.en}” ({on}) is on the register already.",
    )


class NoSuchStep(LegalStepRefused):
    """The step is gone, or was never on this case."""

    words = Words(
        "这一步已不在登记簿上，请刷新页面。",
        "This step is no longer on the register. Reload the page.",
    )


@transaction.atomic
def record_legal_step(
    *, number: str, step: str, on: date, paper: str, by: str, now: datetime
) -> None:
    """
    Enter the step on case `number`, and journal it: from then on it may be said.

    Raises LegalStepRefused, UnknownCase, ClosedCase.
    """
    case = cases.lock(number)
    if step not in set(Step):
        raise UnknownStep
    if on > cases.local_day(case.debtor, now):
        raise StepAhead(on=on)
    if not paper.strip():
        raise PaperMissing
    _, made = LegalStep.objects.get_or_create(
        case=case,
        step=step,
        on=on,
        struck_at=None,
        defaults={"paper": paper.strip()[:200], "at": now, "by": by},
    )
    if not made:
        raise StepThere(step=Step(step).words, on=on)
    fact = LegalStepRecorded(case.number, step=step, on=on.isoformat())
    journal.write(fact, by=by, at=now)


@transaction.atomic
def strike_legal_step(*, number: str, step: int, by: str, now: datetime) -> None:
    """Strike a step entered by mistake, and journal it. Raises NoSuchStep."""
    case = cases.lock(number)
    row = case.legal_steps.filter(pk=step, struck_at=None).first()
    if row is None:
        raise NoSuchStep
    row.struck_at, row.struck_by = now, by
    row.save(update_fields=["struck_at", "struck_by"])
    fact = LegalStepStruck(case.number, step=row.step, on=row.on.isoformat())
    journal.write(fact, by=by, at=now)
