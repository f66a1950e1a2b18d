"""
Train the scale of acts, and measure it with whole hands left out.

Development only:
`train.py` writes the scale; `train.py a3 a8` measures those hands instead.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
from arrears.training.acts.act import Act
from arrears.training.acts.traits import stretches, traits

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src/arrears/training/acts/scale.npz"
ACTS = list(Act)
CUT = -0.3  # of a margin: what lies above is done; best over the hands left out
LEAST = 3  # utterances that have a trait
TRUST = 1.0
BORROWED = 0.3  # what a line of ops/wording weighs: it was not written for acts
BYTE = 127
SHOWN = 12  # acts of the table of mistakes


def lines():
    """Return hand, acts and text of every labelled utterance."""
    for path in sorted(HERE.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            labels, colon, text = line.partition(": ")
            if colon and not line.startswith("#"):
                named = {name.strip() for name in labels.split(",")} - {"none"}
                yield path.stem, {Act(name) for name in named}, text


def goals(rows):
    return np.array([[act in acts for act in ACTS] for _, acts, _ in rows])


def trained(rows, seen):
    """Return the vectoriser and, for each act, its weights and where it is even."""
    vectors = TfidfVectorizer(analyzer=seen.get, min_df=LEAST, sublinear_tf=True)
    told = vectors.fit_transform([text for _, _, text in rows])
    heed = np.array([BORROWED if hand.startswith("b") else 1 for hand, _, _ in rows])
    scales = [LinearSVC(C=TRUST).fit(told, done, heed) for done in goals(rows).T]
    weights = np.stack([scale.coef_[0] for scale in scales], axis=1)
    even = np.array([scale.intercept_[0] for scale in scales]) - CUT
    return vectors, weights, even


def f1(found, done):
    return 2 * (found & done).sum() / (found.sum() + done.sum())


def measured(rows, seen, hand):
    some = [row for row in rows if row[0] != hand]
    own = [row for row in rows if row[0] == hand]
    vectors, weights, even = trained(some, seen)
    told = vectors.transform([text for _, _, text in own]) @ weights + even
    done = goals(own)
    best = max((f1(told > cut, done), cut) for cut in np.arange(-0.5, 0.5, 0.05))
    print(
        f"{hand}: F1 {f1(told > 0, done):.3f}, at best {best[0]:.3f} ({best[1]:+.2f})"
    )
    return told > 0, done


def mistakes(found, done):
    """Print, for the acts most often mistaken, how often each was missed or heard wrongly."""
    wrong = (found != done).sum(axis=0)
    for act in np.argsort(-wrong)[:SHOWN]:
        missed = (done & ~found)[:, act].sum()
        false = (found & ~done)[:, act].sum()
        print(
            f"  {ACTS[act]:<26} {done[:, act].sum():5} missed {missed}, wrongly {false}"
        )


def saved(rows, seen):
    vectors, weights, even = trained(rows, seen)
    steps = np.abs(weights).max(axis=0) / BYTE
    np.savez_compressed(
        OUT,
        traits=np.array("\n".join(vectors.get_feature_names_out())),
        rarity=vectors.idf_.astype(np.float32),
        weights=np.rint(weights / steps).astype(np.int8),
        steps=steps.astype(np.float32),
        even=even.astype(np.float32),
        acts=np.array("\n".join(ACTS)),
    )
    print(f"{len(rows)} utterances, {len(steps)} acts, {len(vectors.idf_)} traits")


if __name__ == "__main__":
    rows = list(lines())
    seen = {
        text: [trait for part in stretches(text) for trait in traits(part)]
        for _, _, text in rows
    }
    if hands := sys.argv[1:]:
        found, done = zip(*(measured(rows, seen, hand) for hand in hands), strict=True)
        found, done = np.vstack(found), np.vstack(done)
        print(f"all: F1 {f1(found, done):.3f}")
        mistakes(found, done)
    else:
        saved(rows, seen)
