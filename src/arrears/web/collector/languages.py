"""The language the debtor would rather talk in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.set_language import set_language
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

from . import cases


@access.recording
def choose(request: DeskRequest, number: str) -> HttpResponse:
    """Keep the language and show it on the case; or say why not."""
    page = access.case(request, number)
    language, by = request.POST.get("language", ""), request.user.get_username()
    lines = refused(
        request,
        lambda: set_language(
            number=page.number, language=language, by=by, now=request.now
        ),
        _("Recorded; the next plan goes by it."),
    )
    if lines:
        told = cases.told(request, page) | {"language_trouble": lines}
        return render(request, "collector/case.html", told, status=422)
    return redirect("collector:case", page.number)
