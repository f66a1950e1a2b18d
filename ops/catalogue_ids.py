"""
Extract the IDs of the catalogue, each with its status, into docs/catalogue-ids.txt.

The catalogue stands outside this repository; the list makes `make coverage-map`
and the house tests work without it. Run this after the catalogue has changed:

    .venv/bin/python ops/catalogue_ids.py
"""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT.parent / "shared" / "domain" / "catalogue.md"
LIST = ROOT / "docs" / "catalogue-ids.txt"

ITEM = re.compile(r"^(?:\| )?\*\*(?P<id>[A-Z]+\d?-[A-Z]*\d+)\b")
PLAIN = re.compile(r"^- \*Status:\* \*\*(?P<status>[a-z ]+?)\*\*")
ROW = re.compile(r"\| (?P<status>allowed with conditions|allowed|prohibited|note)\b")
COUNT = re.compile(r"^\| (?P<family>[A-Z]+\d?(?:-[A-Z])?) \|[^|]*\| (?P<items>\d+) \|")
UNRATED = "-"


def statuses(catalogue: str) -> dict[str, str]:
    """Return the status of every item, by ID, in the catalogue's order."""
    found: dict[str, str] = {}
    last = ""
    for line in catalogue.splitlines():
        if item := ITEM.match(line):
            last = item["id"]
            row = ROW.search(line) if line.startswith("|") else None
            found[last] = row["status"] if row else UNRATED
        elif last and (plain := PLAIN.match(line)):
            found[last] = plain["status"]
    return found


def counts(catalogue: str) -> dict[str, int]:
    """Return how many items each family has, as the catalogue's own table says."""
    rows = filter(None, map(COUNT.match, catalogue.splitlines()))
    return {row["family"]: int(row["items"]) for row in rows}


def family(item: str) -> str:
    """Return the family of an ID: STR-A for STR-A03, CAD for CAD-10."""
    return re.sub(r"-?\d+$", "", item)


def listed() -> dict[str, str]:
    """Return the statuses from the live catalogue, or from the list kept here."""
    if CATALOGUE.exists():
        return statuses(CATALOGUE.read_text("utf-8"))
    lines = LIST.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def main() -> None:
    found = statuses(CATALOGUE.read_text("utf-8"))
    head = f"# The {len(found)} items of the catalogue and their status (- = not rated)"
    rows = [f"{item}\t{status}" for item, status in found.items()]
    LIST.write_text("\n".join([head, *rows, ""]), "utf-8")
    print(f"{LIST.relative_to(ROOT)}: {len(found)} items")


if __name__ == "__main__":
    main()
