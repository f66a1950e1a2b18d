"""One's own account: password, second key, and where one is signed in."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from arrears.actions.second_key import (
    KeyRefused,
    confirm_key,
    prepare_key,
    renew_codes,
    show_key,
)
from arrears.actions.second_key import has_key as held
from arrears.actions.stay import change_password, end_all_stays
from arrears.questions.my_stays import my_stays

from . import access, second_key, stays
from .request import DeskRequest
from .templatetags.said import said


@access.everybody
def show(request: DeskRequest) -> HttpResponse:
    """Show the account of who asks."""
    return _page(request)


@sensitive_post_parameters()
@access.everybody
def password(request: DeskRequest) -> HttpResponse:
    """Change the password by the rules, and end the stays elsewhere."""
    form = PasswordChangeForm(_user(request), request.POST or None)
    if not form.is_valid():
        return _page(request, status=422 if form.is_bound else 200, form=form)
    change_password(
        username=request.user.get_username(),
        password=form.cleaned_data["new_password1"],
        now=request.now,
        but=request.session.get(stays.STAY, 0),
    )
    update_session_auth_hash(request, _user(request))
    messages.success(request, _("The password is changed; other devices are out."))
    return redirect("account")


@access.everybody
def set_up(request: DeskRequest) -> HttpResponse:
    """Set up an authenticator of one's own free will, or hand out new codes."""
    username = request.user.get_username()
    if request.method != "POST":
        return redirect("account")
    code = request.POST.get("code", "")
    try:
        if held(_user(request)):  # an open screen alone hands out nothing
            where = stays.address(request)
            show_key(username=username, code=code, address=where, now=request.now)
            codes = renew_codes(username=username, now=request.now)
        else:
            codes = confirm_key(username=username, code=code, now=request.now)
    except KeyRefused as refusal:
        return _page(request, status=422, key_trouble=said(refusal.sentence))
    told = {"codes": codes, "next": ""}
    return render(request, "parts/recovery_codes.html", told)


@access.everybody
def everywhere(request: DeskRequest) -> HttpResponse:
    """Sign out on every device, this one too."""
    if request.method != "POST":
        return redirect("account")
    username = request.user.get_username()
    end_all_stays(username=username, by=username, now=request.now)
    stays.leave(request)
    return redirect("sign_in")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    user = _user(request)
    page: dict[str, object] = {
        "stays": my_stays(
            user.get_username(),
            here=request.session.get(stays.STAY, 0),
            now=request.now,
            long=stays.limits().long,
            still=stays.limits().still,
        ),
        "held": held(user),
        "codes_left": user.recovery_codes.filter(used_at=None).count(),
        **told,
    }
    if not page["held"]:
        factor = prepare_key(username=user.get_username(), now=request.now)
        page |= second_key.shown(factor, user)
    return render(request, "parts/account.html", page, status=status)


def _user(request: DeskRequest) -> User:
    return User.objects.get(username=request.user.get_username())
