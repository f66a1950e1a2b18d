"""A file's text, block by block: hashed, decoded strictly, and no binary."""

import hashlib
import os
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from arrears.domain.words import Refusal, Words

from .encodings import Decoder, fitting

BLOCK_BYTES = 1024 * 1024
NUL = b"\0"


class NotText(Refusal):
    """The bytes are no text: a picture, a database, UTF-16."""

    words = Words(
        "文件“{file}”第 {line} 行有二进制内容，不是文本表格。请另存为 UTF-8 的 CSV，或 .xlsx。",
        "“{file}” has binary content in line {line}; it is no table of text. Save it as CSV in UTF-8, or as .xlsx.",
    )


class WrongEncoding(Refusal):
    """The bytes are not in the encoding that the profile says."""

    words = Words(
        "“{file}”第 {line} 行（第 {byte} 个字节）不是 {encoding} 编码。能读通的编码：{fitting}。请改映射文件里的 encoding。",
        "“{file}” is not {encoding}: see line {line}, byte {byte}. It can be read as: {fitting}. Change “encoding” in the profile.",
    )


class Blocks:
    """The file's text, block by block, hashed on the way."""

    def __init__(self, file: BufferedReader, path: Path, encoding: str) -> None:
        self.digest = hashlib.sha256()
        self._file, self._path, self._encoding = file, path, encoding
        self._read, self._lines = 0, 0

    def __iter__(self) -> Iterator[str]:
        decoder = Decoder(self._encoding)
        size = os.fstat(self._file.fileno()).st_size  # one that grows has no end
        while block := self._file.read(min(BLOCK_BYTES, size - self._read)):
            self.digest.update(block)
            self._read += len(block)
            self._raise_if_binary(block)
            yield self._text(decoder, block)
            self._lines += block.count(b"\n")
        yield self._text(decoder, b"", final=True)

    def _raise_if_binary(self, block: bytes) -> None:
        at = block.find(NUL)
        if at >= 0:
            line = self._lines + block.count(b"\n", 0, at) + 1
            raise NotText(file=self._path.name, line=line)

    def _text(self, decoder: Decoder, block: bytes, *, final: bool = False) -> str:
        try:
            return decoder.text(block, final=final)
        except UnicodeDecodeError as error:
            start = error.start - len(error.object)
            raise WrongEncoding(
                file=self._path.name,
                line=self._lines + error.object.count(b"\n", 0, error.start) + 1,
                byte=self._read + start + 1,
                encoding=self._encoding,
                fitting="、".join(fitting(self._path)) or "—",
            ) from None
