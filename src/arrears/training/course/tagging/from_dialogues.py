"""The collector's turns of both dialogues, as the playbook retells them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TypedDict

import yaml

from arrears.domain.words import Words
from arrears.playbook.card import Speaker
from arrears.playbook.dialogue import Turn, dialogues
from arrears.training.acts import Act

from .spoken import Spoken

GIVEN_AWAY = Words(r"原案标的是[^。]*。", r"\s*Labelled[^.]*\.")
WHY = Words("{reason.zh}{lawful.zh}", "{reason.en} {lawful.en}")


class LabelRow(TypedDict, total=False):
    """The labels of one turn as they are written."""

    acts: list[str]
    open: list[str]
    strategies: list[str]


@cache
def dialogue_turns() -> Mapping[str, tuple[Spoken, ...]]:
    """Return the turns to label, by dialogue."""
    return {
        f"DLG{told.number}": tuple(
            _spoken(turn, before)
            for before, turn in zip((None, *told.turns), told.turns, strict=False)
            if turn.card.id in _labels() and turn.card.speaker is Speaker.COLLECTOR
        )
        for told in dialogues()
    }


def _spoken(turn: Turn, before: Turn | None) -> Spoken:
    told, row = turn.card, _labels()[turn.card.id]
    printed = tuple(each.id for each in turn.labels)
    return Spoken(
        item=told.id,
        before=before.card.text if before else None,
        said=Words(
            re.sub(GIVEN_AWAY.zh, "", told.text.zh),
            re.sub(GIVEN_AWAY.en, "", told.text.en),
        ),
        acts=tuple(map(Act, row["acts"])),
        strategies=printed or tuple(row.get("strategies", ())),
        open=frozenset(map(Act, row.get("open", ()))),
        why=WHY.filled(reason=told.reason, lawful=told.lawful)
        if told.lawful
        else told.reason,
        sources=(told.id,),
    )


@cache
def _labels() -> Mapping[str, LabelRow]:
    file = resources.files(__package__) / "dialogues.yaml"
    rows: Mapping[str, LabelRow] = yaml.safe_load(file.read_text("utf-8"))
    return rows
