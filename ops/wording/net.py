"""Train the small network of the wording check, and measure it with hands left out.

Development only, and needs torch beside the project's packages: `pip install torch`.
"""

import sys

import numpy as np
import torch
from labelled import HERE, read
from torch import nn
from torch.nn import functional
from train import FEWER, LIGHT, NOTHING, matrix, prepared, vocabulary

OUT = HERE.parents[1] / "src/arrears/law/wording"
HANDS = ("w1", "w2", "w3", "w5", "w6", "w7", "w8", "w10", "w11", "w12", "w13", "w14", "w15")
AUDIENCES = ("debtor", "third_party", "colleague")
HIDDEN = 48
ROUNDS = 6
AT_ONCE = 128
NAMES_COUNT = 0.3  # how much the labels weigh beside the verdict
DROPPED, UNSEEN = 0.3, 0.15  # shares of hidden units, and of traits, left out at random
LEAST = 3  # templates that have a trait
STEP = 2e-3
BYTE = 127


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


def batch(x):
    return (
        torch.from_numpy(x.indices.astype(np.int64)),
        torch.from_numpy(x.indptr[:-1].astype(np.int64)),
        torch.from_numpy(x.data.astype(np.float32)),
    )


def trained(x, y, weight, seed=0):
    """Return a net trained on the rows of x; y's first column is the verdict."""
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    net = Net(x.shape[1], y.shape[1] - 1)
    steps = torch.optim.Adam(net.parameters(), lr=STEP)
    for _ in range(ROUNDS):
        net.train()
        order = dice.permutation(x.shape[0])
        for at in range(0, len(order), AT_ONCE):
            own = order[at : at + AT_ONCE]
            index, offset, value = batch(x[own])
            value = value * (torch.rand_like(value) > UNSEEN) / (1 - UNSEEN)
            told = net(index, offset, value)
            goal, w = torch.from_numpy(y[own]), torch.from_numpy(weight[own])
            each = functional.binary_cross_entropy_with_logits(
                told, goal, reduction="none"
            )
            loss = (w * (each[:, 0] + NAMES_COUNT * each[:, 1:].sum(1))).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
    net.eval()
    return net


def scored(net, x):
    with torch.no_grad():
        return net(*batch(x)).numpy()


def goals(rows, names):
    y = np.zeros((len(rows), 1 + len(names)), np.float32)
    for i, (line, _, _) in enumerate(rows):
        y[i, 0] = bool(line.labels)
        for label in line.labels:
            y[i, 1 + names.index(label)] = 1
    return y


def parts(rows):
    return [own[-1] if own else NOTHING for _, _, own in rows]


def weights(rows):
    return np.array([FEWER if r[0].writer in LIGHT else 1 for r in rows], np.float32)


def report(s, bad, name):
    for false in (0.03, 0.05):
        cut = np.quantile(s[~bad], 1 - false)
        print(
            f"{name}: catch {(s[bad] > cut).mean():.3f} at false {false:.2f}, cut {cut:+.2f}",
            flush=True,
        )


def crossed(rows, names, hands):
    """Score each hand's lines by a net that never saw that hand."""
    writers = np.array([r[0].writer for r in rows])
    audience = np.array([r[0].audience for r in rows])
    y, s = goals(rows, names), np.full(len(rows), np.nan)
    bad = y[:, 0] > 0
    for hand in hands:
        own, some = np.flatnonzero(writers == hand), np.flatnonzero(writers != hand)
        seen = [rows[i] for i in some]
        words = vocabulary(seen, least=LEAST)
        net = trained(matrix(parts(seen), words), y[some], weights(seen))
        told = scored(net, matrix(parts([rows[i] for i in own]), words))
        s[own] = told[:, 0]
        report(s[own], bad[own], hand)
        likeliest = told[:, 1:].argmax(1)
        right = [names[k] in rows[i][0].labels for k, i in zip(likeliest, own) if bad[i]]
        print(f"{hand}: label right {np.mean(right):.3f}", flush=True)
    for each in AUDIENCES:
        own = (audience == each) & ~np.isnan(s)
        report(s[own], bad[own], f"all hands left out, {each}")
    return s


def saved(rows, names):
    """Train on everything; write whole numbers: bytes for the traits, thousandths after."""
    words = vocabulary(rows, least=LEAST)
    net = trained(matrix(parts(rows), words), goals(rows, names), weights(rows))
    into = net.into.weight.detach().numpy()
    scale = BYTE / np.quantile(np.abs(into), 0.9999)
    whole = np.clip(np.rint(into * scale), -BYTE, BYTE).astype(np.int8)
    np.savez_compressed(
        OUT / "net.npz",
        into=whole,
        bias=np.rint(net.bias.detach().numpy() * scale * 1000).astype(np.int64),
        out=np.rint(net.out.weight.detach().numpy() / scale * 1e9).astype(np.int64),
        even=np.rint(net.out.bias.detach().numpy() * 1000).astype(np.int64),
        traits=np.array("\n".join(words)),
        labels=np.array("\n".join(names)),
    )


if __name__ == "__main__":
    torch.set_num_threads(2)
    rows = list(prepared(read()))
    names = sorted({label for line, _, _ in rows for label in line.labels})
    print(len(rows), "lines", flush=True)
    if "--only-save" not in sys.argv:
        hands = [a for a in sys.argv[1:] if not a.startswith("-")] or HANDS
        crossed(rows, names, hands)
    if "--only-measure" not in sys.argv:
        saved(rows, names)
