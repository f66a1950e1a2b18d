"""Pages laid out by typst, in the font that is shipped."""

import json
from datetime import datetime
from importlib import resources
from typing import Any

import pylopdf_fonts_zh_cn
import typst


def pdf(template: str, *, name: str, told: object, at: datetime) -> bytes:
    """
    Return a template of `letters/` filled with what is told, as a PDF made `at`.

    What is told goes in as data under `name` and is never read as markup. No font of
    the machine is used, so the same page looks the same everywhere.
    """
    laid: bytes = typst.compile(
        **inputs(template, name=name, told=told), format="pdf", timestamp=at
    )
    return laid


def inputs(template: str, *, name: str, told: object) -> dict[str, Any]:
    """Return what typst is told: the template, the data, the one font."""
    page = resources.files(__package__) / "letters" / template
    return {
        "input": page.read_bytes(),
        "sys_inputs": {name: json.dumps(told, ensure_ascii=False)},
        "font_paths": [str(pylopdf_fonts_zh_cn.sans_path().parent)],
        "ignore_system_fonts": True,
    }
