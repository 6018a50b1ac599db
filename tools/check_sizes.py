"""The house's sizes, held by maximum: what grows past one has two subjects and is split."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.checkout import files, shown

MODULE = 250
FUNCTION = 30
TEST = 25
TEMPLATE = 80
# Tighter or wider than their kind, by name.
FILES = {"tests/conftest.py": 150}
FUNCTIONS = {"create_app": 40}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def too_long_functions(path: Path, tree: ast.AST) -> Iterator[str]:
    """One line for each function that is longer than its kind may be."""
    in_tests = "tests" in path.parts
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        is_test = in_tests and node.name.startswith("test_")
        limit = TEST if is_test else FUNCTIONS.get(node.name, FUNCTION)
        if length > limit:
            yield f"{shown(path)}:{node.lineno}: {node.name} has {length} lines, at most {limit}"


def too_long_files() -> Iterator[str]:
    """One line for each module or template that is longer than its kind may be, or badly named."""
    for pattern, kind in (("*.py", MODULE), ("templates/*.html", TEMPLATE)):
        for path in files(pattern):
            length = len(path.read_text(encoding="utf-8").splitlines())
            limit = FILES.get(shown(path), kind)
            if length > limit:
                yield f"{shown(path)}: {length} lines, at most {limit}"
            if pattern == "*.py" and path.stem in FORBIDDEN_NAMES:
                yield f"{shown(path)}: the name says nothing about what is in it"


def main() -> None:
    """Print what is too long; exit 1 when anything is."""
    complaints = list(too_long_files())
    for path in files("*.py"):
        complaints += too_long_functions(path, ast.parse(path.read_text(encoding="utf-8")))
    print("\n".join(complaints))
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
