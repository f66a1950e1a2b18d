"""The case page, and the way to the next one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from arrears.actions.show_personal import REASONS
from arrears.domain.case.escalating import ABOUT
from arrears.domain.case.standing import TOLD_IN_A_CALL
from arrears.domain.contact.identity import IdentifiedBy, StepKind
from arrears.domain.contact.language import LANGUAGES
from arrears.questions.case_page import CasePage
from arrears.questions.case_scripts import manner_of
from arrears.questions.next_case import next_case
from arrears.questions.open_call import open_call
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

from . import choices, written


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show all that there is to know before, in and after a call."""
    page = access.case(request, number)
    if page.number != number:
        return redirect("collector:case", page.number)
    return render(request, "collector/case.html", told(request, page))


@access.signed_in
def following(request: DeskRequest) -> HttpResponse:
    """Go to the next case of one's list, or to the day when it is done."""
    if call := open_call(by=request.user.get_username()):
        messages.warning(request, _("Say first how this call came out."))
        return redirect("collector:calling", call.case)
    after, calling = request.GET.get("after", ""), "calling" in request.GET
    return redirect(onward(request, after=after, calling=calling))


def told(request: DeskRequest, page: CasePage) -> dict[str, object]:
    """Return what the page and each of its fragments are written from."""
    writes = access.may_record(request.staff) and page.closed_on is None
    return {
        "page": page,
        "manner": manner_of(page),
        "today": timezone.localdate(request.now),
        "may_record": writes,
        "has_seat": access.has_seat(request.staff),
        "choices": choices.after_a_call(page.outcomes),
        "inbound": choices.inbound(page.outcomes),
        "soon": choices.soon(page, now=request.now),
        "may_show": access.may_show(request.staff),
        "reasons": REASONS,
        "languages": LANGUAGES,
        "may_lift": access.may_lift(request.staff) and page.closed_on is None,
        "may_ask_lift": access.may_ask_lift(request.staff) and page.closed_on is None,
        "stop_kinds": choices.STOPS,
        "channels": choices.CHANNELS,
        "hows": choices.HOWS,
        "visit_ends": choices.VISIT_ENDS,
        "visit_said": choices.VISIT_SAID,
        "may_revoke": page.closed_on is None,
        "hands": page.hands,
        "abouts": ABOUT,
        "identities": list(IdentifiedBy),
        "steps": list(StepKind),
        "told_kinds": TOLD_IN_A_CALL,
        "reasons_unpaid": written.reasons(),
        "by_code": request.GET.get("code", ""),
    }


def onward(request: DeskRequest, *, after: str, calling: bool = False) -> str:
    """
    Return the address of the seat's next case, or of the day when all is done.

    After a call the next case opens in call mode, where it is read before the call.
    """
    if not access.has_seat(request.staff):
        return _way_to(after)
    seat, on = request.user.get_username(), timezone.localdate(request.now)
    number = next_case(on=on, seat=seat, after=after)
    if number is None:
        messages.info(request, _("Your list for today is done."))
        return reverse("collector:today")
    page = "collector:calling" if calling else "collector:case"
    return reverse(page, args=[number])


def _way_to(number: str) -> str:
    try:
        return reverse("collector:case", args=[number])
    except NoReverseMatch:
        return reverse("collector:today")
