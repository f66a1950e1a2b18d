"""The review of a case in one page: portrait, five answers, talks; and what was found out."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from arrears.actions.note_review_reading import note_review_reading
from arrears.actions.record_finding import record_finding
from arrears.domain.case.cause import PERSONAS
from arrears.domain.case.finding import FOUND_WORDS, VALUE_WORDS, Found
from arrears.domain.money.means import BASIS_WORDS
from arrears.domain.words import Refusal, Words
from arrears.playbook.card import cards
from arrears.playbook.review.review import too_few
from arrears.questions.case_page import CasePage
from arrears.questions.case_review import case_review
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import forms

TYPES = {each.code: each.words for each in PERSONAS}
CHOICE = Words("{about.zh}：{told.zh}", "{about.en}: {told.en}")
QUESTIONS = {
    "QST-01": gettext_lazy("Can it be paid?"),
    "QST-02": gettext_lazy("What may be offered"),
    "QST-03": gettext_lazy("Where the money comes from"),
    "QST-04": gettext_lazy("How to reach"),
    "QST-05": gettext_lazy("What to say"),
}


class DayUnread(Refusal):
    """The day cannot be read."""

    words = Words(
        "日期“{day}”读不懂，请写成 2027-12-31 这样。",
        "The day “{day}” cannot be read. Write it as 2027-12-31.",
    )


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the review."""
    page = access.case(request, number)
    _note(request, page)
    return _page(request, page)


@access.signed_in
def sheet(request: DeskRequest, number: str) -> HttpResponse:
    """Show the hand-over sheet: the portrait travels with the case."""
    page = access.case(request, number)
    _note(request, page)
    return _page(request, page, page_of="sheet")


@access.recording
def find(request: DeskRequest, number: str) -> HttpResponse:
    """Write down a finding or a correction; or say why not."""
    page = access.case(request, number)
    typed = request.POST
    picked, _colon, choice = typed.get("pick", "").partition(":")
    about = picked or typed.get("about", "")
    trouble = refused(
        request,
        lambda: record_finding(
            number=page.number,
            about=about,
            value=choice or _value(about, typed.get("value", ""), page),
            basis=typed.get("basis", ""),
            reason=typed.get("reason", ""),
            expires_on=_day(typed.get("expires_on", "")),
            by=request.user.get_username(),
            now=request.now,
        ),
        _("It is on record; the review follows it."),
    )
    if trouble:
        return _page(request, page, trouble=trouble, status=422)
    return redirect("collector:review", page.number)


def _note(request: DeskRequest, page: CasePage) -> None:
    """Note that it was opened; a browser that only asks for the head opens nothing."""
    if request.method == "GET":
        note_review_reading(
            number=page.number, by=request.user.get_username(), now=request.now
        )


def _value(about: str, typed: str, page: CasePage) -> str:
    """Return a typed sum in whole minor units; anything else as it was typed."""
    if about not in set(Found) or not Found(about).is_sum:
        return typed
    try:
        sum_ = forms.Money().clean(typed)
        whole = forms.whole(sum_, currency=page.total.currency).minor
        return str(whole) if whole >= 0 else typed
    except ValidationError:
        return typed


def _day(typed: str) -> date | None:
    """Return the day that was typed. Raises DayUnread."""
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise DayUnread(day=typed[:20]) from None


def _page(
    request: DeskRequest,
    page: CasePage,
    *,
    page_of: str = "review",
    trouble: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    lang = "zh" if (get_language() or "zh").startswith("zh") else "en"
    told = case_review(
        page.number,
        now=request.now,
        by=request.user.get_username(),
        lang=lang,
        called=page.name,
    )
    shown = {
        "page": page,
        "told": told,
        "review": told.review,
        "questions": [
            (says, told.review.answers[name]) for name, says in QUESTIONS.items()
        ],
        "kinds": [(kind, FOUND_WORDS[kind]) for kind in Found if not kind.choices],
        "choices": [
            (
                FOUND_WORDS[kind],
                [(f"{kind}:{each}", _named(kind, each)) for each in kind.choices],
            )
            for kind in Found
            if kind.choices
        ],
        "bases": BASIS_WORDS.items(),
        "too_few": too_few(told.review) if told.review.too_few else None,
        "typed": request.POST,
        "trouble": trouble or [],
        "may_record": access.may_record(request.staff) and page.closed_on is None,
    }
    return render(request, f"collector/{page_of}.html", shown, status=status)


def _named(kind: Found, value: str) -> Words:
    """Return the choice with what it is about, for a closed list shows no heading."""
    told, about = VALUE_WORDS.get(value) or _title(value), FOUND_WORDS[kind]
    return CHOICE.filled(about=about, told=told)


def _title(code: str) -> Words:
    """Return the kind name of a type, or the title of a claim's card."""
    return TYPES[code] if code in TYPES else cards()[code].title
