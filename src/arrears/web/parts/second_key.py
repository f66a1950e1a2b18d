"""The second key at the door: asked for, or set up at the first sign-in."""

import io

import segno
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from arrears.actions.second_key import KeyRefused, confirm_key, prepare_key, show_key
from arrears.actions.second_key import has_key as held
from arrears.store import second_keys
from arrears.store.models import SecondFactor

from . import halfway, stays
from .middleware import now
from .templatetags.said import said

GROUP = 4  # letters of the secret, so that a person can type it


@sensitive_post_parameters("code")
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code of the authenticator, or a recovery code."""
    user = halfway.who(request)
    if user is None:
        return redirect("sign_in")
    if not held(user):
        return redirect("enrol")
    why = ""
    if request.method == "POST":
        try:
            factor = show_key(
                username=user.get_username(),
                code=request.POST.get("code", ""),
                address=stays.address(request),
                now=now(),
            )
        except KeyRefused as refusal:
            why = said(refusal.sentence)
        else:
            onward = halfway.onward(request)
            halfway.forget(request)
            stays.come_in(request, user, factor=factor)
            return HttpResponseRedirect(onward)
    told = {"why": why}
    return render(request, "parts/second_key.html", told, status=422 if why else 200)


@sensitive_post_parameters("code")
@never_cache
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up the authenticator at the first sign-in, and hand out recovery codes."""
    user = halfway.who(request)
    if user is None or held(user):
        return redirect("second_key" if user else "sign_in")
    factor, why = prepare_key(username=user.get_username(), now=now()), ""
    if request.method == "POST":
        try:
            code = request.POST.get("code", "")
            codes = confirm_key(username=user.get_username(), code=code, now=now())
        except KeyRefused as refusal:
            why = said(refusal.sentence)
        else:
            onward = halfway.onward(request)
            halfway.forget(request)
            stays.come_in(request, user, factor="authenticator")
            return render(
                request, "parts/recovery_codes.html", {"codes": codes, "next": onward}
            )
    told = {"why": why, "user": user, **shown(factor, user)}
    return render(request, "parts/enrol.html", told, status=422 if why else 200)


def shown(factor: SecondFactor, user: User) -> dict[str, object]:
    """Return the picture and the letters from which an authenticator is set up."""
    address = second_keys.link(factor, name=user.get_username(), issuer=_("Arrears"))
    secret = second_keys.secret_of(factor.nonce)
    groups = [secret[at : at + GROUP] for at in range(0, len(secret), GROUP)]
    return {"picture": picture(address), "secret": " ".join(groups)}


def picture(address: str) -> SafeString:
    """Return the QR code of an address as an SVG, for the page itself."""
    drawn = io.BytesIO()
    segno.make(address, micro=False).save(
        drawn, kind="svg", scale=4, border=2, xmldecl=False, svgclass="qr", light="#fff"
    )
    return mark_safe(drawn.getvalue().decode())  # noqa: S308  (drawn by us, holds no text)
