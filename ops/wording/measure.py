"""Measure the shipped check on lines that were written after it was fixed."""

import sys
from collections import Counter

from labelled import HERE, read

sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge


def main(folder, which):
    tally, missed = Counter(), []
    for line in read(folder):
        if which and not line.template.startswith(which):
            continue
        judged = judge(
            Wording(line.text, line.audience, line.channel, CaseFacts.read(line.facts))
        )
        hit = judged.verdict != "ok"
        tally["bad" if line.labels else "lawful", hit] += 1
        if line.labels:
            tally["label"] += bool(set(line.labels) & set(judged.labels))
        if hit != bool(line.labels):
            missed.append(
                ("MISS " if line.labels else "FALSE")
                + f" {line.template} {line.labels} {judged.labels} {line.text}"
            )
    bad, lawful = (
        tally["bad", True] + tally["bad", False],
        tally["lawful", True] + tally["lawful", False],
    )
    print(
        f"{bad} violations: caught {tally['bad', True] / bad:.1%}, with the right label {tally['label'] / bad:.1%}"
    )
    print(f"{lawful} lawful lines: false alarms {tally['lawful', True] / lawful:.1%}")
    print("\n".join(missed))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "")
