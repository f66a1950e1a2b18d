"""How many contacts one core judges in a second, without the database."""

import json
import resource
import sys
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from arrears.law.asking.answer import answered, question  # noqa: E402
from arrears.law.asking.asked import asked as read  # noqa: E402
from arrears.law.engine.guard import judge  # noqa: E402
from arrears.law.engine.packs import rules  # noqa: E402
from arrears.law.engine.rule import CLOCK, SECONDS, WEEKDAY, ZONE  # noqa: E402
from arrears.law.engine.truth import Value, as_truth  # noqa: E402
from arrears.law.engine.zones import zone_of  # noqa: E402
from tests.law.questions import asked, happened, record  # noqa: E402

RUNS, RUN_SECONDS = 5, 0.6
WEEK = [
    happened(f"2026-04-0{day}T{hour}:15:00-04:00")
    for day, hour in [(1, 10), (2, 11), (3, 15), (5, 18), (6, 12)]
]
FULL = [*WEEK, *(happened(f"2026-04-07T{hour}:15:00-04:00") for hour in (10, 15, 17))]
NOON_TO_FOUR = {"from": "12:00", "until": "16:00"}
DAY = [happened(f"2026-11-24T{hour}:15:00+08:00") for hour in ("08", "09", "10")]
KEPT = [
    record("validation_notice", "2026-03-02"),
    record("consent", "2026-03-02T10:00:00-05:00", channel="email"),
]
QUESTIONS = {
    "us_reg_f, allowed, 5 calls": asked("2026-04-08T14:00:00-04:00", history=WEEK),
    "us_reg_f, allowed, 5 calls, 2 records": asked(
        "2026-04-08T14:00:00-04:00", history=WEEK, records=KEPT
    ),
    "us_reg_f, at night": asked("2026-04-08T22:00:00-04:00", history=WEEK),
    "us_reg_f, 7 calls in 7 days": asked("2026-04-08T14:00:00-04:00", history=FULL),
    "us_reg_f, asked in writing to stop": asked(
        "2026-04-08T14:00:00-04:00",
        history=WEEK,
        records=[record("cease", "2026-03-02T10:00:00-05:00", channel="letter")],
    ),
    "us_reg_f, at hours she named": asked(
        "2026-04-08T14:00:00-04:00",
        history=WEEK,
        records=[record("inconvenient_time", "2026-03-02", **NOON_TO_FOUR)],
    ),
    "cn and house, disputed": asked(
        "2026-11-24T15:00:00+08:00",
        packs=("cn", "house"),
        zones=("Asia/Shanghai",),
        history=DAY,
        records=[record("dispute", "2026-11-02")],
    ),
    "uk_conc, allowed": asked(
        "2026-11-24T15:00:00+00:00", packs=("uk_conc",), zones=("Europe/London",)
    ),
    "uk_conc, breathing space": asked(
        "2026-11-24T15:00:00+00:00",
        packs=("uk_conc",),
        zones=("Europe/London",),
        records=[record("moratorium", "2026-11-02")],
    ),
    "in_rbi, at night": asked(
        "2026-11-24T22:00:00+05:30", packs=("in_rbi",), zones=("Asia/Kolkata",)
    ),
    "eu_2021_2167, no notice yet": asked(
        "2026-11-24T15:00:00+01:00", packs=("eu_2021_2167",), zones=("Europe/Rome",)
    ),
    "cn and house, allowed, 3 calls": asked(
        "2026-11-24T15:00:00+08:00",
        packs=("cn", "house"),
        zones=("Asia/Shanghai",),
        history=DAY,
    ),
    "cn, at night": asked(
        "2026-11-24T22:30:00+08:00",
        packs=("cn",),
        zones=("Asia/Shanghai",),
        history=DAY,
    ),
    "cn and house, at night": asked(
        "2026-11-24T22:30:00+08:00",
        packs=("cn", "house"),
        zones=("Asia/Shanghai",),
        history=DAY,
    ),
}


def per_second(work):
    """Return how often `work` is done in a second: the median of several runs."""
    return median(_run(work) for _ in range(RUNS))


def _run(work):
    work()
    done, begun = 0, time.process_time()
    while time.process_time() - begun < RUN_SECONDS:
        work()
        done += 1
    return done / (time.process_time() - begun)


def naive(ask, law):
    """Judge as one would at first: every rule anew, and the next time minute by minute."""
    at, (zone,) = ask.at, ask.zones
    while any(_forbids(rule, ask, at, zone) for rule in law):
        at += timedelta(minutes=1)
    return at


def never(found):
    """Say whether no minute is lawful: the naive way would look for ever."""
    return not found.allowed and found.next_allowed_at is None


def _forbids(rule, ask, at, zone):
    local = at.astimezone(zone_of(zone))
    if ask.channel not in rule.channels or not rule.in_force(local.date()):
        return False
    minutes = local.hour * 60 + local.minute
    facts = dict(ask.facts) | {name: read(local) for name, read in ask.turning.items()}
    facts |= {CLOCK: minutes, SECONDS: minutes * 60, ZONE: zone}
    facts[WEEKDAY] = local.weekday()
    for name, counter in rule.counters.items():
        told = {"person": ask.person, "point": ask.point, "at": at, "zone": zone}
        facts[name] = max(
            counter.of(ask.history, debt=debt, **told) for debt in ask.debts
        )
    answer = as_truth(rule.answer(lambda name: Value(facts.get(name)), on=local.date()))
    return answer.known is not False and rule.breach.key in {"deny", "needs_human"}


def hundred_thousand():
    """Return the seconds from line to line with 99,000 attempts of one person."""
    calls = [
        happened(f"2026-{1 + n // 9000:02}-{1 + n % 27:02}T10:{n % 60:02}:00+08:00")
        | {"point": str(n)}
        for n in range(99_000)
    ]
    line = QUESTIONS["cn and house, allowed, 3 calls"] | {"history": calls}
    text, begun = json.dumps(line), time.process_time()
    answered(text)
    return time.process_time() - begun


def main():
    for name, line in QUESTIONS.items():
        ask = question(read(line))
        law, text = rules(line["packs"]), json.dumps(line)
        judged = per_second(lambda ask=ask, law=law: judge(ask, law))
        whole = per_second(lambda text=text: answered(text))
        plain = 0
        if not never(judge(ask, law)):
            plain = per_second(lambda ask=ask, law=law: naive(ask, law))
        print(
            f"{name:<40} judged {judged:>8,.0f}/s   from line to line {whole:>7,.0f}/s"
            f"   naively {plain:>6,.0f}/s"
        )
    print(f"99,000 attempts of one person: {hundred_thousand():.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
