"""Where a contact point is from, and why it may not be used (EVT-04, 06, 28)."""

from enum import StrEnum

from arrears.domain.words import Words


class Restriction(StrEnum):
    """What keeps a number or address from being used; empty means nothing does."""

    NONE = ""
    DEAD = "dead"
    WRONG_PARTY = "wrong_party"
    OLD_NUMBER = "old_number"
    REFUSED = "refused"

    @property
    def words(self) -> Words:
        """Return the restriction as people read it."""
        return RESTRICTION_WORDS[self]


RESTRICTION_WORDS = {
    Restriction.NONE: Words("可用", "usable"),
    Restriction.DEAD: Words("空号，已停用", "dead number, set aside"),
    Restriction.WRONG_PARTY: Words("不是本人，已停用", "wrong person, set aside"),
    Restriction.OLD_NUMBER: Words("旧号码，已停用", "old number, set aside"),
    Restriction.REFUSED: Words("本人不同意使用", "asked not to be used"),
}


class Source(StrEnum):
    """Who gave us a number or address (DAT-28, CN-P8); other texts stand as told."""

    LENDER_FILE = "lender_file"
    EMERGENCY_CONTACT = "emergency_contact"
    DEBTOR = "debtor"
    GUARANTEE = "guarantee"

    @property
    def words(self) -> Words:
        """Return the source as people read it."""
        return SOURCE_WORDS[self]


SOURCE_WORDS = {
    Source.LENDER_FILE: Words("委托方文件", "lender's file"),
    Source.EMERGENCY_CONTACT: Words(
        "委托方文件（紧急联系人）", "lender's file (emergency contact)"
    ),
    Source.DEBTOR: Words("本人告知", "told by the debtor"),
    Source.GUARANTEE: Words("保证合同", "guarantee"),
}


def source_words(source: str) -> Words:
    """Return the words of a known source, or what was written down, as it is."""
    return Source(source).words if source in set(Source) else Words(source, source)
