"""
Check the vendored scripts and styles against the sums in `vendor.toml`.

To renew one: put the maker's published file in its folder, with its licence, and
write version and sum into `vendor.toml`.
"""

import hashlib
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "src" / "arrears"


def main() -> int:
    wrong = 0
    for book in sorted(STATIC.rglob("vendor.toml")):
        for entry in tomllib.loads(book.read_text("utf-8"))["vendored"]:
            file = book.parent / entry["file"]
            found = hashlib.sha256(file.read_bytes()).hexdigest()
            same = found == entry["sha256"]
            wrong += not same
            print(
                f"{'same   ' if same else 'CHANGED'} {entry['name']} {entry['version']}"
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
