"""Papers handed in to bear out what was said: what is taken, and how they stand."""

import re
from datetime import date
from enum import StrEnum

from arrears.domain.words import Words

LARGEST_BYTES = 5 * 1024 * 1024
# What a file begins with, by its kind; the name alone proves nothing.
SIGNS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
ENDINGS = {".pdf": "pdf", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
MIME = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
TWO_ENDINGS = re.compile(r"\.[A-Za-z]\w{0,4}\.[A-Za-z0-9]+$")


class PaperState(StrEnum):
    """How a paper stands on a day."""

    WAITING = "waiting"
    BEARS_OUT = "bears_out"
    DOES_NOT = "does_not"
    LAPSED = "lapsed"

    @property
    def words(self) -> Words:
        """Return it as people read it."""
        return STATES[self]


STATES = {
    PaperState.WAITING: Words("待核实", "to be checked"),
    PaperState.BEARS_OUT: Words("核实属实", "bears it out"),
    PaperState.DOES_NOT: Words("不能证明", "does not bear it out"),
    PaperState.LAPSED: Words("已过有效期", "no longer holds"),
}
JUDGED = (PaperState.BEARS_OUT, PaperState.DOES_NOT)


def kind_of(name: str, begins: bytes) -> str:
    """Return pdf, png or jpeg where name and first bytes agree; else nothing."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    kind = ENDINGS.get(ending, "")
    fits = kind and begins.startswith(SIGNS[kind])
    return kind if fits and not TWO_ENDINGS.search(name) else ""


def stands(judged_as: str, holds_until: date | None, *, on: date) -> PaperState:
    """Return how a paper stands: judged, and over once its last day has passed."""
    if not judged_as:
        return PaperState.WAITING
    state = PaperState(judged_as)
    over = holds_until is not None and holds_until < on
    return PaperState.LAPSED if state is PaperState.BEARS_OUT and over else state
