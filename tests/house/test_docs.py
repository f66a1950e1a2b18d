"""The pages keep their word: links lead somewhere, commands are told and shown."""

import re
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT, SRC, place

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def anchors(page: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of `page`."""
    kept = (re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(page))
    return {title.strip().replace(" ", "-") for title in kept}


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_every_link_leads_somewhere(page):
    lost = []
    for path, anchor in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        target = (page.parent / path) if path else page
        if not target.exists():
            lost.append(path)
        elif anchor and anchor not in anchors(target.read_text("utf-8")):
            lost.append(f"{path}#{anchor}")

    assert lost == []


@pytest.mark.parametrize(("room", "has"), [("src", "arrears"), ("docs", "decisions")])
def test_the_rooms_of_the_map_stand(room, has):
    assert (ROOT / room / has).is_dir()


def test_every_room_that_stands_is_on_the_map():
    rooms = [room.name for room in SRC.iterdir() if (room / "__init__.py").exists()]
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")

    assert [room for room in rooms if f"`{room}`" not in page] == []


def commands() -> Iterator[tuple[str, object]]:
    """Yield every command as people type it, with its help."""
    import typer

    from arrears.cli.app import app

    yield from _below(typer.main.get_command(app), "arrears")


def _below(command: object, name: str) -> Iterator[tuple[str, object]]:
    members = getattr(command, "commands", {})
    if not members or getattr(command, "invoke_without_command", False):
        yield name, command
    unsaid = getattr(command, "default", "")  # `intake FILE`, not `intake file FILE`
    for word, member in members.items():
        yield from _below(member, name if word == unsaid else f"{name} {word}")


def test_every_command_is_in_the_docs():
    told = "\n".join(page.read_text("utf-8") for page in PAGES)

    assert [name for name, _ in commands() if name not in told] == []


def test_every_command_has_help_with_an_example():
    silent = [
        name
        for name, command in commands()
        if name != "arrears" and f"{name} " not in f"{command.help} "
    ]

    assert silent == []


def test_every_recipe_of_the_makefile_is_told():
    recipes = re.findall(
        r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE
    )
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    assert [recipe for recipe in recipes if f"make {recipe}" not in told] == []


def test_the_glossary_is_one_table_by_the_alphabet():
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = re.findall(r"^\| (?!English|---)([^|]+) \|", page, re.MULTILINE)
    letters = [re.sub(r"[^a-z ]", "", term.lower()) for term in terms]

    assert letters == sorted(letters)
    assert len(set(terms)) == len(terms)


def test_what_the_glossary_names_is_in_the_code():
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    paths = re.findall(r"`([a-z_/]+(?:\.py)?)`", page)

    assert [path for path in paths if not (SRC / path).exists()] == []


def test_every_kpi_is_in_the_docs():
    from arrears.insight.catalogue import all_kpis

    page = (ROOT / "docs" / "guides" / "insight.md").read_text("utf-8")

    assert [each.key for each in all_kpis() if f"| `{each.key}` |" not in page] == []
