"""The people around a case, and what they are to it (ROLE-09, ROLE-12, IMP-21)."""

from enum import StrEnum

from arrears.domain.words import Words


class Role(StrEnum):
    """What a person is to the debt."""

    DEBTOR = "debtor"
    GUARANTOR = "guarantor"
    CO_OBLIGOR = "co_obligor"
    SPOUSE = "spouse"
    HEIR = "heir"
    GUARDIAN = "guardian"
    ATTORNEY = "attorney"
    CONTACT = "contact"
    EMPLOYER = "employer"
    OTHER = "other"

    @property
    def words(self) -> Words:
        """Return the role's name as people read it."""
        return ROLE_WORDS[self]

    @property
    def owes(self) -> bool:
        """Say whether this person is liable for the debt."""
        return self in {Role.DEBTOR, Role.GUARANTOR, Role.CO_OBLIGOR}


ROLE_WORDS = {
    Role.DEBTOR: Words("债务人", "Debtor"),
    Role.GUARANTOR: Words("保证人", "Guarantor"),
    Role.CO_OBLIGOR: Words("共同债务人", "Co-obligor"),
    Role.SPOUSE: Words("配偶", "Spouse"),
    Role.HEIR: Words("继承人", "Heir"),
    Role.GUARDIAN: Words("监护人", "Guardian"),
    Role.ATTORNEY: Words("代理律师", "Attorney"),
    Role.CONTACT: Words("联系人", "Contact person"),
    Role.EMPLOYER: Words("用人单位", "Employer"),
    Role.OTHER: Words("其他人", "Other"),
}
