"""What a command says: results to the one who asked, troubles to stderr."""

import json
import sys
from dataclasses import dataclass

from rich.console import Console

from arrears.domain.words import Refusal, Words

NARROWEST = 100  # columns, where the output is no terminal


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, two ways out."""

    lang: str

    @property
    def out(self) -> Console:
        """Return the console for results."""
        return _console(sys.stdout)

    @property
    def aside(self) -> Console:
        """Return the console for progress and troubles."""
        return _console(sys.stderr)

    def say(self, words: Words | str) -> None:
        """Print a line of the result."""
        text = words if isinstance(words, str) else words.to(self.lang)
        self.out.print(text, highlight=False, markup=False, soft_wrap=True)

    def warn(self, words: Words) -> None:
        """Print a line beside the result, which stays as it is for scripts."""
        print(words.to(self.lang), file=sys.stderr)

    def tell(self, result: object) -> None:
        """Print the result as JSON, for scripts."""
        print(json.dumps(result, ensure_ascii=False, indent=2))

    def refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        """Say why nothing was done, in one sentence."""
        sentence = refusal.sentence.to(self.lang)
        if as_json:
            error = {"code": refusal.code, "message": sentence}
            sentence = json.dumps({"error": error}, ensure_ascii=False)
        print(sentence, file=sys.stderr)


def _console(file: object) -> Console:
    found = Console(file=file)  # type: ignore[arg-type]
    if not found.is_terminal:
        found.width = max(found.width, NARROWEST)
    return found
