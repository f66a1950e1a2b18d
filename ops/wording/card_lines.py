"""Write the sentences of the playbook's cards as lawful lines for the wording check."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.playbook.card import cards  # noqa: E402
from arrears.playbook.card_check import FILLED, SAID, SLOT  # noqa: E402

FACTS = "identity_verified=true offer_approved=true offer_expires=2026-12-05"


def main():
    spoken = []
    for card in cards().values():
        for line in (*card.say, *(card.spoken[k] for k in SAID if k in card.spoken)):
            spoken += [line.zh, line.en]
    filled = [SLOT.sub(lambda slot: FILLED[slot[1]], text) for text in spoken]
    rows = ["# writer: cards", f"@ debtor phone {FACTS} today=2026-11-26"]
    rows += [f"ok: {text}" for text in dict.fromkeys(filled)]
    (HERE / "lines" / "cards.txt").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
