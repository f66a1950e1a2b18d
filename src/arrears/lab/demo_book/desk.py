"""Who sits at the demo desk: twelve collectors and one of each other role."""

from dataclasses import dataclass

from .dice import Dice
from .lists import names

COLLECTORS = 12
OTHER_ROLES = ("supervisor", "compliance", "strategist", "trainer", "administrator")
SUPERVISOR, COMPLIANCE = "supervisor", "compliance"
FIRST_STAFF_NUMBER = 8001
TEAMS = ("甲组", "乙组")
CALLS_PER_ROUND = (30, 32, 34, 36, 38)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk; `signs_in` is one per role, the others only sit there."""

    username: str
    role: str
    name: str
    staff_number: str
    calls_per_round: int = 0
    signs_in: bool = True
    team: str = ""


def seats() -> tuple[str, ...]:
    """Return the collectors' user names, the one who signs in first."""
    return ("collector", *(f"collector-{n:02}" for n in range(2, COLLECTORS + 1)))


def desk(seed: str) -> tuple[Colleague, ...]:
    """Return everybody at the desk; twelve seats make some four hundred calls a round."""
    dice = Dice(seed, "desk")
    called = iter(dice.shuffled(_names()))
    rounds = [CALLS_PER_ROUND[n % len(CALLS_PER_ROUND)] for n in range(COLLECTORS)]
    roles = [*(("collector", n) for n in rounds), *((role, 0) for role in OTHER_ROLES)]
    return tuple(
        Colleague(
            username=username,
            role=role,
            name=next(called),
            staff_number=f"{FIRST_STAFF_NUMBER + n}",
            calls_per_round=calls,
            signs_in=username == role,
            team=TEAMS[n % len(TEAMS)] if role == "collector" else "",
        )
        for n, (username, (role, calls)) in enumerate(
            zip((*seats(), *OTHER_ROLES), roles, strict=True)
        )
    )


def _names() -> list[str]:
    """Return names of one given character, which no debtor has."""
    given = {name[0] for name in names()["given"]["colours"]}
    return sorted(
        surname + name
        for surname in names()["surnames"]
        for name in given
        if surname != name
    )
