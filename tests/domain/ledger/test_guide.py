"""The worked examples of the guide come out as the guide says."""

import json
import re
from pathlib import Path

import pytest

from arrears.domain.money.ledger import answered

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "ledger.md"
BLOCKS = re.findall(r"```json\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
EXAMPLES = [
    (json.loads(asked), json.loads(said))
    for asked, said in zip(BLOCKS[::2], BLOCKS[1::2], strict=True)
]


def holds(said, found):
    """Say whether all that was said is found; what was left out is zero or more."""
    if isinstance(said, dict):
        return all(holds(value, found[key]) for key, value in said.items())
    if isinstance(said, list) and said and isinstance(said[0], dict):
        return len(said) == len(found) and all(map(holds, said, found))
    return said == found


@pytest.mark.parametrize(
    ("asked", "said"), EXAMPLES, ids=[asked["id"] for asked, _ in EXAMPLES]
)
def test_the_guides_example_comes_out_as_it_says(asked, said):
    answer = answered(json.dumps(asked))

    assert holds(said, answer), answer
