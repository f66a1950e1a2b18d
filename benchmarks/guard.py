"""How many contacts one core judges in a second, without the database."""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from arrears.law.asking.answer import answered, question  # noqa: E402
from arrears.law.asking.asked import asked as read  # noqa: E402
from arrears.law.engine.guard import judge  # noqa: E402
from arrears.law.engine.packs import rules  # noqa: E402
from tests.law.questions import asked, happened, record  # noqa: E402

SECONDS = 2.0
WEEK = [
    happened(f"2026-04-0{day}T{hour}:15:00-04:00")
    for day, hour in [(1, 10), (2, 11), (3, 15), (5, 18), (6, 12)]
]
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
    "cn and house, allowed, 3 calls": asked(
        "2026-11-24T15:00:00+08:00",
        packs=("cn", "house"),
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
    """Return how often `work` is done in a second, after warming up."""
    for _ in range(200):
        work()
    done, begun = 0, time.process_time()
    while time.process_time() - begun < SECONDS:
        for _ in range(100):
            work()
        done += 100
    return done / (time.process_time() - begun)


def main():
    for name, line in QUESTIONS.items():
        ask = question(read(line))
        law, text = rules(line["packs"]), json.dumps(line)
        judged = per_second(lambda ask=ask, law=law: judge(ask, law))
        whole = per_second(lambda text=text: answered(text))
        print(
            f"{name:<40} judged {judged:>8,.0f}/s   from line to line {whole:>7,.0f}/s"
        )


if __name__ == "__main__":
    main()
