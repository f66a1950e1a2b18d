"""One line of JSON in, its acts out: `{"id","text"}` gives `{"id","acts":[…]}`."""

from collections.abc import Iterable, Iterator

from arrears.law.wording.lines import Answer, answers, text

from . import acts_of


def acts_answers(lines: Iterable[str], *, lang: str) -> Iterator[Answer]:
    """Return one answer for each line, in the same order; a broken line gives its error."""
    return answers(
        lines, lambda row, _: {"acts": sorted(acts_of(text(row, "text")))}, lang
    )
