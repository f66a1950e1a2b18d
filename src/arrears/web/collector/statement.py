"""The statement of the debt, as the debtor reads it: on the screen, and as a PDF."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from arrears.domain.words import Lang
from arrears.questions.debt_statement import (
    DebtStatement,
    NothingStated,
    debt_statement,
)
from arrears.questions.statement_letter import statement_letter
from arrears.questions.statement_sheet import CLOSING, remarks
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show every figure with the events behind it, for today or a past day."""
    page = access.case(request, number)
    found = _found(request, page.number)
    told = {
        "page": page,
        "found": found,
        "parts": [(part, remarks(part)) for part in found.debts],
        "closing": CLOSING,
        "today": found.on,
    }
    return render(request, "collector/statement.html", told)


@access.signed_in
def paper(request: DeskRequest, number: str, lang: Lang) -> HttpResponse:
    """Answer with the statement as a PDF, in the language asked for."""
    page = access.case(request, number)
    found = _found(request, page.number)
    pdf = statement_letter(found, lang)
    name = f"{found.number}-{found.on}-{lang}.pdf"
    answer = HttpResponse(pdf, content_type="application/pdf")
    header = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Content-Disposition"] = header or "attachment"
    return answer


def _found(request: DeskRequest, number: str) -> DebtStatement:
    on = _day(request.GET.get("on", ""))
    try:
        return debt_statement(number, now=request.now, on=on)
    except NothingStated as refusal:
        raise Http404(refusal.sentence) from refusal


def _day(text: str) -> date | None:
    """Return the day asked for; what cannot be read is today."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
