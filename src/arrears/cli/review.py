"""`arrears review`: one case reviewed, or many as JSON lines."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arrears.domain.words import Refusal, Words

from . import clock
from .command import Command, told, voice
from .desk import open_desk
from .jsonl import lines
from .options import JsonOption
from .review_calibration import calibrate
from .statuses import FINE, REFUSED
from .voice import Voice

if TYPE_CHECKING:
    from arrears.playbook.review.review import Review
    from arrears.playbook.review.talks import Prepared

SHORT = "一案一页：路径、五个答案、三种以上谈法 / a case reviewed: path, five answers, talks"
HELP = told(
    Words(
        "案件 CASE 的审单：走哪条路、为什么没还、能不能还、怎么联系、怎么说。--jsonl 不需要数据库，每行一个案件，每行一个答复。"
        "--calibration 不看单个案件：对照全部有结果的承诺，说明当时的估计准不准。",
        "The review of case CASE: its path, why it is unpaid, what can be paid, how to reach, what to say. "
        "--jsonl needs no database: a case a line, an answer a line. "
        "--calibration is of the whole book: how the estimates stood against the promises that are over.",
    ),
    examples=(
        "arrears review A-000001",
        "arrears review A-000001 --json",
        "arrears review --jsonl cases.jsonl",
        "arrears review --calibration",
        "arrears review --calibration --propose weights.yaml",
    ),
    exits=(
        (FINE, Words("已给出", "told")),
        (
            REFUSED,
            Words(
                "没有这个案件，或文件无法读取、不能覆盖",
                "there is no such case, or a file cannot be read or is not written over",
            ),
        ),
    ),
)
WHY = Words("路径：{route}。{why.zh}", "Path: {route}. {why.en}")
SCALES = Words(
    "能力 {able}，意愿 {will}；原因 {reasons}；类型 {personas}",
    "Ability {able}, willingness {will}; reasons {reasons}; type {personas}",
)
TALK = Words("谈法：{title.zh}", "Talk: {title.en}")
STEPS = Words("步骤", "Steps")
MAY_SAY = Words("可以说", "May be said")
QUESTIONS = {
    "QST-01": Words("能还吗", "Can it be paid"),
    "QST-02": Words("可以谈的方案", "What may be offered"),
    "QST-03": Words("钱从哪里来", "Where the money comes from"),
    "QST-04": Words("怎么联系", "How to reach"),
    "QST-05": Words("怎么说", "What to say"),
}


class NothingToReview(Refusal):
    """Neither a case nor a file was named."""

    words = Words(
        "请写明案件编号，或用 --jsonl 给出文件，或用 --calibration 看准不准。",
        "Name a case, or give a file with --jsonl, or ask for --calibration.",
    )


class TwoAsked(Refusal):
    """Things that do not go together were asked for at once."""

    words = Words(
        "案件、--jsonl、--calibration 一次只能用一种；--propose 要和 --calibration 一起用。",
        "A case, --jsonl and --calibration go one at a time; --propose goes with --calibration.",
    )


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help=HELP, short_help=SHORT)(review)


def review(
    ctx: typer.Context,
    number: Annotated[
        str | None,
        typer.Argument(metavar="[CASE]", help="案件编号 / the case's number"),
    ] = None,
    *,
    jsonl: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-", help="每行一个案件 / a case a line; - is standard input"
        ),
    ] = None,
    calibration: Annotated[
        bool,
        typer.Option("--calibration", help="估计准不准 / how well the estimates held"),
    ] = False,
    propose: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="写出建议的分数 / write the points it would propose"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Review a case, every line of a file, or how well the reviews held."""
    speak = voice(ctx)
    asked = bool(number) + (jsonl is not None) + calibration
    if asked > 1 or (propose and not calibration):
        raise TwoAsked
    if calibration:
        calibrate(speak, as_json=as_json, propose=propose)
        return
    if jsonl is not None:
        from arrears.playbook.review.lines import review_answers

        for answer in review_answers(lines(jsonl), lang=speak.lang):
            print(json.dumps(answer, ensure_ascii=False))
        return
    if not number:
        raise NothingToReview
    open_desk()
    from arrears.playbook.review.lines import review_told
    from arrears.questions.case_review import case_review

    page = case_review(number, now=clock.now(), by="", lang=speak.lang)
    if as_json:
        speak.tell(review_told(page.review, lang=speak.lang))
    else:
        _say(speak, page.review)


def _say(speak: Voice, told: "Review") -> None:
    speak.say(WHY.filled(route=told.route, why=told.taken.why))
    nothing = "-"
    speak.say(
        SCALES.filled(
            able=told.ability,
            will=told.willingness,
            reasons=", ".join(told.reasons) or nothing,
            personas=", ".join(f"{name} {p} %" for name, p in told.personas) or nothing,
        )
    )
    for name, answer in told.answers.items():
        speak.say(f"{name} {QUESTIONS[name].to(speak.lang)}: {answer.to(speak.lang)}")
    for talk in told.talks:
        _talk(speak, talk)
    if told.path:
        _lines(speak, STEPS, told.path.steps)
        _lines(speak, MAY_SAY, told.path.say)
    if told.too_few:
        from arrears.playbook.review.review import too_few

        speak.say(too_few(told))


def _talk(speak: Voice, talk: "Prepared") -> None:
    speak.say(TALK.filled(title=talk.talk.title))
    for line in (talk.opening, *talk.questions, *talk.ladder, talk.close):
        speak.say(f"  - {line.to(speak.lang)}")


def _lines(speak: Voice, title: Words, lines_: tuple[Words, ...]) -> None:
    if lines_:
        speak.say(title)
    for line in lines_:
        speak.say(f"  - {line.to(speak.lang)}")
