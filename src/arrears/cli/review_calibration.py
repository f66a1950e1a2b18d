"""`arrears review --calibration`: the estimates against the promises that are over."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from arrears.domain.words import Refusal, Words

from . import clock
from .desk import open_desk
from .progress import Bar
from .voice import Voice

if TYPE_CHECKING:  # these need Django set up
    from arrears.playbook.review.calibration import Rate, Scale
    from arrears.playbook.review.refit import Move
    from arrears.questions.review_calibration import Calibration

COLUMNS = (
    Words("承诺", "Promises"),
    Words("按时兑现", "Kept"),
    Words("兑现率", "Kept rate"),
    Words("可信区间", "Interval"),
)
SO_MANY = Words(
    "到 {on} 有结果的承诺 {n} 个；当时的估计对照后来按时兑现与否。",
    "{n} promises are over by {on}; what was estimated when each was made, against whether it was kept in time.",
)
WORKING = Words("正在对照有结果的承诺", "Looking back at the promises that are over")
FEW = Words("太少，不说", "too few to say")
NO_MOVES = Words(
    "没有哪一分该动：结果与现在的分数没有明显出入。",
    "No points should move: the outcomes do not clearly gainsay the present ones.",
)
MOVES = Words("建议改动的分数：", "Points that the outcomes would change:")
MOVE = Words(
    "  {sign}（{card}）改为 {points}；{why.zh}",
    "  {sign} ({card}) to {points}; {why.en}",
)
TRIAL = Words(
    "试算：只用较早的承诺算出的建议，用在后来的 {n} 个上，偏差 {after}‰，现在的分数 {before}‰。",
    "Trial: a proposal from the earlier promises alone misses the later {n} by {after} thousandths, the present points by {before}.",
)
WRITTEN = Words(
    "建议稿已写入 {file}，请人读过再决定；正在使用的分数没有变。",
    "The proposal is in {file}, for a person to read; the points in force are as they were.",
)


class ProposalThere(Refusal):
    """The file to propose into exists; nothing is written over."""

    words = Words(
        "{file} 已存在，不覆盖；请换一个文件名。",
        "{file} exists and is not written over. Name another file.",
    )


class ProposalUnwritten(Refusal):
    """The file to propose into cannot be written."""

    words = Words("无法写入 {file}：{why}。", "{file} cannot be written: {why}.")


def calibrate(speak: Voice, *, as_json: bool, propose: Path | None) -> None:
    """Tell the calibration of the review; write a proposal where a file is named."""
    if propose and propose.exists():
        raise ProposalThere(file=propose)
    open_desk()
    from arrears.questions.review_calibration import review_calibration

    with Bar(speak, WORKING):
        told = review_calibration(on=clock.today())
    if propose:
        _write(told, propose)
    if as_json:
        speak.tell(_plain(told, speak.lang, propose))
    else:
        _say(speak, told, propose)


def _write(told: "Calibration", file: Path) -> None:
    from arrears.playbook.review.proposal import proposed_text

    text = proposed_text(told.moves, promises=told.promises, on=told.on)
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except OSError as error:
        raise ProposalUnwritten(file=file, why=error.strerror) from None


def _say(speak: Voice, told: "Calibration", propose: Path | None) -> None:
    speak.say(SO_MANY.filled(on=told.on, n=told.promises))
    for scale in told.scales:
        speak.out.print(_table(speak, scale))
        speak.say(scale.verdict)
    speak.say(MOVES if told.moves else NO_MOVES)
    for move in told.moves:
        speak.say(_move(move))
    if told.trial:
        n, after, before = told.trial.promises, told.trial.proposed, told.trial.present
        speak.say(TRIAL.filled(n=n, after=after, before=before))
    if propose:
        speak.say(WRITTEN.filled(file=propose))


def _table(speak: Voice, scale: "Scale") -> Table:
    titles = (scale.words, *COLUMNS)
    table = Table(*(words.to(speak.lang) for words in titles))
    for name, rate in scale.bands.items():
        band = scale.band_words[name].to(speak.lang)
        counts = (str(rate.promises), str(rate.kept))
        table.add_row(band, *counts, *_shares(speak, rate))
    return table


def _shares(speak: Voice, rate: "Rate") -> tuple[str, str]:
    if rate.few:
        return FEW.to(speak.lang), "–"
    low, high = rate.interval
    return f"{rate.per_cent} %", f"{low}–{high} %"


def _move(move: "Move") -> Words:
    from arrears.playbook.review.proposal import why

    told = {"sign": move.sign, "card": move.card, "points": move.proposed}
    return MOVE.filled(**told, why=why(move))


def _plain(told: "Calibration", lang: str, propose: Path | None) -> dict[str, object]:
    return {
        "on": told.on.isoformat(),
        "promises": told.promises,
        "scales": {scale.name: _plain_scale(scale, lang) for scale in told.scales},
        "moves": [_plain_move(move) for move in told.moves],
        "trial": told.trial
        and {
            "promises": told.trial.promises,
            "present_per_mille": told.trial.present,
            "proposed_per_mille": told.trial.proposed,
        },
        "proposal": str(propose) if propose else None,
    }


def _plain_scale(scale: "Scale", lang: str) -> dict[str, object]:
    return {
        "bands": [
            {
                "band": name,
                "promises": rate.promises,
                "kept": rate.kept,
                "kept_per_cent": rate.per_cent,
                "interval_per_cent": list(rate.interval),
                "few": rate.few,
            }
            for name, rate in scale.bands.items()
        ],
        "misses_per_mille": scale.misses,
        "alone_per_mille": scale.alone,
        "verdict": scale.verdict.to(lang),
    }


def _plain_move(move: "Move") -> dict[str, object]:
    return {
        "group": move.group,
        "sign": move.sign,
        "card": move.card,
        "points": move.points,
        "proposed": move.proposed,
        "promises": move.promises,
        "kept": move.kept,
        "foretold": move.foretold,
    }
