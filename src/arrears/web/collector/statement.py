"""The statement of the debt: on the screen, and as a PDF in either language."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from arrears.domain.words import LANGS
from arrears.questions import statement_words
from arrears.questions.debt_statement import (
    DebtStatement,
    NothingStated,
    debt_statement,
)
from arrears.questions.statement_letter import statement_letter
from arrears.questions.statement_sheet import changes
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the statement; every figure opens to the events behind it."""
    found = _found(request, number)
    told = {
        "found": found,
        "words": statement_words,
        "today": statement_words.OWED_TODAY.filled(on=found.on),
        "tomorrow": statement_words.OWED_TOMORROW.filled(on=found.tomorrow_on),
        "changes": [(name, sum_) for name, sum_ in changes(found) if sum_.is_positive],
    }
    return render(request, "collector/statement.html", told)


@access.signed_in
def download(request: DeskRequest, number: str, lang: str) -> HttpResponse:
    """Send the statement as a PDF."""
    found = _found(request, number)
    for each in LANGS:
        if each == lang:
            name = f"statement-{found.number}-{found.on}-{each}.pdf"
            pdf = HttpResponse(
                statement_letter(found, each), content_type="application/pdf"
            )
            pdf.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return pdf
    raise Http404


def _found(request: DeskRequest, number: str) -> DebtStatement:
    """Return the statement of a case that this person may see."""
    page = access.case(request, number)
    try:
        return debt_statement(page.number, now=request.now)
    except NothingStated as refusal:
        raise Http404(refusal.sentence) from refusal
