"""The door: sign in with a name and a password, then a second key; sign out again."""

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from arrears.actions.second_key import has_key
from arrears.actions.stay import note_refusal
from arrears.domain.posts import SECOND_KEY
from arrears.store.models import Staff

from . import halfway, stays
from .language import way_back
from .middleware import now


class SignIn(AuthenticationForm):
    """Name and password; a mistake is answered in one sentence of ours."""

    error_messages = {  # noqa: RUF012  (Django's form)
        "invalid_login": gettext_lazy(
            "That username and password do not belong together. Please check both."
        ),
        "inactive": gettext_lazy("This account is closed. Please ask your supervisor."),
    }


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let the person in, or on to the second key; lead to where they were going."""
    onward = way_back(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward)
    was_shut = request.method == "POST" and not AxesProxyHandler.is_allowed(
        request, {"username": request.POST.get("username", "")}
    )
    form = SignIn(request, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        user: User = form.get_user()
        return _let_in(request, user, onward=onward)
    status = 422 if form.is_bound else 200
    shut = getattr(request, "axes_locked_out", False)  # one wrong key too many
    if form.is_bound and not was_shut:
        tried = request.POST.get("username", "")
        where = stays.address(request)
        note_refusal(username=tried, address=where, shut=shut, now=now())
    told = {
        "form": form,
        "next": onward,
        "shut": shut,
        "over": "over" in request.GET and not form.is_bound,
    }
    return render(request, "parts/sign_in.html", told, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visit."""
    stays.leave(request)
    return redirect("sign_in")


def _let_in(request: HttpRequest, user: User, *, onward: str) -> HttpResponse:
    """Let in who needs no second key; the others stand halfway until they show it."""
    held = has_key(user)
    staff = Staff.objects.filter(user=user).first()
    needed = settings.ARREARS_STAYS_COUNT and staff and staff.role in SECOND_KEY
    if not held and not needed:
        stays.come_in(request, user)
        return HttpResponseRedirect(onward)
    halfway.stand(request, user, onward=onward)
    return redirect("second_key" if held else "enrol")
