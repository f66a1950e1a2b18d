"""Invoices of a trade debt at the desk: recorded, credited, and signed line by line."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.record_invoice import record_credit_note, record_invoice
from arrears.actions.sign_handover import sign_handover
from arrears.domain.money.trade import HandoverLine, Invoice
from arrears.questions.case_page import CasePage
from arrears.questions.columns import Table
from arrears.questions.invoices import Invoices, invoices, invoices_table
from arrears.web.parts import access, sheets
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import forms


def _table(request: DeskRequest, number: str) -> Table:
    page = access.case(request, number)
    return invoices_table(page.number, now=request.now)


@access.signed_in
@sheets.exported(_table)
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show the invoices, what was signed, and the forms for both."""
    return _page(request, access.case(request, number))


@access.recording
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Write an invoice down; or say why not."""
    page = access.case(request, number)
    form = forms.InvoiceIn(request.POST, currency=page.total.currency)
    if not form.is_valid():
        return _page(request, page, trouble=form.lines, status=422)
    read = form.cleaned_data
    told = Invoice(
        number=read["invoice"],
        issued_on=read["issued_on"],
        due_on=read["due_on"],
        amount=read["amount"],
        delivered_on=read["delivered_on"],
        accepted_on=read["accepted_on"],
    )
    return _done(
        request,
        page,
        lambda: record_invoice(
            number=page.number,
            account=read["account"],
            told=told,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The invoice is on record."),
    )


@access.recording
def credit(request: DeskRequest, number: str) -> HttpResponse:
    """Take a part of an invoice back; or say why not."""
    page = access.case(request, number)
    form = forms.CreditNoteIn(request.POST, currency=page.total.currency)
    if not form.is_valid():
        return _page(request, page, trouble=form.lines, status=422)
    read = form.cleaned_data
    return _done(
        request,
        page,
        lambda: record_credit_note(
            number=page.number,
            invoice=read["invoice"],
            credit_note=read["credit_note"],
            amount=read["amount"],
            on=read["on"],
            ground=read["ground"],
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The credit note is booked; the debt is lower by it."),
    )


@access.recording
def sign(request: DeskRequest, number: str) -> HttpResponse:
    """Keep what the customer signed, line by line; or say why not."""
    page = access.case(request, number)
    found = invoices(page.number, now=request.now)
    head = forms.HandoverIn(request.POST)
    rows = [
        forms.HandoverRow(request.POST, prefix=str(n), currency=found.currency)
        for n, _line in enumerate(found.lines)
    ]
    wrong = [line for form in (head, *rows) for line in form.lines]
    if wrong:
        return _page(request, page, sign_trouble=list(dict.fromkeys(wrong)), status=422)
    lines = [
        HandoverLine(line.number, **form.cleaned_data)
        for line, form in zip(found.lines, rows, strict=True)
    ]
    return _done(
        request,
        page,
        lambda: sign_handover(
            number=page.number,
            lines=lines,
            **head.cleaned_data,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The signed handover is on record."),
        where="sign_trouble",
    )


def _done(
    request: DeskRequest,
    page: CasePage,
    act: Callable[[], object],
    says: str,
    *,
    where: str = "trouble",
) -> HttpResponse:
    if lines := refused(request, act, says):
        return _page(request, page, status=422, **{where: lines})
    return redirect("collector:invoices", page.number)


def _page(
    request: DeskRequest, page: CasePage, *, status: int = 200, **trouble: list[str]
) -> HttpResponse:
    found = invoices(page.number, now=request.now)
    told = {
        "page": page,
        "found": found,
        "rows": _rows(request, found),
        "typed": request.POST,
        "may_record": access.may_record(request.staff) and page.closed_on is None,
        **trouble,
    }
    return render(request, "collector/invoices.html", told, status=status)


def _rows(request: DeskRequest, found: Invoices) -> list[dict[str, object]]:
    """Return the lines of the form, each with what was typed for it."""
    typed = request.POST
    return [
        {
            "at": n,
            "line": line,
            "paid": typed.get(f"{n}-paid", ""),
            "unpaid": typed.get(f"{n}-unpaid", ""),
            "agreed_on": typed.get(f"{n}-agreed_on", ""),
        }
        for n, line in enumerate(found.lines)
    ]
