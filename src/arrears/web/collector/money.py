"""The money of a case at the desk: offers, agreements, claimed payments, reversals."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.accept_offer import accept_offer
from arrears.actions.decide_offer import decide_offer
from arrears.actions.find_payment import end_trace, open_trace
from arrears.actions.make_offer import make_offer
from arrears.actions.reverse_payment import reverse_payment
from arrears.domain.money.trace import Claim
from arrears.questions.agreement_text import agreement_text
from arrears.questions.case_page import CasePage
from arrears.questions.money_page import money_page
from arrears.store.positions import NOT_TOLD, MeansTold
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import forms


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show payments, traces, offers, and what may be offered for the means told."""
    page = access.case(request, number)
    form = forms.Means(request.GET, currency=page.total.currency)
    trouble = [] if form.is_valid() else form.lines
    return _page(request, page, form=form, means_trouble=trouble)


@access.recording
def offer(request: DeskRequest, number: str) -> HttpResponse:
    """Offer one of the schemes; or say why not."""
    page = access.case(request, number)
    form = forms.Means(request.POST, currency=page.total.currency)
    if request.method != "POST":
        return redirect("collector:money", page.number)
    if not form.is_valid():
        return _page(request, page, form=form, means_trouble=form.lines, status=422)
    return _done(
        request,
        page,
        lambda: make_offer(
            number=page.number,
            scheme=request.POST.get("scheme", ""),
            means=MeansTold(**form.cleaned_data),
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The offer is on record."),
        form=form,
    )


@access.recording
def accept(request: DeskRequest, number: str, offer: int) -> HttpResponse:
    """Write down that the debtor took the offer; collecting rests from now on."""
    page = access.case(request, number)
    return _done(
        request,
        page,
        lambda: accept_offer(
            number=page.number,
            offer=offer,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The agreement stands. While it is kept, collecting rests."),
    )


@access.deciding
def decide(request: DeskRequest, number: str, offer: int) -> HttpResponse:
    """Approve or decline the offer, with the ground."""
    page = access.case(request, number)
    return _done(
        request,
        page,
        lambda: decide_offer(
            number=page.number,
            offer=offer,
            grant=request.POST.get("decision") == "grant",
            ground=request.POST.get("ground", ""),
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The decision is on record."),
    )


@access.signed_in
def agreement(request: DeskRequest, number: str, offer: int) -> HttpResponse:
    """Show the offer in writing, to be read out or printed."""
    page = access.case(request, number)
    summary = agreement_text(page.number, offer, now=request.now)
    if summary is None:
        raise Http404
    told = {"page": page, "summary": summary}
    return render(request, "collector/agreement.html", told)


@access.recording
def trace(request: DeskRequest, number: str) -> HttpResponse:
    """Begin to look for a payment the debtor says she made."""
    page = access.case(request, number)
    form = forms.Trace(request.POST, currency=page.total.currency)
    if request.method != "POST":
        return redirect("collector:money", page.number)
    if not form.is_valid():
        return _page(request, page, trace_trouble=form.lines, status=422)
    read = form.cleaned_data
    claim = Claim(
        read["account"], read["amount"], read["paid_on"], read["way"], read["evidence"]
    )
    return _done(
        request,
        page,
        lambda: open_trace(
            number=page.number,
            claim=claim,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("We are looking for this payment. It counts once it is seen."),
        where="trace_trouble",
    )


@access.recording
def end(request: DeskRequest, number: str, trace: int) -> HttpResponse:
    """End the looking in vain."""
    page = access.case(request, number)
    return _done(
        request,
        page,
        lambda: end_trace(
            number=page.number,
            trace=trace,
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The trace is closed: the payment was not found."),
        where="trace_trouble",
    )


@access.deciding
def reverse(request: DeskRequest, number: str, payment: int) -> HttpResponse:
    """Take a payment back, with the ground."""
    page = access.case(request, number)
    return _done(
        request,
        page,
        lambda: reverse_payment(
            number=page.number,
            payment=payment,
            ground=request.POST.get("ground", ""),
            by=request.user.get_username(),
            now=request.now,
        ),
        _("The payment is reversed. Everything that hung on it is worked out anew."),
        where="payment_trouble",
    )


def _done(
    request: DeskRequest,
    page: CasePage,
    act: Callable[[], object],
    says: str,
    *,
    where: str = "trouble",
    form: forms.Means | None = None,
) -> HttpResponse:
    """Carry out what was asked, and show the page anew; or say why not."""
    if lines := refused(request, act, says):
        return _page(request, page, form=form, status=422, **{where: lines})
    return redirect("collector:money", page.number)


def _page(
    request: DeskRequest,
    page: CasePage,
    *,
    form: forms.Means | None = None,
    status: int = 200,
    **trouble: list[str],
) -> HttpResponse:
    sound = form is not None and form.is_valid()
    means = MeansTold(**form.cleaned_data) if form and sound else NOT_TOLD
    money = money_page(
        page.number,
        now=request.now,
        by=request.user.get_username(),
        role=request.staff.role,
        means=means,
    )
    still_open = page.closed_on is None
    told = {
        "page": page,
        "money": money,
        "today": money.on,
        "means_typed": form.data if form else {},
        "typed": request.POST,
        "asked": any(value for value in (form.data.values() if form else ())),
        "may_record": access.may_record(request.staff) and still_open,
        "may_decide": access.may_decide(request.staff),
        **trouble,
    }
    return render(request, "collector/money.html", told, status=status)
