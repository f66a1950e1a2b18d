"""
A mapping profile: how one lender's columns become ours, written by hand in YAML.

    lender: {key: demo-bank, name: 示例银行}        who is owed; both needed
    placement:                                     the handing-over (default: key 1)
      key: 2026-10                                 its name with the lender
      hand: 1                                      1 first-placed, 2 placed again …
      starts_on: Thu 2026-10-01                    weekday optional, checked if there
      ends_on: Thu 2026-12-31
    file:                                          how the file is written
      encoding: gb18030                            utf-8 (default) | gb18030 | big5
      separator: comma                             comma | semicolon | tab; default: seen
      sheet: 委案清单                                a workbook's sheet; default: the first
      header_line: 1                               the line with the headers
    country: CN                                    for telephone numbers (default CN)
    zone: Asia/Shanghai                            where debtors live, unless a column says
    columns:                                       ours: the header in the file
      account_number: 账号                          … see `columns.COLUMNS` for all
      owed: 欠款金额                                 or principal, interest, fee, penalty, costs
      due_on: 到期日                                 or days_past_due, or months_late
    constants: {product: card, currency: CNY}      ours: one value for every row
    money:
      unit: yuan                                   yuan | fen; needed, nothing is guessed
      decimal: point                               point (default) | comma
      units: {fee: fen}                            where one column differs
    dates: [YYYY-MM-DD, YYYY/MM/DD, excel]         default: all year-first forms
    blank: ["-", NULL]                             cells that mean "nothing"
    values:                                        ours: {what the file says: what we say}
      product: {贷记卡: card, 消费贷: instalment_loan}
      first_instalment: {首逾: true, 非首逾: false}
    ignore: [性别, 学历]                             headers that are not stored
    control: {rows: 30000, owed: 1234567.00}       the lender's totals, in `money.unit`;
                                                   several currencies: owed: {CNY: …}

Every value is read as text, so `no`, `007` and dates need no quotes.
"""

import hashlib
from pathlib import Path

from arrears.domain.words import Refusal, Words

from .profile_checks import checked
from .profile_parts import Profile
from .profile_text import tree

LONGEST_KB = 256


class ProfileMissing(Refusal):
    """There is no profile at that path."""

    words = Words(
        "找不到映射文件“{file}”。可用 arrears intake suggest 起草一份。",
        "There is no profile “{file}”. `arrears intake suggest` drafts one.",
    )


class ProfileTooLong(Refusal):
    """The file is too long to be a profile."""

    words = Words(
        "“{file}”超过 {kb} KB，不像映射文件。是不是和数据文件弄反了？",
        "“{file}” is more than {kb} KB, which no profile is. Was the book given in its place?",
    )


def load_profile(path: Path | str) -> Profile:
    """
    Return the profile at `path`, checked.

    Raises ProfileMissing, ProfileTooLong and what `profile_from` raises.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise ProfileMissing(file=path) from None
    if len(raw) > LONGEST_KB * 1024:
        raise ProfileTooLong(file=path.name, kb=LONGEST_KB)
    return profile_from(raw.decode("utf-8-sig", "replace"), file=path.name)


def profile_from(text: str, *, file: str) -> Profile:
    """
    Return the profile that `text` describes; `file` is its name in refusals.

    Raises ProfileNotYaml, ProfileKeyTwice, ProfileKeyUnknown, ProfileKeyMissing,
    ProfileValueWrong, FieldNotStored, IdNumberInClear.
    """
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return checked(tree(text, file=file), file=file, sha256=sha256)
