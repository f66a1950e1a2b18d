"""Write down what a collector's seat can do, by which the next plan deals."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.administration import AbilitySet
from arrears.domain.case.product import Product
from arrears.domain.contact.language import LANGUAGES
from arrears.domain.words import Refusal, Words
from arrears.planner.hours import HoursRefused, hours
from arrears.store import journal
from arrears.store.models import Staff

MOST_MINUTES, MOST_CASES, MOST_CALLS = 720, 1440, 500
MOST_MINOR = 10**15


class AbilityRefused(Refusal):
    """The seat cannot be like this."""


class NoSuchSeat(AbilityRefused):
    """Only collectors have a seat that the plan deals to."""

    words = Words(
        "{username} 没有坐席；只有催收员有坐席。",
        "{username} has no seat; only collectors have one.",
    )


class FigureUnfit(AbilityRefused):
    """A figure is none, or too large."""

    words = Words(
        "请检查数字：每天 0 到 {minutes} 分钟、每轮 0 到 {calls} 通、每天 0 到 {cases} 件，金额不能为负。",
        "Check the figures: 0 to {minutes} minutes and 0 to {cases} cases a day, 0 to {calls} calls a round, no sum below nothing.",
    )


class NotOfTheList(AbilityRefused):
    """A language or a product that there is not."""

    words = Words("没有这一项：{found}。", "There is no {found}.")


class HoursUnfit(AbilityRefused):
    """The hours or the breaks cannot be."""

    words = Words("{why.zh}", "{why.en}")


@dataclass(frozen=True, slots=True)
class Ability:
    """What a seat can do; None and empty are no limit."""

    calls_per_round: int
    minutes_a_day: int | None = None
    most_cases: int | None = None
    authority_minor: int | None = None
    languages: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    works_from_minutes: int | None = None
    works_until_minutes: int | None = None
    breaks: str = ""

    @property
    def row(self) -> dict[str, object]:
        """Return it as the table keeps it. Raises AbilityRefused."""
        self._raise_unless_fits()
        return asdict(self) | {
            "languages": ",".join(self.languages),
            "products": ",".join(self.products),
        }

    def _raise_unless_fits(self) -> None:
        bounds = (
            (self.calls_per_round, MOST_CALLS),
            (self.minutes_a_day, MOST_MINUTES),
            (self.most_cases, MOST_CASES),
            (self.authority_minor, MOST_MINOR),
        )
        if any(each is not None and not 0 <= each <= most for each, most in bounds):
            raise FigureUnfit(minutes=MOST_MINUTES, calls=MOST_CALLS, cases=MOST_CASES)
        known = {*LANGUAGES, *map(str, Product)}
        if odd := [e for e in (*self.languages, *self.products) if e not in known]:
            raise NotOfTheList(found=odd[0][:20])
        try:
            hours(self.works_from_minutes, self.works_until_minutes, self.breaks)
        except HoursRefused as refused:
            raise HoursUnfit(why=refused.sentence) from refused


@transaction.atomic
def set_ability(*, username: str, ability: Ability, by: str, now: datetime) -> None:
    """Keep what the seat can do, and journal what changed. Raises AbilityRefused."""
    told = ability.row
    rows = Staff.objects.select_for_update(of=("self",)).filter(role="collector")
    row = rows.filter(user__username=username).first()
    if row is None:
        raise NoSuchSeat(username=username)
    changed = {
        field: [_plain(getattr(row, field)), _plain(value)]
        for field, value in told.items()
        if getattr(row, field) != value
    }
    if not changed:
        return
    for field, value in told.items():
        setattr(row, field, value)
    row.save(update_fields=list(told))
    journal.write(AbilitySet(username, changed), by=by, at=now)


def _plain(value: object) -> str:
    return "" if value is None else str(value)
