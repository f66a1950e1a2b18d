"""What an engine says that could not count, in one sentence."""

from arrears.domain.words import Refusal, Words


class TalliesNotMade(Refusal):
    """The engine gave up while it counted."""

    words = Words(
        "{engine} 没有统计完：{why}。没有写入任何数字。",
        "{engine} did not finish counting: {why}. No figure was written.",
    )


def not_made(engine: str, error: Exception) -> TalliesNotMade:
    """Return the refusal, with the first line of what the machine says."""
    lines = str(error).strip().splitlines()
    return TalliesNotMade(
        engine=engine, why=lines[0] if lines else type(error).__name__
    )
