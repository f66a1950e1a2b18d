"""Personal data of a call, masked before anything is kept."""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"(?<!\d)\d(?:[ -]?\d){6,}[Xx]?(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SURNAMED = re.compile(r"([\u4e00-\u9fff])(?=先生|女士|小姐|太太)")
NAMED = re.compile(
    r"(我叫|名字叫|姓名[是:：]?|(?:请问)?(?:您|你)是)"
    r"(?!不是|什么|本人|哪位|谁|否)([\u4e00-\u9fff]{2,4}?)(?=吗|本人|先生|女士|小姐|[，,。？?]|$)"
)
TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr)\.? +[A-Z][\w'-]+(?: [A-Z][\w'-]+)?")
STANDS_FOR = "甲乙丙丁戊己庚辛壬癸"
TITLES = re.compile("先生|女士|小姐|太太")


def hidden(text: str, *, names: Iterable[str] = ()) -> str:
    """
    Return `text` without telephone, ID and account numbers, addresses of mail and names.

    Of a number of seven digits and more the last four stay. `names` are those that
    whoever brings the call knows of; each becomes a letter of the cycle 甲乙丙….
    """
    known = sorted({name.strip() for name in names if name.strip()}, key=_longest)
    for place, name in enumerate(known):
        text = text.replace(name, f"{STANDS_FOR[place % len(STANDS_FOR)]}某")
    text = MAIL.sub("***@***", NUMBER.sub(_tail, text))
    text = NAMED.sub(_someone, text)
    text = SURNAMED.sub("某", text)
    return TITLED.sub(r"\1 X", text)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _tail(found: re.Match[str]) -> str:
    return f"****{re.sub('[ -]', '', found[0])[-4:]}"


def _someone(found: re.Match[str]) -> str:
    return f"{found[1]}某某"
