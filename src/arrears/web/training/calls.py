"""The library of real calls: list, bring one, read one, remark, release."""

import re
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.keep_call import (
    Brought,
    keep_call,
    release_call,
    remark_on,
    remove_call,
)
from arrears.domain.words import Refusal
from arrears.questions.call_library import (
    UnknownCall,
    call_library,
    call_page,
    kept_until,
)
from arrears.training.calls.transcript import MOST_BYTES, TooLarge, text_of
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest, whole

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

PARTED = re.compile(r"[,，、;；\s]+")


@access.signed_in
def library(request: DeskRequest) -> HttpResponse:
    """Show the calls, filtered."""
    return _list(request)


@require_POST
@access.keeping_calls
def bring(request: DeskRequest) -> HttpResponse:
    """Take in a call that is pasted or uploaded."""
    typed, by = request.POST, request.user.get_username()
    try:
        brought = Brought(
            title=typed.get("title", ""),
            text=_text(request.FILES.get("file")) or typed.get("text", ""),
            mark=typed.get("mark", ""),
            tags=PARTED.split(typed.get("tags", "")),
            names=tuple(PARTED.split(typed.get("names", ""))),
        )
        number = keep_call(brought, by=by, now=request.now)
    except Refusal as refusal:
        return _list(request, trouble=refusal)
    return redirect("training:call", number)


@access.signed_in
def show(request: DeskRequest, number: int) -> HttpResponse:
    """Show one call, reviewed turn by turn."""
    return _call(request, number)


@require_POST
@access.keeping_calls
def remark(request: DeskRequest, number: int) -> HttpResponse:
    """Write a remark at a turn."""
    typed, by = request.POST, request.user.get_username()
    turn = whole(typed.get("turn", ""), otherwise=0)
    try:
        remark_on(number, turn, typed.get("text", ""), by=by, now=request.now)
    except UnknownCall as refusal:
        raise Http404(refusal.sentence) from refusal
    except Refusal as refusal:
        return _call(request, number, trouble=refusal)
    return redirect("training:call", number)


@require_POST
@access.keeping_calls
def release(request: DeskRequest, number: int) -> HttpResponse:
    """Open a call to everybody."""
    try:
        release_call(number, by=request.user.get_username(), now=request.now)
    except UnknownCall as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:call", number)


@require_POST
@access.keeping_calls
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Erase a call for good."""
    try:
        remove_call(number, by=request.user.get_username(), now=request.now)
    except UnknownCall as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:calls")


def _text(upload: "UploadedFile[Any] | None") -> str:
    if upload is None:
        return ""
    if (upload.size or 0) > MOST_BYTES:
        raise TooLarge
    return text_of(upload.name or "", upload.read())


def _list(request: DeskRequest, *, trouble: Refusal | None = None) -> HttpResponse:
    keeps, asked = access.may_keep_calls(request.staff), request.GET
    mark, tag = asked.get("mark", ""), asked.get("tag", "")
    told = {
        "calls": call_library(all_of_them=keeps, mark=mark, tag=tag),
        "keeps": keeps,
        "mark": mark,
        "tag": tag,
        "trouble": trouble,
        "typed": request.POST,
    }
    status = 422 if trouble else 200
    return render(request, "training/calls.html", told, status=status)


def _call(
    request: DeskRequest, number: int, *, trouble: Refusal | None = None
) -> HttpResponse:
    keeps = access.may_keep_calls(request.staff)
    try:
        page = call_page(number, all_of_them=keeps)
    except UnknownCall as refusal:
        raise Http404(refusal.sentence) from refusal
    told = {
        "page": page,
        "keeps": keeps,
        "trouble": trouble,
        "until": kept_until(page.call),
    }
    status = 422 if trouble else 200
    return render(request, "training/call.html", told, status=status)
