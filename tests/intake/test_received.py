"""A file is taken whole and unchanged, or refused in one sentence."""

import errno
import hashlib
import os
from itertools import product

import pytest

from arrears.intake import blocks, lines, received
from arrears.intake.blocks import NotText, WrongEncoding
from arrears.intake.lines import NoHeader, QuoteNeverCloses, RowTooLong, TooManyColumns
from arrears.intake.profile_parts import Layout
from arrears.intake.received import (
    DiskFull,
    FileChanged,
    FileEmpty,
    FileMissing,
    FileUnreadable,
    OldExcel,
)
from tests.intake.files import ALMAS_ROW, HEADER, profile, read, written

ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8 with BOM": "utf-8-sig",
    "gb18030": "gb18030",
    "big5": "big5",
}
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
ENDS = {"unix": "\n", "windows": "\r\n", "old mac": "\r"}


def taken(path, **layout):
    return received(path, folder=path.parent, layout=Layout(**layout))


def nothing_left(path):
    return [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("encoding", "separator", "end", "told"),
    list(product(ENCODINGS, SEPARATORS, ENDS, [True, False])),
)
def test_every_encoding_separator_and_line_end_reads_the_same(
    tmp_path, encoding, separator, end, told
):
    text = ENDS[end].join(
        ["帳號,姓名,欠款,到期日", "A-1042,王小明,100.00,2026-11-01", ""]
    )
    path = tmp_path / "book.csv"
    path.write_bytes(
        text.replace(",", SEPARATORS[separator]).encode(ENCODINGS[encoding])
    )
    file = {"encoding": encoding.split()[0]} | (
        {"separator": separator} if told else {}
    )
    columns = {"account_number": "帳號", "name": "姓名"}

    batch = read(path, profile(columns, file=file))

    row = batch.accepted.row(0, named=True)
    assert (row["name"], row["owed_minor"], row["line"]) == ("王小明", 100_00, 2)


def test_the_hash_is_that_of_the_bytes_and_the_copy_is_ours_alone(tmp_path):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW, encoding="gb18030")

    file = taken(path, encoding="gb18030")

    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert file.copy.read_text("utf-8") == f"{HEADER}\n{ALMAS_ROW}\n"
    assert file.copy.stat().st_mode & 0o077 == 0


def test_without_a_profile_the_encoding_is_found_out(tmp_path):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW, encoding="gb18030")

    file = received(path, folder=tmp_path)

    assert (file.encoding, file.headers) == ("gb18030", tuple(HEADER.split(",")))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileMissing, match=r"no file .*book\.csv"):
        taken(tmp_path / "book.csv")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(FileUnreadable, match="cannot be read"):
        taken(tmp_path)


def test_an_empty_file_is_refused(tmp_path):
    path = written(tmp_path / "book.csv")

    with pytest.raises(FileEmpty, match="is empty"):
        taken(path)
    assert nothing_left(path)


def test_a_file_of_blank_lines_has_no_header(tmp_path):
    with pytest.raises(NoHeader, match="no header"):
        taken(written(tmp_path / "book.csv", "", " ", ""))


def test_the_wrong_encoding_is_refused_with_line_byte_and_what_would_fit(tmp_path):
    path = written(tmp_path / "book.csv", "a,b", "1,2", "3,王", encoding="gb18030")

    with pytest.raises(WrongEncoding) as refused:
        taken(path, encoding="utf-8")

    assert refused.value.figures["line"] == 3
    assert refused.value.figures["byte"] == len(b"a,b\n1,2\n3,") + 1
    assert "gb18030" in refused.value.figures["fitting"]
    assert nothing_left(path)


@pytest.mark.parametrize("block", [1, 2, 3, 7])
def test_a_wrong_byte_is_found_wherever_the_blocks_are_cut(
    tmp_path, monkeypatch, block
):
    monkeypatch.setattr(blocks, "BLOCK_BYTES", block)
    path = tmp_path / "book.csv"
    path.write_bytes("账号\n王王\n王".encode() + b"\xff\n")

    with pytest.raises(WrongEncoding) as refused:
        taken(path)

    assert (refused.value.figures["line"], refused.value.figures["byte"]) == (3, 18)


def test_a_row_of_one_megabyte_ends_in_a_sentence(tmp_path):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW, "x" * 1024 * 1024)

    with pytest.raises(RowTooLong, match="Line 3 is longer than 256 KB"):
        taken(path)
    assert nothing_left(path)


