"""A name on the compliance pages is its first character and no more."""

import pytest

from arrears.questions.masked import masked_name


@pytest.mark.parametrize(("name", "shown"), [("艾玛", "艾*"), ("Alma", "A*"), ("", "")])
def test_a_masked_name(name, shown):
    assert masked_name(name) == shown
