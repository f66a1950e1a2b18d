"""An OpenAI-compatible model for `arrears practise --voice`: off unless it is asked for."""

import json
import os
import urllib.request
from collections.abc import Sequence

from arrears.domain.words import Refusal, Words
from arrears.training.talk import Voice
from arrears.training.voice import Message, VoiceSilent, voiced

SECONDS = 20
ADDRESS, MODEL, KEY = "ARREARS_VOICE_URL", "ARREARS_VOICE_MODEL", "ARREARS_VOICE_KEY"


class NoVoiceSet(Refusal):
    """A voice was asked for and none is set up."""

    words = Words(
        "没有设置语音模型。请设置 ARREARS_VOICE_URL（如 http://127.0.0.1:8000/v1），或不加 --voice。",
        "No voice is set up. Set ARREARS_VOICE_URL (as http://127.0.0.1:8000/v1), or leave out --voice.",
    )


def voice_of_model() -> Voice:
    """Return the voice of the model that the environment names. Raises NoVoiceSet."""
    address = os.environ.get(ADDRESS, "")
    if not address.startswith(("http://", "https://")):
        raise NoVoiceSet
    return voiced(lambda messages: _spoken(address, messages))


def _spoken(address: str, messages: Sequence[Message]) -> str:
    """Ask the model once. Raises VoiceSilent where it does not answer as it should."""
    told = {"model": os.environ.get(MODEL, "default"), "messages": list(messages)}
    request = urllib.request.Request(  # noqa: S310  (the scheme is checked)
        address.rstrip("/") + "/chat/completions",
        data=json.dumps(told).encode(),
        headers={"Content-Type": "application/json"} | _authorised(),
    )
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
            content = json.load(answer)["choices"][0]["message"]["content"]
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        raise VoiceSilent from None
    return str(content)


def _authorised() -> dict[str, str]:
    key = os.environ.get(KEY)
    return {"Authorization": f"Bearer {key}"} if key else {}
