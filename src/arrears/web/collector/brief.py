"""The review in short on the case page: next sentence, portrait, talks, money, claims."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from arrears.domain.words import Words
from arrears.questions.case_review import ReviewPage
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show what is worked out of the case, beside what is on record of it."""
    lang = "zh" if (get_language() or "zh").startswith("zh") else "en"
    page = access.brief(request, number, lang=lang)
    shown = {
        "page": page,
        "told": page.told,
        "review": page.told.review,
        "next_sentence": _next_sentence(page.told),
        "money": page.deals,
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
