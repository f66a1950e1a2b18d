"""
The day moves, measured: replan of one case and of a team, and `why`, out of a database.

    PYTHONPATH=src .venv/bin/python benchmarks/plan_moves.py [--cases 20000]

makes the invented book of `case_page.py` in SQLite with thirty collectors in three teams,
plans the day, lets something happen to every tenth case of a team, and says what it takes
to bring the lists in line, in seconds of the wall and of the processor. The figures belong
in benchmarks/plan.md.
"""

import argparse
import os
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median

import case_page
from made_desk import desk

SEATS, TEAMS, CALLS = 30, 3, 40
ASKED, TURNS = 50, 5


def main() -> None:
    """Build, plan, move."""
    asked = argparse.ArgumentParser(description=__doc__.strip().splitlines()[0])
    asked.add_argument("--cases", type=int, default=20_000)
    cases = asked.parse_args().cases
    with desk() as folder:
        case_page.built(folder, cases=cases)
        _as_django_keeps_instants()
        moved()


def moved() -> None:
    """Plan the day, then measure why, one case and a team."""
    from arrears.actions.plan_day import plan_day
    from arrears.actions.replan import replan
    from arrears.actions.replan_team import replan_team
    from arrears.questions.why_planned import why_planned
    from arrears.store.models import Stop, WorkItem

    now, on = case_page.NOW - timedelta(hours=6), case_page.ON
    _seats()
    took("the whole plan", lambda: plan_day(on=on, by="bench", now=now), turns=1)
    called = WorkItem.objects.filter(run__on=on, seat__startswith="team-1").exclude(
        round=""
    )
    rows = list(called.select_related("case").order_by("case__number"))
    print(f"team: {len(rows)} calls of the day")
    numbers = iter(row.case.number for row in rows * 2)
    took("why", lambda: why_planned(next(numbers), on=on), turns=ASKED)
    debtors = iter(row.case.debtor_id for row in rows * 2)
    took("one case, nothing new", lambda: replan(next(debtors), now=now), turns=ASKED)
    stopped = iter(rows[1::10])
    for row in rows[::10]:
        _stop(Stop, row.case.debtor_id, now)

    def one() -> None:
        row = next(stopped)
        _stop(Stop, row.case.debtor_id, now)
        replan(row.case.debtor_id, now=now)

    took("one case, a complaint", one, turns=min(ASKED, len(rows) // 10 - 1))
    took("a team, every tenth stopped", lambda: replan_team("team-1", now=now), turns=1)
    took("a team, nothing new", lambda: replan_team("team-1", now=now), turns=TURNS)
    _away(now, on)


def _away(now: datetime, on: date) -> None:
    """Measure what it takes where somebody goes away within the day, and is back."""
    from arrears.actions.set_absence import Absence, end_absence, set_absence

    told = {"ground": "", "by": "bench", "now": now}
    day = Absence(on, on)
    took(
        "a seat goes away",
        lambda: print(set_absence(seat="team-1-00", absence=day, **told).words.en),
        turns=1,
    )
    took(
        "and is back",
        lambda: print(end_absence(seat="team-1-00", **told).words.en),
        turns=1,
    )


def took(what: str, step: Callable[[], object], *, turns: int) -> None:
    """Say how long a step takes, at the median of so many turns."""
    walls, cpus = [], []
    for _ in range(turns):
        wall, cpu = time.perf_counter(), time.process_time()
        step()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    print(
        f"{what}: {median(walls) * 1000:.1f} ms, processor {median(cpus) * 1000:.1f} ms, "
        f"load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def _as_django_keeps_instants() -> None:
    """Take the zone off the attempts, which were written by plain SQL."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_attempt SET at = replace(at, '+00:00', '')")


def _seats() -> None:
    from django.contrib.auth.models import User

    from arrears.store.models import Staff

    for n in range(SEATS):
        team = f"team-{n % TEAMS + 1}"
        user = User.objects.create(username=f"{team}-{n:02}")
        Staff.objects.create(
            user=user,
            role="collector",
            name=f"{n}",
            staff_number=f"S-{n:02}",
            calls_per_round=CALLS,
            team=team,
        )


def _stop(stops: type, debtor: int, now: object) -> None:
    stops.objects.get_or_create(  # type: ignore[attr-defined]
        person_id=debtor,
        kind="dispute",
        lifted_at=None,
        defaults={"ground": "", "since": now, "by": "bench"},
    )


if __name__ == "__main__":
    main()
