#!/bin/sh
# Make .venv: a Python of at least 3.11, the packages of requirements.lock, and
# arrears itself from this folder. Uses uv where it can be had, else plain pip.
#
#   PYTHON=/path/to/python   use this interpreter
#   INSTALLER=pip            do not use uv
set -eu

fits='import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c "$fits" >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
    echo "No Python of at least 3.11 with its venv module was found." >&2
    echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv)," >&2
    echo "or name it: make PYTHON=/path/to/python3.12 demo" >&2
    exit 2
}

install_uv() { # the version and hashes of the lock file, no others
    mkdir -p .make
    sed -n '/^uv==/,/[^\\]$/p' requirements.lock >.make/uv.lock
    "$pip" install --quiet --require-hashes -r .make/uv.lock
}

with_uv() {
    # uv does not read pip's settings: hand it the registry that pip was given.
    index=$("$pip" config get global.index-url 2>/dev/null || true)
    index=${PIP_INDEX_URL:-$index}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    install_uv &&
        .venv/bin/uv pip install --quiet --python .venv --require-hashes -r requirements.lock &&
        .venv/bin/uv pip install --quiet --python .venv --no-deps --editable .
}

with_pip() {
    "$pip" install --require-hashes -r requirements.lock
    "$pip" install --no-deps --editable .
}

pip=.venv/bin/pip
if ! .venv/bin/python -c "$fits" >/dev/null 2>&1; then
    python=$(find_python)
    echo "Setting up .venv with $("$python" --version); once, about half a minute."
    rm -rf .venv
    "$python" -m venv .venv
fi
if [ "${INSTALLER:-uv}" = pip ] || ! with_uv; then
    with_pip
fi
touch .venv/.ready