@pytest.mark.parametrize("end", ["", "\n", "\nA-1,1,2026-01-01\n"])
def test_a_quoted_row_of_one_megabyte_ends_in_a_sentence(tmp_path, end):
    path = tmp_path / "book.csv"
    path.write_text(f'{HEADER}\n"{"x" * 1024 * 1024}"{end}')

    with pytest.raises(RowTooLong, match="Line 2"):
        taken(path)


def test_the_longest_line_that_may_be_is_read(tmp_path):
    name = "x" * (lines.LONGEST_LINE - len(ALMAS_ROW) - 1)
    path = written(tmp_path / "book.csv", f"{HEADER},姓名", f"{ALMAS_ROW},{name}")

    assert taken(path).rows == 1
    with pytest.raises(RowTooLong):
        taken(written(path, f"{HEADER},姓名", f"{ALMAS_ROW},{name}x"))


def test_a_quote_that_never_closes_is_named_by_its_line(tmp_path):
    path = written(
        tmp_path / "book.csv", HEADER, ALMAS_ROW, 'A-2,"100,2026-11-01', *["x"] * 9
    )

    with pytest.raises(QuoteNeverCloses, match="line 3"):
        taken(path)


def test_a_quote_that_never_closes_in_a_long_file_is_named_too(tmp_path):
    rows = [ALMAS_ROW] * 100_000
    path = written(tmp_path / "book.csv", HEADER, *rows[:7], '"A-2,1,2026-11-01', *rows)

    with pytest.raises(QuoteNeverCloses, match="line 9"):
        taken(path)


def test_three_hundred_columns_are_too_many(tmp_path):
    path = written(tmp_path / "book.csv", ",".join(f"c{i}" for i in range(300)))

    with pytest.raises(TooManyColumns, match="300 columns; 256"):
        taken(path)


def test_256_columns_are_not(tmp_path):
    path = written(tmp_path / "book.csv", ",".join(f"c{i}" for i in range(256)))

    assert len(taken(path).headers) == 256


def test_binary_content_is_refused_with_its_line(tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(b"a,b\n1,\x00\n")

    with pytest.raises(NotText, match="line 2"):
        taken(path)


def test_utf_16_is_no_text_we_read(tmp_path):
    with pytest.raises(NotText):
        taken(written(tmp_path / "book.csv", HEADER, encoding="utf-16"))


def test_an_old_workbook_is_refused_with_what_to_do(tmp_path):
    path = tmp_path / "book.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))

    with pytest.raises(OldExcel, match=r"Save it as \.xlsx"):
        taken(path)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW)
    write = lines.Rows.add

    def add(rows, text, *, final=False):
        with path.open("a") as file:
            file.write("A-2,1,2026-11-01\n")
        write(rows, text, final=final)

    monkeypatch.setattr(lines.Rows, "add", add)

    with pytest.raises(FileChanged, match="changed while it was read"):
        taken(path)
    assert nothing_left(path)


@pytest.mark.parametrize("change", ["touched", "replaced", "taken away"])
def test_a_file_changed_behind_our_back_is_refused(tmp_path, monkeypatch, change):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW)
    stat = os.fstat

    def fstat(handle):
        seen = stat(handle)
        if change == "touched":
            os.utime(path, ns=(0, seen.st_mtime_ns + 1))
        elif change == "replaced":
            other = written(tmp_path / "other.csv", HEADER, ALMAS_ROW)
            os.utime(other, ns=(0, seen.st_mtime_ns))
            other.replace(path)
        else:
            path.unlink(missing_ok=True)
        return seen

    monkeypatch.setattr(os, "fstat", fstat)

    with pytest.raises(FileChanged):
        taken(path)


def test_a_full_disk_ends_in_a_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    path = written(tmp_path / "book.csv", HEADER, ALMAS_ROW)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lines.Rows, "add", full)

    with pytest.raises(DiskFull, match="disk is full"):
        taken(path)
    assert nothing_left(path)


def test_every_refusal_speaks_both_languages(tmp_path):
    with pytest.raises(FileEmpty) as refused:
        taken(written(tmp_path / "book.csv"))

    assert refused.value.sentence.to("zh") == "文件“book.csv”是空的。"
