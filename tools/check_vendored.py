"""Files of others are what their README says: each is listed there with its SHA-256, and unchanged."""

import hashlib
import re
import sys

from tools.checkout import ROOT, files, shown

VENDOR = ROOT / "static" / "vendor"
LISTED = re.compile(r"`([\w.-]+)`.*?\b([0-9a-f]{64})\b")


def complaints() -> list[str]:
    """One line for each file that is changed, missing or not listed."""
    readme = VENDOR / "README.md"
    if not readme.is_file():
        return [f"{shown(readme)} is missing: it lists name, version, licence and SHA-256 of each file"]
    listed = dict(LISTED.findall(readme.read_text(encoding="utf-8")))
    present = {path.name: path for path in files("static/vendor") if path != readme}
    found = [f"{name} is listed in {shown(readme)} and not there" for name in listed.keys() - present.keys()]
    for name, path in present.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if name not in listed:
            found.append(f"{shown(path)} is not listed in {shown(readme)}; its SHA-256 is {digest}")
        elif listed[name] != digest:
            found.append(f"{shown(path)} is not what {shown(readme)} says; its SHA-256 is {digest}")
    return found


def main() -> None:
    """Print what differs; exit 1 when anything does."""
    found = complaints()
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
