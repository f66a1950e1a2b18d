"""The words of a case: opening, verification, closing, text and letter, filled."""

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from arrears.questions.case_scripts import case_scripts
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest


@access.signed_in
def show(request: DeskRequest, number: str) -> HttpResponse:
    """Show what may be said and written now; `next_on` is the day agreed for the next."""
    page = access.case(request, number)
    typed, trouble, next_on = request.GET.get("next_on", ""), "", None
    if typed:
        try:
            next_on = django_forms.DateField().clean(typed)
        except django_forms.ValidationError:
            trouble = _("Give the day.")
    if next_on and next_on < timezone.localdate(request.now):
        next_on, trouble = None, _("That day is over.")
    by = request.user.get_username()
    found = case_scripts(page, now=request.now, by=by, next_on=next_on)
    told = {"page": page, "found": found, "typed": typed, "trouble": trouble}
    status = 422 if trouble else 200
    return render(request, "collector/scripts.html", told, status=status)
