"""
Train the net of the wording check, and measure it with whole hands left out.

Development only, and needs torch beside the project's packages: `pip install torch`.
"""

import re
import sys
from collections import Counter, defaultdict

import numpy as np
import torch
from labelled import HERE, read
from scipy.sparse import csr_matrix
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.hearing import hear
from arrears.law.wording.plain import plain
from arrears.law.wording.signs import shown
from arrears.law.wording.traits import Traits, passages
from arrears.law.wording.truth import Case

OUT = HERE.parents[1] / "src/arrears/law/wording"
# Hands that teach what colleagues note, and nothing of what we say.
NOTES_ALONE = {"short"}
ERRORS = HERE / "errors.txt"  # not kept
RUNS = 12.0  # as RUNS_COUNT in net.py
# How far a trait may be trusted. Signs and lexicon were written while looking at the first
# lines, so they look better there than they are: a small value keeps their weights small.
TRUST_SIGN, TRUST_MEANING = 0.03, 0.8
HANDS = (
    "w1",
    "w2",
    "w3",
    "w5",
    "w6",
    "w7",
    "w8",
    "w10",
    "w11",
    "w12",
    "w13",
    "w14",
    "w15",
)
AUDIENCES = ("debtor", "third_party", "colleague")
LIGHT = {"everyday", "cards"}
FEWER = 0.5  # weight of a line of a hand that says little in many lines
NOTHING = Traits(0, 0, (), frozenset())
LEAST = 5  # templates that have a trait
HIDDEN = 32  # of each net
SEEDS = (0, 1)  # two nets, whose mean is one net twice as wide
ROUNDS = 4
AT_ONCE = 256
NAMES_COUNT = 0.2  # how much the labels weigh beside the verdict
DROPPED, UNSEEN = 0.3, 0.15  # shares of hidden units, and of traits, left out at random
STEP = 3e-3
BYTE = 127
SMALLEST = 3  # of 127: a trait that moves no hidden unit further is left out


class Net(nn.Module):
    """Traits summed into a few hidden units; out of them the verdict and every label."""

    def __init__(self, traits, names):
        super().__init__()
        self.into = nn.EmbeddingBag(traits, HIDDEN, mode="sum")
        nn.init.normal_(self.into.weight, 0, 0.02)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, 1 + names)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, index, offset, value):
        summed = self.into(index, offset, per_sample_weights=value)
        return self.out(self.drop(torch.relu(summed + self.bias)))


def prepared(lines):
    for line in lines:
        case = Case(CaseFacts.read(line.facts), line.audience, line.channel)
        heard = hear(
            plain(line.text).text, quotes_are_reports=line.audience == "colleague"
        )
        signs = shown(heard, case)
        whole = [p.whole for p in passages(heard, case, signs)]
        yield line, whole[-1] if whole else NOTHING


def vocabulary(rows):
    seen = defaultdict(set)
    for line, part in rows:
        for trait in {*part.runs, *part.rest}:
            seen[trait].add(line.template)
    kept = sorted(trait for trait, where in seen.items() if len(where) >= LEAST)
    return {trait: i for i, trait in enumerate(kept)}


def trust(trait):
    """Return the value of a trait that is not a run."""
    return TRUST_SIGN if re.match(r"S\d", trait) else TRUST_MEANING


def matrix(rows, words):
    data, row, col = [], [], []
    for i, (_, part) in enumerate(rows):
        size = max(len(part.runs), 1) ** 0.5
        runs = [words[w] for w in set(part.runs) if w in words]
        rest = [w for w in part.rest if w in words]
        col += [*runs, *(words[w] for w in rest)]
        data += [RUNS / size] * len(runs) + [trust(w) for w in rest]
        row += [i] * (len(runs) + len(rest))
    return csr_matrix((data, (row, col)), shape=(len(rows), len(words)))


def batch(x):
    return (
        torch.from_numpy(x.indices.astype(np.int64)),
        torch.from_numpy(x.indptr[:-1].astype(np.int64)),
        torch.from_numpy(x.data.astype(np.float32)),
    )


def trained(rows, words, names):
    """Return a net for each seed."""
    return [one(rows, words, names, seed) for seed in SEEDS]


