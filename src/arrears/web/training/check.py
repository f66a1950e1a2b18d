"""The weekly self-check: three guesses, then what was measured. Nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render

from arrears.questions.self_check import ASKED, self_check
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole

MOST = 100


@access.signed_in
def show(request: DeskRequest) -> HttpResponse:
    """Ask the three; beside each that was guessed show what was measured."""
    guesses = {code: _guess(request, code) for code in ASKED}
    rows = self_check(request.user.get_username(), guesses, now=request.now)
    return render(request, "training/check.html", {"rows": rows})


def _guess(request: DeskRequest, code: str) -> int | None:
    typed = whole(request.GET.get(code, ""), otherwise=-1)
    return typed if 0 <= typed <= MOST else None
