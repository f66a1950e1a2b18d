"""The cases left out of today for one reason."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from arrears.planner.reasons import UnknownReason
from arrears.questions.aside_list import aside_list
from arrears.web.parts import access, sheets
from arrears.web.parts.request import DeskRequest, whole


@access.signed_in
@sheets.exported
def show(request: DeskRequest, reason: str) -> HttpResponse:
    """Show one page of them, by number."""
    page = whole(request.GET.get("page", "1"), otherwise=1)
    on = timezone.localdate(request.now)
    try:
        listed = aside_list(on=on, reason=reason, page=page)
    except UnknownReason as refusal:
        raise Http404(refusal.sentence) from refusal
    return render(request, "collector/aside.html", {"aside": listed, "on": on})
