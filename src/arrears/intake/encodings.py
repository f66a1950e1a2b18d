"""In which encoding a file is written: what it may be, what fits, what is likeliest."""

import codecs
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "gb18030", "big5")
CODECS = {"utf-8": "utf-8-sig", "gb18030": "gb18030", "big5": "big5"}
SAMPLE_BYTES = 256 * 1024
TRIED_BYTES = 8 * 1024 * 1024

# The rows of GB2312 and Big5 that hold the everyday characters.
EVERYDAY = {"gb18030": ("gb2312", 0xB0, 0xD7), "big5": ("big5", 0xA4, 0xC6)}


class Decoder:
    """Bytes to text, strictly, block by block; every line end becomes a newline."""

    def __init__(self, encoding: str) -> None:
        self._codec = codecs.getincrementaldecoder(CODECS[encoding])("strict")
        self._lines = io.IncrementalNewlineDecoder(self._codec, translate=True)

    def text(self, block: bytes, *, final: bool = False) -> str:
        """Return what `block` adds to the text. Raises UnicodeDecodeError."""
        return self._lines.decode(block, final=final)


def fitting(path: Path) -> tuple[str, ...]:
    """Return the encodings that can read the file's first 8 MB."""
    with path.open("rb") as file:
        head = file.read(TRIED_BYTES)
    return tuple(name for name in ENCODINGS if _text(head, name) is not None)


def likeliest(path: Path, *, words: Iterable[str] = ()) -> str | None:
    """
    Return the encoding the file is most probably in, or None where none fits.

    UTF-8 gives itself away. GB18030 and Big5 read each other's bytes: the one whose
    text has more everyday characters, and more of the known `words`, is believed.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
    read = {name: text for name in ENCODINGS if (text := _text(head, name)) is not None}
    if not read or "utf-8" in read:
        return next(iter(read), None)
    known = tuple(words)
    return max(read, key=lambda name: _everyday(read[name], name, known))


def _everyday(text: str, encoding: str, words: tuple[str, ...]) -> int:
    """Return per mille of everyday characters, with a thousand for a known word."""
    han = [letter for letter in text if "\u3400" <= letter <= "\u9fff"]
    codec, first, last = EVERYDAY[encoding]
    common = sum(first <= lead <= last for lead in _leads(han, codec))
    known = sum(word in text for word in words)
    return 1000 * known + 1000 * common // max(1, len(han))


def _leads(letters: list[str], codec: str) -> Iterator[int]:
    for letter in letters:
        yield letter.encode(codec, "replace")[0]


def _text(head: bytes, encoding: str) -> str | None:
    """Return the text, or None where it is not in this encoding; the end may be cut."""
    try:
        return codecs.getincrementaldecoder(CODECS[encoding])("strict").decode(head)
    except UnicodeDecodeError:
        return None
