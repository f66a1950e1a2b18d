"""Write the sentences of the playbook's cards as lawful lines for the wording check."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "src"))
from arrears.domain.words import LANGS  # noqa: E402
from arrears.playbook.card import cards  # noqa: E402
from arrears.playbook.card_check import FILLED, SAID, SLOT  # noqa: E402
from arrears.playbook.review.paths import paths  # noqa: E402
from arrears.playbook.review.talks import talks  # noqa: E402
from arrears.playbook.scripts.script import scripts  # noqa: E402
from arrears.playbook.scripts.slots import GAP, SAMPLES  # noqa: E402

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
    rows = ["# writer: cards", *_in_scripts(), *_in_talks()]
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


def _in_scripts():
    """Return the sentences of the scripts, each by its channel and for its audience."""
    for script in scripts():
        yield f"@ {script.audience} {script.channel} {OFFERED} today=2026-11-26"
        for lang in LANGS:
            yield f"ok: {_full(script.text.to(lang), lang)}"


def _in_talks():
    """Return the sentences of the talks and of what may be said on the other paths."""
    yield f"@ debtor phone {OFFERED} today=2026-11-26"
    lines = [line for path in paths().values() for line in (*path.say, *path.signpost)]
    for talk in talks():
        lines += [*talk.opening, *talk.questions, *talk.ladder, *talk.close]
        lines += [answer.say for answer in talk.answers]
    for line in lines:
        for lang in LANGS:
            yield f"ok: {_full(line.to(lang), lang)}"


def _full(text, lang="zh"):
    """Return the text on one line, its gaps filled with samples."""
    whole = GAP.sub(lambda gap: SAMPLES[gap[1]].to(lang), text)
    return " ".join(whole.split())


def _offers(text):
    return bool({"offer", "expires_on"} & set(SLOT.findall(text)))


if __name__ == "__main__":
    main()
