"""Making today's plan."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from arrears.actions.working_day import NotAWorkingDay
from arrears.domain.words import Refusal
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

if TYPE_CHECKING:
    from arrears.actions.plan_day import Planned


@access.planning
def create(request: DeskRequest) -> HttpResponse:
    """Plan today, and go back to the day."""
    if request.method == "POST":
        from arrears.actions.plan_day import plan_day  # noqa: PLC0415  (loads an engine)

        on = timezone.localdate(request.now)
        try:
            planned = plan_day(
                on=on,
                by=request.user.get_username(),
                now=request.now,
                any_day=request.POST.get("any_day") == "1",
            )
        except NotAWorkingDay as refusal:
            messages.error(request, said(refusal.sentence))
            return redirect(f"{reverse('collector:today')}?rests=1")
        except Refusal as refusal:
            messages.error(request, said(refusal.sentence))
        else:
            messages.success(request, _told(planned))
    return redirect("collector:today")


def _told(planned: "Planned") -> str:
    if planned.is_kept:
        return _("Work on today has begun; the lists stay as they are.")
    return _("Today is planned.") if planned.is_new else _("The plan stands as it was.")
