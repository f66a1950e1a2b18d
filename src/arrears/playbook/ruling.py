"""What the law says of an item, and where it says something of its own."""

from dataclasses import dataclass
from enum import StrEnum

from arrears.domain.words import Refusal, Words


class UnknownPlace(Refusal):
    """The cards say nothing of that place."""

    words = Words(
        "没有“{place}”这个地方。可以写：{places}。",
        "There is no place “{place}”. Write one of: {places}.",
    )


class Status(StrEnum):
    """What the law says of an item."""

    ALLOWED = "allowed"
    CONDITIONS = "conditions"
    PROHIBITED = "prohibited"

    @property
    def words(self) -> Words:
        """Return the status as people read it."""
        return STATUS_WORDS[self]


STATUS_WORDS = {
    Status.ALLOWED: Words("可以", "allowed"),
    Status.CONDITIONS: Words("有条件可以", "allowed with conditions"),
    Status.PROHIBITED: Words("禁止", "prohibited"),
}


class Place(StrEnum):
    """The places whose law is read, as in the table of law."""

    CN = "cn"
    US = "us"
    UK = "uk"
    IN = "in"
    EU = "eu"

    @property
    def words(self) -> Words:
        """Return the place as people call it."""
        return PLACE_WORDS[self]


PLACE_WORDS = {
    Place.CN: Words("中国大陆", "China mainland"),
    Place.US: Words("美国", "United States"),
    Place.UK: Words("英国", "United Kingdom"),
    Place.IN: Words("印度", "India"),
    Place.EU: Words("欧盟", "European Union"),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """The status of an item and its reason; of a place, with the row that says so."""

    status: Status
    reason: Words


def place(name: str) -> Place:
    """Return the place of that name, as us or US. Raises UnknownPlace."""
    try:
        return Place(name.strip().lower())
    except ValueError:
        places = ", ".join(Place)
        raise UnknownPlace(place=name, places=places) from None
