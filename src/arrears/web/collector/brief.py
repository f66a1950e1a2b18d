"""The review in short on the case page: next sentence, portrait, talks, money, claims."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from arrears.domain.words import Words
from arrears.questions.case_review import ReviewPage, case_review
from arrears.questions.money_page import money_page
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show what is worked out of the case, beside what is on record of it."""
    page, by = access.case(request, number), request.user.get_username()
    lang = "zh" if (get_language() or "zh").startswith("zh") else "en"
    told = case_review(page.number, now=request.now, by=by, lang=lang, called=page.name)
    role = request.staff.role
    money = money_page(page.number, now=request.now, by=by, role=role)
    shown = {
        "page": page,
        "told": told,
        "review": told.review,
        "next_sentence": _next_sentence(told),
        "money": money,
    }
    alone = request.htmx and not request.htmx.boosted
    name = "collector/case/brief.html" if alone else "collector/brief.html"
    return render(request, name, shown)


def _next_sentence(told: ReviewPage) -> Words:
    """Return the sentence that leads on: of the path where there is one, else of a talk."""
    if told.review.path and told.review.path.say:
        return told.review.path.say[0]
    if told.review.talks:
        return told.review.talks[0].opening
    return told.review.taken.why
