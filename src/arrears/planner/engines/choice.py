"""The engines by name; one that is not installed says how to get it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.words import Refusal, Words
from arrears.planner.frames import Frames


class EngineNotInstalled(Refusal):
    """The engine's packages are not there."""

    words = Words(
        "没有安装计算引擎 {engine}（缺少 {missing}）。请运行：pip install 'arrears[{engine}]'。",
        "The engine {engine} is not installed ({missing} is missing). Run: pip install 'arrears[{engine}]'.",
    )


class EngineWithoutMaster(Refusal):
    """Only Spark is told where it runs."""

    words = Words(
        "--master 只用于 --engine spark；{engine} 在本机运行，请去掉 --master。",
        "--master is for --engine spark; {engine} runs on this machine. Leave it out.",
    )


class EngineOfAnotherMemory(Refusal):
    """How much memory Spark takes is said where it runs."""

    words = Words(
        "--memory 只用于 polars 和 duckdb；Spark 的内存请在它自己的设置里写。",
        "--memory is for polars and duckdb; Spark is told in its own settings. Leave it out.",
    )


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine reads a folder of frames, and plans them."""

    name: str
    read: Callable[[str], Frames]
    plan: Callable[..., nw.DataFrame[Any]]


def engine(
    name: str, *, master: str | None = None, memory_gib: int | None = None
) -> Engine:
    """
    Return the engine of that name; Spark at `master`, the others within so much memory.

    Raises EngineNotInstalled, EngineWithoutMaster, EngineOfAnotherMemory; for Spark,
    what `spark.session` does.
    """
    if master is not None and name != "spark":
        raise EngineWithoutMaster(engine=name)
    if memory_gib is not None and name == "spark":
        raise EngineOfAnotherMemory
    try:
        found = import_module(f"{__package__}.{name}")
    except ModuleNotFoundError as error:
        raise EngineNotInstalled(engine=name, missing=error.name) from error
    if name != "spark":
        plan = partial(found.plan, memory_gib=memory_gib)
        return Engine(name, lambda folder: found.read(Path(folder)), plan)
    session = found.session(master or found.HERE)
    return Engine(name, lambda folder: found.read(folder, session), found.plan)
