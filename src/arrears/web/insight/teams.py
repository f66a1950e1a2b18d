"""The team that somebody's figures open with."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arrears.actions.open_figures_with import open_figures_with
from arrears.domain.words import Words
from arrears.questions.insight import team_names
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest

ONLY_OWN = Words(
    "您的岗位只看自己的指标，不分班组。",
    "Your post sees its own figures only, of no team.",
)


@access.signed_in
@require_POST
def choose(request: DeskRequest) -> HttpResponse:
    """Let the figures open with a team from now on, or with all."""
    if not access.sees_all_figures(request.staff):
        raise PermissionDenied(ONLY_OWN)
    team, by = request.POST.get("team", ""), request.user.get_username()
    why_not = refused(
        request,
        lambda: open_figures_with(team=team, by=by),
        _("Your figures open like this from now on."),
    )
    for line in why_not:
        messages.error(request, line)
    return redirect("insight:board")


def usual(request: DeskRequest) -> str:
    """Return the team that the figures open with; none where nobody is in it any more."""
    team = request.staff.figures_team
    return team if team and team in team_names() else ""
