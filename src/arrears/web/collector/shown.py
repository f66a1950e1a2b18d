"""Something masked, shown in full for once, with a reason."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from arrears.actions.show_personal import REASONS, show_personal
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said


@access.showing
def create(request: DeskRequest, number: str) -> HttpResponse:
    """Show the one thing that was asked for; or say why not."""
    page = access.case(request, number)
    if request.method != "POST":
        return redirect("collector:case", page.number)
    what = request.POST.get("what", "")
    told: dict[str, object] = {"number": page.number, "what": what, "reasons": REASONS}
    try:
        told["value"] = show_personal(
            number=page.number,
            what=what,
            reason=request.POST.get("reason", ""),
            told=request.POST.get("told", ""),
            by=request.user.get_username(),
            now=request.now,
        )
    except Refusal as refusal:
        told["why"] = said(refusal.sentence)
    template = "shown_here.html" if request.htmx else "shown.html"
    status = 422 if "why" in told else 200
    return render(request, f"collector/case/{template}", told, status=status)
