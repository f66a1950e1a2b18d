"""Bank files in, their waiting lines settled, and a file taken back."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from arrears.actions.import_payments import PaymentsReceived, import_payments
from arrears.actions.settle_line import assign_line, put_aside, undo_payments
from arrears.domain.words import Refusal, Words
from arrears.questions.bank_queue import bank_files, bank_queue
from arrears.store.models import Lender
from arrears.web.parts import access
from arrears.web.parts.doing import refused
from arrears.web.parts.request import DeskRequest
from arrears.web.parts.templatetags.said import said

LARGEST_MB = 20
BYTES_PER_MB = 1024 * 1024


class UploadMissing(Refusal):
    """Nobody chose a file."""

    words = Words("请选择银行文件。", "Choose the bank's file.")


class UploadTooLarge(Refusal):
    """The file is larger than the desk takes; the command takes it."""

    words = Words(
        "“{file}”超过 {most} MB，请用命令 arrears payments 导入。",
        "“{file}” is larger than {most} MB. Take it in with `arrears payments`.",
    )


@access.deciding
def show(request: DeskRequest) -> HttpResponse:
    """Show what waits, and the last files."""
    return _page(request)


@access.deciding
def settle(request: DeskRequest, line: int) -> HttpResponse:
    """Post a waiting line to an account, or put it aside."""
    by, now, told = request.user.get_username(), request.now, request.POST
    if told.get("aside"):
        ground = told.get("ground", "")
        return _done(
            request,
            lambda: put_aside(line=line, ground=ground, by=by, now=now),
            _("The line is put aside."),
        )
    account = told.get("account", "") or told.get("other", "")
    return _done(
        request,
        lambda: assign_line(line=line, account=account, by=by, now=now),
        _("The payment is posted."),
    )


@access.deciding
def take_in(request: DeskRequest) -> HttpResponse:
    """Take a bank's file in, and show its receipt."""
    if request.method != "POST":
        return redirect("supervisor:payments")
    try:
        receipt = _taken_in(request, request.FILES.get("file"))
    except Refusal as refusal:
        return _page(request, status=422, upload_trouble=[said(refusal.sentence)])
    return _page(request, receipt=receipt)


@access.deciding
def undo(request: DeskRequest, source: int) -> HttpResponse:
    """Take a bank file back, with the ground."""
    ground = request.POST.get("ground", "")
    by, now = request.user.get_username(), request.now
    return _done(
        request,
        lambda: undo_payments(source=source, ground=ground, by=by, now=now),
        _("The file is taken back; its payments are reversed."),
    )


def _taken_in(
    request: DeskRequest, upload: "UploadedFile[Any] | None"
) -> PaymentsReceived:
    if upload is None or not upload.name:
        raise UploadMissing
    if (upload.size or 0) > LARGEST_MB * BYTES_PER_MB:
        raise UploadTooLarge(file=upload.name, most=LARGEST_MB)
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="incoming-", dir=home) as room:
        path = Path(room) / Path(upload.name).name
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return import_payments(
            path,
            lender=request.POST.get("lender", ""),
            by=request.user.get_username(),
            now=request.now,
            folder=Path(room),
            currency=request.POST.get("currency", "") or "CNY",
        )


def _done(request: DeskRequest, act: Callable[[], object], says: str) -> HttpResponse:
    if lines := refused(request, act, says):
        return _page(request, status=422, trouble=lines)
    return redirect("supervisor:payments")


def _page(request: DeskRequest, *, status: int = 200, **told: object) -> HttpResponse:
    page = {
        "waiting": bank_queue(),
        "files": bank_files(),
        "lenders": Lender.objects.order_by("name"),
        "today": request.now.date(),
        "typed": request.POST,
        **told,
    }
    return render(request, "supervisor/payments.html", page, status=status)
