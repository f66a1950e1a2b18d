"""The chain: any entry changed, left out or added in between is found."""

from dataclasses import replace

import pytest

from arrears.domain.audit.chain import GENESIS, Entry, first_break, link


@pytest.fixture
def chain():
    entries, previous = [], GENESIS
    for seq in range(1, 5):
        fields = {
            "seq": seq,
            "at": f"2026-03-02T10:0{seq}:00+00:00",
            "by": "carla",
            "kind": "NoteWritten",
            "subject": "A-1042",
            "body": {"length": seq},
            "previous": previous,
        }
        entries.append(Entry(**fields, hash=link(**fields)))
        previous = entries[-1].hash
    return entries


def test_an_untouched_chain_holds(chain):
    assert first_break(chain) is None


def test_no_entries_are_a_chain_too():
    assert first_break([]) is None


@pytest.mark.covers("IMP-10")
@pytest.mark.parametrize("field", ["at", "by", "kind", "subject", "body", "hash"])
def test_a_changed_field_is_found_where_it_was_changed(chain, field):
    other = {"length": 999} if field == "body" else "something else"
    chain[1] = replace(chain[1], **{field: other})

    assert first_break(chain) == 2


def test_an_entry_left_out_is_found(chain):
    del chain[2]

    assert first_break(chain) == 3


def test_two_entries_that_changed_places_are_found(chain):
    chain[1], chain[2] = chain[2], chain[1]

    assert first_break(chain) == 2
