"""The steps at law that a case can truly have taken, in their order."""

from enum import StrEnum

from arrears.domain.words import Words


class LegalStep(StrEnum):
    """One step, as the wording check knows it; each presumes the ones before it."""

    DEMAND_LETTER = "demand_letter"
    MEDIATION = "mediation"
    FILED = "filed"
    ACCEPTED = "accepted"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"

    @property
    def words(self) -> Words:
        """Return the step's name as people read it."""
        return STEP_WORDS[self]


STEP_WORDS = {
    LegalStep.DEMAND_LETTER: Words("已发律师函", "demand letter sent"),
    LegalStep.MEDIATION: Words("诉前调解中", "mediation before suit"),
    LegalStep.FILED: Words("已向法院起诉", "suit filed"),
    LegalStep.ACCEPTED: Words("法院已受理", "accepted by the court"),
    LegalStep.JUDGMENT: Words("已有判决", "judgment given"),
    LegalStep.ENFORCEMENT: Words("强制执行中", "being enforced"),
}
