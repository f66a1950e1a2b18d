"""Measure the review against cases with an expert's answers: how often it says the same."""

import json
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from arrears.playbook.review.lines import review_told
from arrears.playbook.review.review import review
from arrears.playbook.review.told import case_told

ONE = ("route", "ability", "willingness", "next_contact")
SETS = ("reasons", "offers", "personas")


def main(files, *, every):
    same, total, spent = Counter(), 0, 0.0
    for file in files:
        for line in Path(file).read_text("utf-8").splitlines():
            row = json.loads(line, parse_float=Decimal)
            begun = time.perf_counter()
            told = review_told(review(case_told(row["case"])), lang="zh")
            spent += time.perf_counter() - begun
            total += 1
            told["personas"] = [each["id"] for each in told["personas"]]
            differs = {}
            for field in (*ONE, *SETS):
                want, got = row["expect"][field], told[field]
                if field in SETS:
                    want, got = sorted(set(want)), sorted(set(got))
                same[field] += want == got
                if want != got:
                    differs[field] = (want, got)
            if every and differs:
                print(row["id"], differs, row["expect"].get("note"))
    for field in (*ONE, *SETS):
        print(f"{field}: {same[field] / total:.1%}")
    print(f"{total} cases, {1000 * spent / total:.1f} ms each")


if __name__ == "__main__":
    main([a for a in sys.argv[1:] if a != "-v"], every="-v" in sys.argv)
