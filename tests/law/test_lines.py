"""Lines of questions, each with the answer that somebody is sure of, and its basis."""

from pathlib import Path

import pytest
import yaml

from arrears.law.engine.cases import CALL, moment
from tests.law.questions import ask, asked

FILES = sorted((Path(__file__).parent / "lines").glob("*.yaml"))
WEEKDAYS = ("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun ")


def lines():
    for file in FILES:
        told = yaml.safe_load(file.read_text("utf-8"))
        for line in told["lines"]:
            name = f"{file.stem}: {line['name']}"
            yield pytest.param(told["usual"], line, id=name)


def instant(text, zone):
    """Return "Tue 2026-11-24 21:59" as a time of the person's zone; else as it is."""
    if isinstance(text, str) and text.startswith(WEEKDAYS):
        return moment(text, zone=zone).isoformat()
    return text


def event(told, zone):
    if isinstance(told, dict):
        return told | {"at": instant(told["at"], zone)}
    call = CALL.fullmatch(told)
    return {
        "at": instant(call["at"], zone),
        "outcome": call["result"],
        "channel": call["channel"] or "phone",
        "initiator": call["by"] or "collector",
        "point": call["point"] or "mobile",
        "person": "alma",
        "debts": (call["debts"] or "card").split("+"),
    }


def record(told, zone):
    usual = {"person": "alma", "at": "2026-01-05T12:00:00+00:00"}
    return {key: instant(value, zone) for key, value in (usual | told).items()}


def question(usual, line):
    zones = line.get("zones", usual["zones"])
    zone = zones[0]
    told = {
        "history": [event(e, zone) for e in line.get("history", ())],
        "records": [record(r, zone) for r in line.get("records", ())],
        "people": line.get("people", []),
    }
    if "debt_rows" in line:
        told["debt_rows"] = line["debt_rows"]
    return asked(
        instant(line["at"], zone),
        packs=line.get("packs", usual["packs"]),
        zones=zones,
        debts=line.get("about", ["card"]),
        **told,
        **line.get("contact", {}),
    )


@pytest.mark.parametrize(("usual", "line"), list(lines()))
def test_the_guard_answers_the_line(usual, line):
    answer = ask(question(usual, line))

    found = answer.get("verdict") or answer["error"]
    assert found == line["then"], [rule["rule"] for rule in answer.get("rules", ())]
    for rule in line.get("by", ()):
        assert rule in [f"{r['pack']}.{r['rule']}" for r in answer["rules"]]
    if "next" in line:
        zone = line.get("zones", usual["zones"])[0]
        assert answer["next_allowed_at"] == instant(line["next"], zone)


def test_no_two_lines_of_a_file_have_one_name():
    for file in FILES:
        names = [line["name"] for line in yaml.safe_load(file.read_text())["lines"]]

        assert len(names) == len(set(names)), file.stem


def test_every_line_has_a_basis():
    assert all(param.values[1]["basis"] for param in lines())
