"""A text in YAML that a form brings: typed, or uploaded as a file."""

from collections.abc import Callable

from arrears.actions.propose_version import MOST_TEXT
from arrears.domain.words import Refusal, Words
from arrears.store.models import Proposal

from .request import DeskRequest

ENDINGS = (".yaml", ".yml")


class FileNotYaml(Refusal):
    """What was uploaded is no such text."""

    words = Words(
        "请上传 UTF-8 编码的 .yaml 文件，不超过 {most} 个字节。",
        "Upload a .yaml file in UTF-8 of {most} bytes at the most.",
    )


def text_sent(request: DeskRequest) -> str:
    """Return what was uploaded, else what was typed. Raises FileNotYaml."""
    sent = request.FILES.get("file")
    if sent is None:
        return request.POST.get("text", "").replace("\r\n", "\n")
    name = str(sent.name).lower()
    if sent.size is None or sent.size > MOST_TEXT or not name.endswith(ENDINGS):
        raise FileNotYaml(most=f"{MOST_TEXT:,}")
    sent.seek(0)  # a refusal shows it again
    try:
        return str(sent.read(), "utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as mistake:
        raise FileNotYaml(most=f"{MOST_TEXT:,}") from mistake


def text_to_try(
    request: DeskRequest,
    *,
    waiting: Callable[[], Proposal | None],
    checked: Callable[[str], object],
) -> str:
    """
    Return the text that waits for a second person, where that one is asked about.

    Else what was sent, once it is `checked`. Raises FileNotYaml, and as that does.
    """
    if request.POST.get("waiting") and (found := waiting()):
        return found.text
    text = text_sent(request)
    if not request.POST.get("waiting"):
        checked(text)
    return text


def text_again(request: DeskRequest) -> str:
    """Return the text as it was sent, to be shown beside what is wrong with it."""
    try:
        return text_sent(request)
    except FileNotYaml:
        return request.POST.get("text", "")
