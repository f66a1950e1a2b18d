"""Train the scale of the wording check and measure it across unseen templates."""

import re
import sys
from collections import Counter, defaultdict

import numpy as np
from labelled import HERE, read
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.hearing import hear
from arrears.law.wording.plain import plain
from arrears.law.wording.signs import shown
from arrears.law.wording.traits import Traits, passages
from arrears.law.wording.truth import Case

OUT = HERE.parents[1] / "src/arrears/law/wording/scale.tsv"
ERRORS = HERE / "errors.txt"  # not kept
RUNS = 12.0  # as RUNS_COUNT in scale.py
# How far a trait may be trusted. Signs and lexicon were written while looking at the first
# lines, so they look better there than they are: a small value keeps their weights small.
TRUST_SIGN, TRUST_MEANING = 0.03, 0.8
HANDS = ("w1", "w2", "w3", "w5", "w6", "w7", "w8", "w10")  # never saw the lexicon
LIGHT = {"everyday", "cards"}
C = 2.0
FEWER = 0.5  # weight of a line of a hand that says little in many lines
NOTHING = Traits(0, 0, (), frozenset())
LEAST = 8  # thousandths; lighter weights are left out
LEAST_NAMED = 100  # the same, of the weights that name what was found


def prepared(lines):
    for line in lines:
        case = Case(CaseFacts.read(line.facts), line.audience, line.channel)
        heard = hear(
            plain(line.text).text, quotes_are_reports=line.audience == "colleague"
        )
        signs = shown(heard, case)
        yield line, signs, [p.whole for p in passages(heard, case, signs)]


def vocabulary(rows, least=2):
    seen = defaultdict(set)
    for line, _, parts in rows:
        for part in parts:
            for trait in {*part.runs, *part.rest}:
                seen[trait].add(line.template)
    return {
        t: i
        for i, t in enumerate(sorted(t for t, w in seen.items() if len(w) >= least))
    }


def trust(trait):
    """Return the value of a trait that is not a run; its weight is multiplied by it."""
    return TRUST_SIGN if re.match(r"S\d", trait) else TRUST_MEANING


def matrix(parts, words):
    data, row, col = [], [], []
    for i, part in enumerate(parts):
        counts = Counter(w for w in set(part.runs) if w in words)
        size = max(len(part.runs), 1) ** 0.5
        for w in counts:
            data.append(RUNS / size)
            row.append(i)
            col.append(words[w])
        for w in part.rest:
            if w in words:
                data.append(trust(w))
                row.append(i)
                col.append(words[w])
    return csr_matrix((data, (row, col)), shape=(len(parts), len(words)))


def fit(rows, words, c=C):
    """Fit the scale on whole texts: a sentence alone is often neither."""
    rows = [row for row in rows if row[2]]
    model = LogisticRegression(C=c, solver="liblinear", max_iter=400)
    weight = [FEWER if row[0].writer in LIGHT else 1.0 for row in rows]
    x = matrix([row[2][-1] for row in rows], words)
    model.fit(x, [bool(row[0].labels) for row in rows], sample_weight=weight)
    return model


def score(rows, words, model):
    """Return the weight of each whole text."""
    whole_texts = [parts[-1] if parts else NOTHING for _, _, parts in rows]
    return matrix(whole_texts, words) @ model.coef_[0] + model.intercept_[0]


def report(y, s, name):
    for false in (0.03, 0.05, 0.08, 0.12):
        cut = np.quantile(s[~y], 1 - false)
        caught = (s[y] > cut).mean()
        print(f"{name}: catch {caught:.3f} at false {false:.2f}, cut {cut:+.2f}")


def crossed(rows, c):
    """Score the lines of each honest hand by what the others wrote."""
    writers = np.array([r[0].writer for r in rows])
    y = np.array([bool(r[0].labels) for r in rows])
    s = np.full(len(rows), np.nan)
    for hand in sorted({*HANDS} & {*writers}):
        some = [r for r in rows if r[0].writer != hand]
        own = np.flatnonzero(writers == hand)
        words = vocabulary(some)
        s[own] = score([rows[i] for i in own], words, fit(some, words, c))
        report(y[own], s[own], hand)
        print(
            f"{hand}: label right {named([rows[i] for i in own], *labelling(some)):.3f}"
        )
    for audience in ("debtor", "third_party", "colleague"):
        own = np.array([r[0].audience == audience for r in rows]) & ~np.isnan(s)
        report(y[own], s[own], f"all hands left out, {audience}")
    return y, s


def whole(weight):
    return round(1000 * weight)


def labelling(rows):
    """Train which label a violation has; a row with several counts for each."""
    small = vocabulary(rows)
    bad = [(k, own[-1]) for line, _, own in rows if own for k in line.labels]
    kinds = LogisticRegression(C=2.0, max_iter=200)
    kinds.fit(matrix([part for _, part in bad], small), [label for label, _ in bad])
    return kinds, small


def named(rows, kinds, small):
    """Return the share of violations whose likeliest label is one of theirs."""
    bad = [row for row in rows if row[0].labels and row[2]]
    found = kinds.predict(matrix([row[2][-1] for row in bad], small))
    return np.mean([k in row[0].labels for k, row in zip(found, bad, strict=True)])


def saved(rows):
    """Train on everything and write the weights in whole thousandths."""
    words = vocabulary(rows)
    model = fit(rows, words, C)
    others = {t for _, _, own in rows for part in own for t in part.rest}
    lines = [f"#bias\t{whole(model.intercept_[0])}"]
    lines += [
        f"{t}\t{w}"
        for t, i in words.items()
        if abs(w := whole(model.coef_[0][i] * (trust(t) if t in others else 1)))
        >= LEAST
    ]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    kinds, small = labelling(rows)
    out = [
        f"#bias\t{k}\t{whole(kinds.intercept_[n])}"
        for n, k in enumerate(kinds.classes_)
    ]
    for t, i in small.items():
        out += [
            f"{t}\t{k}\t{w}"
            for n, k in enumerate(kinds.classes_)
            if (w := whole(kinds.coef_[n][i] * (trust(t) if t in others else 1)))
            >= LEAST_NAMED
        ]
    OUT.with_name("labels.tsv").write_text("\n".join(out) + "\n", "utf-8")


if __name__ == "__main__":
    rows = list(prepared(read()))
    print(
        len(rows),
        "lines",
        len({r[0].template for r in rows}),
        "templates",
        sum(not r[0].labels for r in rows),
        "lawful",
    )
    if "--only-save" in sys.argv:
        saved(rows)
        sys.exit()
    y, s = crossed(rows, C)
    order = [i for i in np.argsort(s) if not np.isnan(s[i])]
    with ERRORS.open("w") as out:
        for i in order:
            if y[i] and s[i] < 0.0:
                print(
                    f"MISS {s[i]:+.2f}",
                    rows[i][0].labels,
                    rows[i][0].audience,
                    rows[i][0].text,
                    file=out,
                )
        for i in order[::-1]:
            if not y[i] and s[i] > 0.0:
                print(
                    f"FALSE {s[i]:+.2f}",
                    rows[i][0].template,
                    [(g.label, g.firm) for g in rows[i][1]],
                    rows[i][0].text,
                    file=out,
                )
    saved(rows)
