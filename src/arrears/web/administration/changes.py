"""Changes with four eyes: what waits for a second person, and the decision."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.propose_change import decide_change
from arrears.questions.waiting_changes import decided_changes, waiting_changes
from arrears.store.cases import desk_day
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest


@access.seconding
def show(request: DeskRequest) -> HttpResponse:
    """Show what waits for a second person."""
    return _page(request)


@access.seconding
def decide(request: DeskRequest, number: int) -> HttpResponse:
    """Agree to a change, or do not."""
    grant, ground = request.POST.get("grant") == "1", request.POST.get("ground", "")
    by, now = request.user.get_username(), request.now
    lines = refused(
        request,
        lambda: decide_change(
            proposal=number, grant=grant, ground=ground, by=by, now=now
        ),
        _("It is agreed to and done.") if grant else _("It is declined."),
    )
    if lines:
        return _page(request, status=422, trouble=lines)
    return redirect("administration:changes")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    me = request.user.get_username()
    page = {
        "waiting": waiting_changes(by=me),
        "decided": decided_changes(by=me),
        "today": desk_day(request.now),
    }
    return render(request, "administration/changes.html", page | told, status=status)
