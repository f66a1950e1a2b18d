"""Write the sentences of the playbook's cards as lawful lines for the wording check."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.playbook.card import cards  # noqa: E402
from arrears.playbook.card_check import FILLED, SAID, SLOT  # noqa: E402

OFFERED = "offer_approved=true offer_expires=2026-12-05"
CHANNELS = (
    "phone",
    "im",
    "sms",
    "voicemail",
)  # in turn: no way of contact is lawful by itself


def main():
    spoken = {}
    for card in cards().values():
        for line in (*card.say, *(card.spoken[k] for k in SAID if k in card.spoken)):
            spoken |= dict.fromkeys((line.zh, line.en))
    rows = ["# writer: cards"]
    for n, channel in enumerate(CHANNELS):
        for offered in (False, True):
            own = [
                text
                for text in list(spoken)[n :: len(CHANNELS)]
                if _offers(text) is offered
            ]
            rows.append(
                f"@ debtor {channel} {OFFERED if offered else ''} today=2026-11-26"
            )
            rows += [
                f"ok: {SLOT.sub(lambda slot: FILLED[slot[1]], text)}" for text in own
            ]
    (HERE / "lines" / "cards.txt").write_text("\n".join(rows) + "\n", "utf-8")


def _offers(text):
    return bool({"offer", "expires_on"} & set(SLOT.findall(text)))


if __name__ == "__main__":
    main()
