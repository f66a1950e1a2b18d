"""The trainers' own scenes: write or upload one, see every fault, keep versions, withdraw."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from arrears.actions.keep_scene import (
    SceneFaulty,
    UnknownScene,
    keep_scene,
    withdraw_scene,
)
from arrears.domain.words import Refusal, Words
from arrears.store.scenes import own_versions
from arrears.training.scene.library import scene_files
from arrears.training.scene.scene_check import scene_faults
from arrears.web.parts import access
from arrears.web.parts.request import DeskRequest

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 200_000
EXAMPLE = "ashamed-wages-cut"
ENDINGS = (".yaml", ".yml")


class SceneFileUnfit(Refusal):
    """The uploaded file is no UTF-8 YAML file of a scene's size."""

    words = Words(
        "请上传 UTF-8 的 .yaml 文件，最大 200 KB，或直接粘贴。",
        "Upload a .yaml file in UTF-8 of at most 200 KB, or paste the text.",
    )


@access.coaching
def show(request: DeskRequest) -> HttpResponse:
    """Show the own scenes in their versions and the form."""
    example = scene_files().get(request.GET.get("from", EXAMPLE), "")
    return _page(request, text=_version(request) or example)


@require_POST
@access.coaching
def keep(request: DeskRequest) -> HttpResponse:
    """Check a scene and keep it as the next version; else show every fault."""
    typed, text = request.POST, request.POST.get("text", "")
    try:
        text = (_text(request.FILES.get("file")) or text).replace("\r\n", "\n")
        name = typed.get("name", "").strip()
        keep_scene(name, text, by=request.user.get_username(), now=request.now)
    except SceneFaulty:
        return _page(request, text=text, faulty=True)
    except Refusal as refusal:
        return _page(request, text=text, trouble=refusal)
    return redirect("training:scenes")


@require_POST
@access.coaching
def withdraw(request: DeskRequest, name: str) -> HttpResponse:
    """Offer a scene no more."""
    try:
        withdraw_scene(name, by=request.user.get_username(), now=request.now)
    except UnknownScene as refusal:
        raise Http404(refusal.sentence) from refusal
    return redirect("training:scenes")


def _version(request: DeskRequest) -> str:
    """Return the text of the version that is asked for, to go on writing; else none."""
    asked = request.GET.get("version", "")
    rows = {f"{row.name}@{row.version}": row.text for row in own_versions()}
    return rows.get(asked, "")


def _text(upload: "UploadedFile[Any] | None") -> str:
    if upload is None:
        return ""
    if (upload.size or 0) > MOST_BYTES or not (upload.name or "").endswith(ENDINGS):
        raise SceneFileUnfit
    try:
        return str(upload.read(), "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SceneFileUnfit from fault


def _page(
    request: DeskRequest,
    *,
    text: str,
    trouble: Refusal | None = None,
    faulty: bool = False,
) -> HttpResponse:
    name = request.POST.get("name") or request.GET.get("version", "").partition("@")[0]
    told = {
        "versions": own_versions(),
        "examples": list(scene_files()),
        "text": text,
        "name": name,
        "trouble": trouble,
        "faults": [each.words for each in scene_faults(f"{name}.yaml", text)]
        if faulty
        else [],
    }
    status = 422 if trouble or faulty else 200
    return render(request, "training/scenes.html", told, status=status)
