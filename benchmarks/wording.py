"""How many lines a second the wording check judges on one core: python benchmarks/wording.py."""

import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "ops/wording")]

from labelled import read  # noqa: E402

from arrears.law.wording.lines import wording_answers  # noqa: E402

ROUNDS = 6


def main():
    lines = [
        json.dumps(
            {"id": number, "channel": line.channel, "audience": line.audience,
             "facts": line.facts, "text": line.text},
            ensure_ascii=False,
        )
        for number, line in enumerate(read())
    ]  # fmt: skip
    list(wording_answers(lines[:50], lang="zh"))
    best = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        for answer in wording_answers(lines, lang="zh"):
            json.dumps(answer, ensure_ascii=False)
        best = max(best, len(lines) / (time.process_time() - start))
    long = json.dumps(
        {"id": 1, "audience": "debtor", "text": "我们不会联系您的家人。" * 10_000}
    )
    start = time.process_time()
    list(wording_answers([long], lang="zh"))
    print(f"{len(lines)} lines, {best:,.0f} lines a second on one core")
    print(f"one text of 110,000 characters: {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
