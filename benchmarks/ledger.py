"""How fast a book of ledgers is revalued to a day, beside a recomputation row by row."""

import argparse
import json
import random
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from arrears.domain.money.ledger import answered, scenario, state_of  # noqa: E402
from arrears.domain.money.ledger.heads import HEADS  # noqa: E402
from arrears.domain.money.ledger.lateness import lateness  # noqa: E402
from arrears.domain.money.waterfall import CIVIL_CODE_561  # noqa: E402

BEGIN = date(2025, 1, 1)
AS_OF = date(2026, 6, 30)
TERMS = {"buckets": [[1, 5], [6, 10], [11, 30], [31, None]]}
AT_ONCE = 500


def debt(n, events=30):
    """Return one invented debt: twelve instalments and `events` events."""
    chance = random.Random(n)
    dues = [BEGIN + timedelta(30 * k) for k in range(1, 13)]
    instalments = [
        {"due": due.isoformat(), "principal": 50_000, "interest": 1_500 - 100 * k}
        for k, due in enumerate(dues)
    ]
    happened = [_event(chance, k) for k in range(events - 2)]
    reversed_ = next(one for one in happened if one["type"] == "payment")
    happened.append(
        {"on": reversed_["on"], "booked_on": "2026-05-01", "type": "reversal"}
        | {"reverses": reversed_["ref"], "ref": "undo"}
    )
    happened.append({"on": "2026-03-01", "type": "pause", "ref": "pause"})
    return {
        "id": f"A-{n}",
        "currency": "CNY",
        "as_of": AS_OF.isoformat(),
        "terms": TERMS,
        "instalments": instalments,
        "events": happened,
    }


def _event(chance, k):
    on = BEGIN + timedelta(chance.randrange(500))
    booked = on + timedelta(chance.choice([0, 0, 0, 3]))
    kind = chance.choice(["payment"] * 4 + ["charge"])
    amount = chance.randrange(1_000, 40_000) if kind == "payment" else 2_000
    told = {"on": on.isoformat(), "booked_on": booked.isoformat(), "type": kind}
    told |= {"amount": amount, "ref": f"e{k}"}
    return told if kind == "payment" else told | {"head": "fee"}


def revalued(scenarios):
    """Return outstanding and days past due of each: the state a desk asks for."""
    told = []
    for one in scenarios:
        state = state_of(one)
        told.append((state.outstanding, state.credit, lateness(state).dpd))
    return told


def row_by_row(given):
    """Return outstanding and credit the plain way: records, and a pass an event."""
    rows = [
        {"due": one["due"], "kind": "schedule", **dict.fromkeys(HEADS, 0)} | one
        for one in given["instalments"]
    ]
    undone = {one.get("reverses") for one in given["events"]}
    events = sorted(
        given["events"], key=lambda one: (one["on"], one.get("booked_on", ""))
    )
    credit = 0
    for event in events:
        if event.get("ref") in undone or event["type"] not in {"payment", "charge"}:
            continue
        if event["type"] == "charge":
            own = [row for row in rows if row["due"] >= event["on"]][:1]
            row = own[0] if own else {"due": event["on"], **dict.fromkeys(HEADS, 0)}
            if not own:
                rows.append(row)
            paid = min(credit, event["amount"])
            row[event["head"]] += event["amount"] - paid
            credit -= paid
        else:
            left = event["amount"]
            for row in sorted(rows, key=lambda row: row["due"]):
                for head in CIVIL_CODE_561:
                    part = min(left, row[head])
                    row[head] -= part
                    left -= part
            credit += left
    return sum(row[head] for row in rows for head in HEADS), credit


def batch(numbers):
    """Make, read and revalue some debts; return CPU seconds of reading and of valuing."""
    made = [debt(n) for n in numbers]
    begun = time.process_time()
    read = [scenario(one) for one in made]
    half = time.process_time()
    valued = revalued(read)
    done = time.process_time()
    plain = [row_by_row(one) for one in made]
    after = time.process_time()
    same = sum(one[:2] == other for one, other in zip(valued, plain, strict=True))
    return half - begun, done - half, after - done, same, len(made)


def line_seconds(given):
    """Return the CPU seconds from a line to its whole answer, best of five."""
    line, best = json.dumps(given), 10.0
    for _ in range(5):
        begun = time.process_time()
        answered(line)
        best = min(best, time.process_time() - begun)
    return best


def book(accounts, processes):
    numbers = [range(n, n + AT_ONCE) for n in range(0, accounts, AT_ONCE)]
    begun = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        parts = list(pool.map(batch, numbers))
    wall = time.perf_counter() - begun
    read, valued, plain, same, many = (sum(part) for part in zip(*parts, strict=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{many:,} accounts x 30 events, {processes} processes (wall {wall:.1f} s)")
    print(f"  revalued  {valued:.1f} s CPU = {valued / processes:.1f} s on {processes}")
    print(f"  reading   {read:.1f} s CPU = {read / processes:.1f} s on {processes}")
    print(f"  row by row, no lateness, no trace: {plain:.1f} s CPU")
    print(f"  ratio {valued / plain:.2f}; same balance in {same:,} of {many:,}")
    print(f"  peak memory of a process {peak:.0f} MiB")


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--accounts", type=int, default=100_000)
    asked.add_argument("--processes", type=int, default=2)
    args = asked.parse_args()
    print(
        f"one account, 30 events, line to answer {line_seconds(debt(1)) * 1e3:.2f} ms"
    )
    print(f"one account, 10,000 events {line_seconds(debt(1, 10_000)):.2f} s")
    book(args.accounts, args.processes)


if __name__ == "__main__":
    main()
