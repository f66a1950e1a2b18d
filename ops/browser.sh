#!/bin/sh
# Find a Chromium browser for the browser tests, or get one; write its path, or
# nothing, to .make/browser. Never fails: without a browser those tests are
# skipped, and say what to install.
set -u
mkdir -p .make

known() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

from_apt() { # with Chinese letters, so that screenshots can be read
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk
}

from_playwright() {
    .venv/bin/python -m playwright install chromium
}

playwrights_own() {
    .venv/bin/python - <<'END'
import pathlib
from playwright.sync_api import sync_playwright

with sync_playwright() as p:
    path = pathlib.Path(p.chromium.executable_path)
    raise SystemExit(print(path) if path.exists() else 1)
END
}

{
    known || playwrights_own ||
        { from_apt >&2 && known; } ||
        { from_playwright >&2 && playwrights_own; } ||
        echo "No browser found or installed; the browser tests will be skipped." >&2
} >.make/browser 2>.make/browser.log
tail -n 1 .make/browser.log
exit 0
