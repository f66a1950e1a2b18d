"""The door: sign in with a name and a password, sign out again."""

from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from .language import way_back


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
    """Let the person in and lead on to where they were going."""
    onward = way_back(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward)
    form = SignIn(request, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        login(request, form.get_user())
        return HttpResponseRedirect(onward)
    status = 422 if form.is_bound else 200
    shut = getattr(request, "axes_locked_out", False)  # one wrong key too many
    told = {"form": form, "next": onward, "shut": shut}
    return render(request, "parts/sign_in.html", told, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the visit."""
    logout(request)
    return redirect("sign_in")