def one(rows, words, names, seed):
    """Return a net trained on the rows."""
    x, y = matrix(rows, words), goals(rows, names)
    weight = np.array([FEWER if r[0].writer in LIGHT else 1 for r in rows], np.float32)
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    net = Net(len(words), len(names))
    steps = torch.optim.Adam(net.parameters(), lr=STEP)
    for _ in range(ROUNDS):
        net.train()
        order = dice.permutation(len(rows))
        for at in range(0, len(order), AT_ONCE):
            own = order[at : at + AT_ONCE]
            index, offset, value = batch(x[own])
            value = value * (torch.rand_like(value) > UNSEEN) / (1 - UNSEEN)
            each = functional.binary_cross_entropy_with_logits(
                net(index, offset, value), torch.from_numpy(y[own]), reduction="none"
            )
            whole = each[:, 0] + NAMES_COUNT * each[:, 1:].sum(1)
            loss = (torch.from_numpy(weight[own]) * whole).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
    net.eval()
    return net


def scored(nets, x):
    with torch.no_grad():
        return np.mean([net(*batch(x)).numpy() for net in nets], axis=0)


def goals(rows, names):
    y = np.zeros((len(rows), 1 + len(names)), np.float32)
    for i, (line, _) in enumerate(rows):
        y[i, 0] = bool(line.labels)
        for label in line.labels:
            y[i, 1 + names.index(label)] = 1
    return y


def report(s, bad, name):
    for false in (0.03, 0.05):
        cut = np.quantile(s[~bad], 1 - false)
        caught = (s[bad] > cut).mean()
        print(f"{name}: catch {caught:.3f} at {false:.2f}, cut {cut:+.2f}", flush=True)


def crossed(rows, names, hands):
    """Score each hand's lines by a net that never saw that hand."""
    writers = np.array([r[0].writer for r in rows])
    audience = np.array([r[0].audience for r in rows])
    bad, s = np.array([bool(r[0].labels) for r in rows]), np.full(len(rows), np.nan)
    for hand in hands:
        own = np.flatnonzero(writers == hand)
        some = [rows[i] for i in np.flatnonzero(writers != hand)]
        words = vocabulary(some)
        told = scored(
            trained(some, words, names), matrix([rows[i] for i in own], words)
        )
        s[own] = told[:, 0]
        report(s[own], bad[own], hand)
        likeliest = told[:, 1:].argmax(1)
        right = [
            names[k] in rows[i][0].labels
            for k, i in zip(likeliest, own, strict=True)
            if bad[i]
        ]
        print(f"{hand}: label right {np.mean(right):.3f}", flush=True)
    for each in AUDIENCES:
        own = (audience == each) & ~np.isnan(s)
        report(s[own], bad[own], f"all hands left out, {each}")
    return s


def saved(rows, names, file):
    """Train on all rows; write whole numbers: bytes for the traits, more behind."""
    words = vocabulary(rows)
    nets = [net.state_dict() for net in trained(rows, words, names)]
    into = np.hstack([net["into.weight"].numpy() for net in nets])
    bias = np.hstack([net["bias"].numpy() for net in nets])
    out = np.hstack([net["out.weight"].numpy() for net in nets]) / len(nets)
    even = np.mean([net["out.bias"].numpy() for net in nets], axis=0)
    scale = BYTE / np.quantile(np.abs(into), 0.9999)
    whole = np.clip(np.rint(into * scale), -BYTE, BYTE).astype(np.int8)
    kept = np.abs(whole).max(axis=1) >= SMALLEST
    np.savez_compressed(
        OUT / file,
        into=whole[kept],
        bias=np.rint(bias * scale * 1000).astype(np.int64),
        out=np.rint(out / scale * 1e9).astype(np.int64),
        even=np.rint(even * 1000).astype(np.int64),
        traits=np.array("\n".join(w for w, k in zip(words, kept, strict=True) if k)),
        labels=np.array("\n".join(names)),
    )
    print(f"{kept.sum()} of {len(words)} traits kept")


def told(rows, s):
    """Write what each hand's net got wrong, the worst first."""
    with ERRORS.open("w") as out:
        for i in np.argsort(s):
            line = rows[i][0]
            if not np.isnan(s[i]) and bool(line.labels) != (s[i] > 0):
                kind = "MISS" if line.labels else "FALSE"
                print(
                    f"{kind} {s[i]:+.2f}",
                    line.labels,
                    line.audience,
                    line.text,
                    file=out,
                )


if __name__ == "__main__":
    rows = list(prepared(read()))
    names = sorted({label for line, _ in rows for label in line.labels})
    lawful = sum(not line.labels for line, _ in rows)
    print(Counter(line.writer for line, _ in rows).total(), "lines", lawful, "lawful")
    if "--only-save" not in sys.argv:
        hands = [a for a in sys.argv[1:] if not a.startswith("-")] or HANDS
        told(rows, crossed(rows, names, hands))
    if "--only-measure" not in sys.argv:
        heard = [row for row in rows if row[0].writer not in NOTES_ALONE]
        saved(heard, names, "net.npz")
        saved(rows, names, "notes.npz")
