"""The scenes that come with the house, and a trainer's own file."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

from arrears.domain.words import Refusal, Words

from .mixed import mixed
from .scene import Scene, read_scene
from .scene_check import scene_faults

FOLDER = "scenes"
SUFFIX = ".yaml"
OWN, AT, DIGITS = "own/", "@", 9
OwnText = Callable[[str, int], str | None]  # a version's text by name and number


class UnknownScene(Refusal):
    """There is no scene of that name."""

    words = Words(
        "没有名为“{name}”的场景。用 arrears practise scenes 看有哪些，或给出一个 .yaml 文件，或一个组合，例如 PER-01+RSN-02+CAT-03。",
        "There is no scene “{name}”. arrears practise scenes lists them; or name a .yaml file, or a mix such as PER-01+RSN-02+CAT-03.",
    )


class SceneFaulty(Refusal):
    """A scene file has something wrong in it."""

    words = Words(
        "场景文件有 {count} 处不对，第一处：{first.zh}。用 arrears practise check 看全部。",
        "The scene file has {count} faults; the first: {first.en}. arrears practise check shows all.",
    )


def scene(name: str) -> Scene:
    """Return the scene of that name, or of a mix. Raises UnknownScene."""
    found = scenes().get(name) or mixed(name, scenes())
    if found is None:
        raise UnknownScene(name=name[:60])
    return found


def scene_of(key: str, *, own: OwnText) -> Scene:
    """Return the scene of a key: the house's name, or own/name@version. Raises UnknownScene."""
    if not key.startswith(OWN):
        return scene(key)
    name, _, version = key.removeprefix(OWN).partition(AT)
    fits = version.isascii() and version.isdecimal() and len(version) < DIGITS
    text = own(name, int(version)) if fits else None
    if text is None:
        raise UnknownScene(name=key[:60])
    return own_scene(key, text)


def own_key(name: str, version: int) -> str:
    """Return the key of one version of a trainer's scene."""
    return f"{OWN}{name}{AT}{version}"


def own_scene(file: str, text: str) -> Scene:
    """Return a trainer's own scene. Raises SceneFaulty."""
    faults = scene_faults(file, text)
    if faults:
        raise SceneFaulty(count=len(faults), first=faults[0].words)
    return read_scene(file, text)


@cache
def scenes() -> Mapping[str, Scene]:
    """Return every scene of the house by its name."""
    return {name: read_scene(name, text) for name, text in scene_files().items()}


def scene_files() -> Mapping[str, str]:
    """Return the text of every scene of the house by its name."""
    folder = resources.files(__package__) / FOLDER
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(SUFFIX): file.read_text("utf-8")
        for file in files
        if file.name.endswith(SUFFIX)
    }
