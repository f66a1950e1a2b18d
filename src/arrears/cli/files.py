"""A text file that somebody names, read or refused."""

from pathlib import Path

from arrears.domain.words import Refusal, Words


class FileUnread(Refusal):
    """The file cannot be read."""

    words = Words("无法读取 {file}：{why}。", "{file} cannot be read: {why}.")


def text_of(file: Path) -> str:
    """Return the text of the file. Raises FileUnread."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnread(file=file, why=error) from None
