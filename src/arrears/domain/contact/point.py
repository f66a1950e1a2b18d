"""Why a contact point may not be used (EVT-04, EVT-06, EVT-28)."""

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
