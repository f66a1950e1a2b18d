"""Reviews a minute: the cases of four hands, again and again, talks and checks included."""

import json
import resource
import statistics
import time
from decimal import Decimal
from pathlib import Path

from arrears.playbook.review.lines import review_told
from arrears.playbook.review.review import review
from arrears.playbook.review.told import case_told

CASES = Path(__file__).parents[1] / "ops" / "review" / "cases"
ROUNDS = 5


def main():
    rows = [
        json.loads(line, parse_float=Decimal)["case"]
        for file in sorted(CASES.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    begun = time.perf_counter()
    review_told(review(case_told(rows[0])), lang="zh")
    print(
        f"the first one, everything still to be loaded: {time.perf_counter() - begun:.2f} s"
    )
    rates, each = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for row in rows:
            start = time.perf_counter()
            review_told(review(case_told(row)), lang="zh")
            each.append(time.perf_counter() - start)
        rates.append(len(rows) / (time.perf_counter() - begun))
    each.sort()
    print(f"{60 * statistics.median(rates):,.0f} a minute in one process")
    print(
        f"one: median {1000 * each[len(each) // 2]:.1f} ms, 99 % under {1000 * each[len(each) * 99 // 100]:.1f} ms"
    )
    print(
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()
