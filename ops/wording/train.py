"""Train the scale of the wording check and measure it across unseen templates."""

import sys
from collections import Counter, defaultdict

import numpy as np
from labelled import HERE, read
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.hearing import hear
from arrears.law.wording.plain import plain
from arrears.law.wording.signs import shown
from arrears.law.wording.traits import stretches
from arrears.law.wording.truth import Case

OUT = HERE.parents[1] / "src/arrears/law/wording/scale.tsv"
ERRORS = HERE / "errors.txt"  # not kept
RUN_WEIGHT = 2.0
LAWFUL = 1.7  # a false alarm costs more than a miss
C = 0.5
LEAST = 3  # thousandths; lighter weights are left out


def prepared(lines):
    for line in lines:
        case = Case(CaseFacts.read(line.facts), line.audience, line.channel)
        heard = hear(
            plain(line.text).text, quotes_are_reports=line.audience == "colleague"
        )
        signs = shown(heard, case)
        yield line, signs, list(stretches(heard, case, signs))


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


def matrix(parts, words):
    data, row, col = [], [], []
    for i, part in enumerate(parts):
        counts = Counter(w for w in set(part.runs) if w in words)
        size = max(len(part.runs), 1) ** 0.5
        for w in counts:
            data.append(3.0 * RUN_WEIGHT / size)
            row.append(i)
            col.append(words[w])
        for w in part.rest:
            if w in words:
                data.append(1.0)
                row.append(i)
                col.append(words[w])
    return csr_matrix((data, (row, col)), shape=(len(parts), len(words)))


def fit(rows, words, c=1.0):
    parts, y, weight = [], [], []
    for line, _, own in rows:
        bad = bool(line.labels)
        used = own if not bad else own[-1:]
        for part in used:
            parts.append(part)
            y.append(bad)
            weight.append(1.0 if bad else LAWFUL if part is own[-1] else LAWFUL / 2)
    model = LogisticRegression(C=c, solver="liblinear", max_iter=400)
    x = matrix(parts, words)
    model.fit(x, y, sample_weight=weight)
    # a second look: the worst sentence of a bad text is bad by itself
    extra = [
        max(own[:-1], key=lambda p: matrix([p], words) @ model.coef_[0])
        for line, _, own in rows
        if line.labels and len(own) > 1
    ]
    parts += extra
    y += [True] * len(extra)
    weight += [0.7] * len(extra)
    model.fit(matrix(parts, words), y, sample_weight=weight)
    return model


def score(rows, words, model):
    out = []
    for _, _, parts in rows:
        if not parts:
            out.append(-9.0)
            continue
        out.append(
            float((matrix(parts, words) @ model.coef_[0]).max() + model.intercept_[0])
        )
    return np.array(out)


def report(y, s, name):
    for cut in (-1.0, -0.5, 0.0, 0.5, 1.0):
        hit = s >= cut
        print(
            f"{name} cut {cut:+.1f}: catch {hit[y].mean():.3f} false {hit[~y].mean():.3f}"
        )


def crossed(rows, c, folds=6):
    y = np.array([bool(r[0].labels) for r in rows])
    groups = [r[0].template for r in rows]
    s = np.zeros(len(rows))
    for train, test in GroupKFold(folds).split(rows, y, groups):
        some = [rows[i] for i in train]
        words = vocabulary(some)
        model = fit(some, words, c)
        s[test] = score([rows[i] for i in test], words, model)
    return y, s


def whole(weight):
    return round(1000 * weight)


def saved(rows):
    """Train on everything and write the weights in whole thousandths."""
    words = vocabulary(rows)
    model = fit(rows, words, C)
    lines = [f"#bias\t{whole(model.intercept_[0])}"]
    lines += [
        f"{t}\t{whole(model.coef_[0][i])}"
        for t, i in words.items()
        if abs(whole(model.coef_[0][i])) >= LEAST
    ]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    bad = [
        (line.labels[0], parts[-1]) for line, _, parts in rows if line.labels and parts
    ]
    small = vocabulary(rows, least=3)
    labels = [label for label, _ in bad]
    kinds = LogisticRegression(C=0.5, max_iter=300)
    kinds.fit(matrix([part for _, part in bad], small), labels)
    out = [
        f"#bias\t{k}\t{whole(kinds.intercept_[n])}"
        for n, k in enumerate(kinds.classes_)
    ]
    for t, i in small.items():
        out += [
            f"{t}\t{k}\t{w}"
            for n, k in enumerate(kinds.classes_)
            if (w := whole(kinds.coef_[n][i])) >= 40
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
    y, s = crossed(rows, C)
    report(y, s, "unseen templates:")
    order = np.argsort(s)
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
