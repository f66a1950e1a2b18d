"""
Check and reserve: how many calls a second the guard clears and the database keeps.

    python benchmarks/reserve.py [sqlite|postgres]

The book has 20,000 debtors, each called three times three weeks before, and the
database knows its own sizes (ANALYZE, as autovacuum does it). Every call goes to
another debtor; beside it the journal's line alone, and the bare insert of the same
attempts. Then 10,000 tries at one debtor, of which three may pass.
"""

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
NOW = datetime.fromisoformat("2026-11-24T15:00:00+08:00")
RUNS = 3
BOOK, TRIES = 20_000, 2_000
ONE_DEBTOR_TRIES = 10_000


def set_up(debtors: int) -> None:
    from arrears.store.models import Attempt, Case, Lender, Person, Placement, Point
    from arrears.store.sql import run
    from tests.many_hands import set_up as one

    one()
    lender, placement = Lender.objects.get(), Placement.objects.get()
    people = Person.objects.bulk_create(
        Person(lender=lender, number=f"B-{n}", name="B", zone="Asia/Shanghai")
        for n in range(debtors)
    )
    points = Point.objects.bulk_create(
        Point(person=p, kind="mobile", value=f"+861549{n:07}", source="application")
        for n, p in enumerate(people)
    )
    made = Case.objects.bulk_create(
        Case(number=p.number, debtor=p, placement=placement, opened_on="2026-11-01")
        for p in people
    )
    Attempt.objects.bulk_create(
        Attempt(
            case=case,
            person_id=case.debtor_id,
            point=point,
            at=NOW - timedelta(days=days),
            channel="phone",
            result="no_answer",
            by="before",
        )
        for case, point in zip(made, points, strict=True)
        for days in (20, 21, 22)
    )
    run("ANALYZE")


def reserve(first: int, tries: int) -> tuple[float, float]:
    """Return wall and processor seconds of reserving for `tries` debtors."""
    from arrears.actions.place_call import place_call
    from arrears.questions.why_not import why_not
    from arrears.store.models import Point

    numbers = [f"B-{n}" for n in range(first, first + tries)]
    rows = Point.objects.filter(person__number__in=numbers)
    points = dict(rows.values_list("person__number", "pk"))
    why_not("A-1", channel="phone", at=NOW)  # packs read, connection made
    began, busy = time.perf_counter(), time.process_time()
    for n, number in enumerate(numbers):
        place_call(
            number=number, point=points[number], by=f"{first}-{n}", now=NOW, alone=False
        )
    return time.perf_counter() - began, time.process_time() - busy


def line(first: int, tries: int) -> tuple[float, float]:
    """Return the same of writing the journal's line alone, each in its transaction."""
    from arrears.domain.audit.facts import CallReserved
    from arrears.law.engine.versions import versions
    from arrears.store import journal

    spoke = dict(versions(("cn", "house")))
    began, busy = time.perf_counter(), time.process_time()
    for n in range(first, first + tries):
        fact = CallReserved(f"B-{n}", str(n), "allow", [], spoke)
        journal.write(fact, by=f"line-{n}", at=NOW)
    return time.perf_counter() - began, time.process_time() - busy


def bare(first: int, tries: int) -> tuple[float, float]:
    """Return the same of inserting the attempts alone, each in its transaction."""
    from arrears.store.models import Attempt, Case

    rows = Case.objects.filter(number__in=[f"B-{first + n}" for n in range(tries)])
    cases = list(rows.values_list("pk", "debtor"))
    began, busy = time.perf_counter(), time.process_time()
    for n, (case, person) in enumerate(cases):
        Attempt.objects.create(
            case_id=case,
            person_id=person,
            at=NOW,
            channel="phone",
            result="no_answer",
            by=f"bare-{first}-{n}",
        )
    return time.perf_counter() - began, time.process_time() - busy


def many(
    order: str, hands: int, tries: int, env: dict[str, str]
) -> tuple[float, float]:
    """Return calls a second over all hands, and processor milliseconds a call."""
    each = tries // hands
    running = [
        subprocess.Popen(
            [sys.executable, __file__, order, str(n * each), str(each)],
            env=env,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(hands)
    ]
    told = [tuple(map(float, p.communicate()[0].split())) for p in running]
    wall, busy = max(t[0] for t in told), sum(t[1] for t in told)
    return hands * each / wall, 1000 * busy / (hands * each)


def one_debtor(hands: int, env: dict[str, str]) -> tuple[int, float]:
    """Return how many of 10,000 tries at one debtor pass, and tries a second."""
    each = ONE_DEBTOR_TRIES // hands
    began = time.perf_counter()
    running = [
        subprocess.Popen(
            [
                sys.executable,
                str(ROOT / "tests/many_hands.py"),
                "ring",
                f"h{n}",
                str(each),
                NOW.isoformat(),
            ],
            env=env,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(hands)
    ]
    passed = sum(int(p.communicate()[0]) for p in running)
    return passed, hands * each / (time.perf_counter() - began)


def measured(kind: str) -> None:
    for order, hands in itertools.product(("reserve", "line", "bare"), (2, 4)):
        rates, costs = [], []
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory() as home:
                env = _fresh(kind, home)
                _child(env, "set-up", str(BOOK))
                rate, cost = many(order, hands, TRIES, env)
                rates.append(rate)
                costs.append(cost)
        print(
            f"{kind:9} {order:8} {statistics.median(rates):8.0f} a second"
            f" ({min(rates):.0f} to {max(rates):.0f})"
            f" {statistics.median(costs):6.2f} ms of processor each, {hands} hands,"
            f" load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as home:
        env = _fresh(kind, home)
        _child(env, "set-up", "0")
        passed, rate = one_debtor(16, env)
        print(
            f"{kind:9} one debtor, 16 hands: {passed} of {ONE_DEBTOR_TRIES} pass, {rate:.0f}/s"
        )


def _fresh(kind: str, home: str) -> dict[str, str]:
    address = f"sqlite:///{home}/bench.sqlite3"
    if kind == "postgres":
        import psycopg

        from tests import postgres

        server = postgres.address()
        name = f"bench_{time.time_ns()}"
        with psycopg.connect(server, autocommit=True) as there:
            there.execute(f"CREATE DATABASE {name}")
        before, _, options = server.partition("?")
        address = (
            before.rsplit("/", 1)[0] + f"/{name}" + (f"?{options}" * bool(options))
        )
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return os.environ | {
        "ARREARS_DATABASE": address,
        "ARREARS_HOME": home,
        "PYTHONPATH": paths,
        "DJANGO_SETTINGS_MODULE": "arrears.site.settings",
    }


def _child(env: dict[str, str], *order: str) -> None:
    subprocess.run([sys.executable, __file__, *order], env=env, check=True)


def main(order: str = "both", *args: str) -> None:
    if order in {"set-up", "reserve", "line", "bare"}:
        import django

        django.setup()
        if order == "set-up":
            set_up(int(args[0]))
        else:
            work = {"reserve": reserve, "line": line, "bare": bare}[order]
            print(*work(int(args[0]), int(args[1])))
        return
    for kind in ("sqlite", "postgres") if order == "both" else (order,):
        measured(kind)


if __name__ == "__main__":
    main(*sys.argv[1:])
