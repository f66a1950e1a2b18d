"""A debtor's own telephones: which may be called, and what became known of each."""

from dataclasses import replace
from datetime import date

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.contact.point import Restriction

from .entries import Debtor, Learned, Place

SHARES = {PointKind.MOBILE: 78, PointKind.HOME: 12, PointKind.WORK: 10}  # CAD-12


class Numbers:
    """The numbers of one debtor, as the story goes on."""

    def __init__(self, debtor: Debtor) -> None:
        own = {
            PointKind.MOBILE: debtor.mobile,
            PointKind.HOME: debtor.home,
            PointKind.WORK: debtor.work,
        }
        self._places = [Place(kind, value) for kind, value in own.items() if value]
        self._learned: dict[Place, Learned] = {}

    @property
    def learned(self) -> tuple[Learned, ...]:
        """Return what is known by now, of each number that was ever used."""
        return tuple(self._learned.values())

    @property
    def work(self) -> Place | None:
        """Return the work number, if there is one."""
        at_work = (place for place in self._places if place.kind is PointKind.WORK)
        return next(at_work, None)

    def usable(self, *, on: date, at_work: bool) -> dict[Place, int]:
        """Return the numbers that may be called, with the share of dials of each."""
        return {
            place: SHARES[place.kind]
            for place in self._places
            if place.kind is not PointKind.WORK
            or (at_work and self._permits(place, on))
        }

    def is_new(self, place: Place) -> bool:
        """Say whether nothing is known of the number yet."""
        return place not in self._learned

    def known(self, place: Place) -> Learned:
        """Return what is known of the number by now."""
        return self._learned.get(place, Learned(place))

    def learn(self, known: Learned) -> None:
        """Keep what has become known of a number."""
        self._learned[known.place] = known

    def told(self, place: Place, *, on: date) -> None:
        """Add a number that the debtor gave us."""
        self._places.append(place)
        self.learn(Learned(place, told_on=on, verified_on=on))

    def used(self, place: Place, code: str, *, on: date) -> None:
        """Take a number out of use by the outcome, or note that it reached her."""
        outcome = BY_CODE[code]
        if outcome.restricts is not Restriction.NONE:
            self.learn(replace(self.known(place), restriction=outcome.restricts))
            self._places.remove(place)
        elif outcome.result is Result.CONVERSATION:
            self.learn(replace(self.known(place), verified_on=on))

    def _permits(self, place: Place, on: date) -> bool:
        until = self.known(place).permitted_until
        return until is not None and until >= on
