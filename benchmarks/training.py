"""How many scripted talks a minute the exercise plays, with and without the wording check."""

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from arrears.training.coach.report import coached  # noqa: E402
from arrears.training.evaluation import outcome  # noqa: E402
from arrears.training.scene.library import scenes  # noqa: E402
from arrears.training.scripted.player import played  # noqa: E402
from arrears.training.scripted.script import model, script  # noqa: E402

MINUTE = 60


def batch(asked):
    """Play every scene skilfully and pushily with some seeds; return talks and lines."""
    seeds, strict, coach = asked
    talks = lines = 0
    for scene in scenes().values():
        for seed in seeds:
            for way in (model(scene.persona), script("pushy")):
                talk = played(scene, seed, way, strict=strict)
                outcome(talk)
                if coach:
                    coached(talk)
                talks += 1
                lines += len(talk.turns)
    return talks, lines


def measured(name, *, seeds, processes, strict, coach):
    parts = [range(n, seeds, processes) for n in range(processes)]
    begun = time.perf_counter()
    with ProcessPoolExecutor(processes) as pool:
        told = list(pool.map(batch, [(part, strict, coach) for part in parts]))
    wall = time.perf_counter() - begun
    talks, lines = (sum(part) for part in zip(*told, strict=True))
    a_minute = int(talks / wall * MINUTE)
    print(
        f"{name}: {talks:,} talks, {lines:,} lines, {wall:.1f} s = {a_minute:,} a minute"
    )


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--seeds", type=int, default=100)
    asked.add_argument("--processes", type=int, default=2)
    args = asked.parse_args()
    given = {"seeds": args.seeds, "processes": args.processes}
    measured("evaluation, 60 days after", **given, strict=False, coach=False)
    measured("with the wording check  ", **given, strict=True, coach=False)
    measured("and the coach's report  ", **given, strict=True, coach=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process {peak:.0f} MiB")


if __name__ == "__main__":
    main()
