"""What a lender tells every debtor the same: where to pay, check, dispute and complain."""

from collections.abc import Mapping
from typing import Any

import yaml

from arrears.domain.words import Refusal, Words
from arrears.law.wording.judgement import Wording, judge

from .slots import LONGEST, Facts, made_safe

KEYS = ("callback", "pay_to", "check_at", "dispute_to", "complaint_line", "basis")
NO_YAML = Words("不是一组键值", "a mapping was expected")
NO_KEY = Words("没有这个键", "there is no such key")
NO_TEXT = Words(
    "应为一行文字，或 zh 和 en 各一行",
    "a line was expected, or one for zh and one for en",
)
NOT_PLAIN = Words(
    "只能是一行普通文字，不超过 {most} 字，不含尖括号和花括号",
    "one plain line was expected, of {most} characters at the most, without <, >, {{ or }}",
)
PRIVATE = Words(
    "收款方像是个人，只能写委托方的官方渠道（DET-19）",
    "the payee seems to be a person; only the lender's official way may stand here (DET-19)",
)
PRIVATE_PAYEE = "DET-19"


class LetterheadMisread(Refusal):
    """The letterhead breaks the form."""

    words = Words(
        "落款信息 {file} 的“{key}”写得不对：{why.zh}。",
        "In the letterhead {file}, “{key}” is wrong: {why.en}.",
    )


def read_letterhead(text: str, *, file: str) -> Facts:
    """
    Return the facts that `text` states, by slot; a key it lacks stays unknown.

    Money goes to the lender's own account and to nobody's private one. Raises
    LetterheadMisread with file and key.
    """
    told = _mapping(text, file)
    facts = {}
    for key, value in told.items():
        if key not in KEYS:
            raise LetterheadMisread(file=file, key=key, why=NO_KEY)
        facts[key] = _line(value, key=key, file=file)
    return facts


def _mapping(text: str, file: str) -> Mapping[str, Any]:
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError:
        told = None
    if not isinstance(told, dict) or not told:
        raise LetterheadMisread(file=file, key="…", why=NO_YAML)
    return told


def _line(value: object, *, key: str, file: str) -> Words:
    both = {"zh": value, "en": value} if isinstance(value, str) else value
    if not isinstance(both, dict) or set(both) != {"zh", "en"}:
        raise LetterheadMisread(file=file, key=key, why=NO_TEXT)
    for each in both.values():
        if not isinstance(each, str) or not each.strip():
            raise LetterheadMisread(file=file, key=key, why=NO_TEXT)
        if made_safe(each) != each:
            why = NOT_PLAIN.filled(most=LONGEST)
            raise LetterheadMisread(file=file, key=key, why=why)
        if PRIVATE_PAYEE in judge(Wording(each, "debtor", "letter")).labels:
            raise LetterheadMisread(file=file, key=key, why=PRIVATE)
    return Words(**both)
