"""Names that have no business in the project: hosts of package registries and paths of one machine."""

import re
import sys

from tools.checkout import files, shown

# Each pattern is written so that it does not find itself.
FOREIGN = re.compile(
    r"p[y]pi\.org|p[y]thonhosted\.org|registry\.n[p]mjs|d[e]b\.debian\.org"
    r"|/h[o]me/[a-z]+/|/U[s]ers/[a-z]+/|/w[o]rk/(?:main|steering|shared|\.library)|/f[a]rm/"
)
LEFT_ALONE = ("LICENSE", "static/vendor/")


def main() -> None:
    """Print each line that names one; exit 1 when any does."""
    complaints = []
    for path in files():
        if shown(path).startswith(LEFT_ALONE):
            continue
        content = path.read_bytes()
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8").splitlines(), start=1):
            if FOREIGN.search(line):
                complaints.append(f"{shown(path)}:{number}: {line.strip()[:120]}")
    print("\n".join(complaints))
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
