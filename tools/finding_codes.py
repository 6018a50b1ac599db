"""Every code that a finding can have, read from the source.

Most are written out where the finding is made. Those that are put together at run time are put together
here the same way: from the catalogues of errors and the reasons why no connection came about.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from cmx_app.services.errors import Reason, TlsReason
from tools.checkout import files, shown
from tools.write_error_list import explained_codes

CODE = re.compile(r"[a-z][a-z_]*\.(?!py$|html$)\w+")
FINDINGS = {"Ok", "Waiting", "Caution", "Problem"}
# Where a code may also be handed to a function that makes the finding.
ROOMS = ("cmx_app/knowledge/", "cmx_app/steps/", "cmx_app/wizard/", "cmx_app/web/")
OUTSIDE = ("entra", "imap", "smtp")


def trees() -> Iterator[tuple[Path, ast.AST]]:
    """The application's modules, taken apart; the practice Microsoft makes no findings."""
    for path in files("cmx_app/*.py"):
        if not shown(path).startswith("cmx_app/practice/"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def first_argument(node: ast.AST) -> ast.expr | None:
    """What a finding is given as its code, None when the node makes no finding."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FINDINGS:
        return node.args[0] if node.args else None
    return None


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every text of a module that stands for itself, not as a part of an f-string."""
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield node


def written_codes() -> dict[str, str]:
    """Each code that is written out, and where."""
    made: dict[str, str] = {}
    mentioned: dict[str, str] = {}
    for path, tree in trees():
        arguments = {id(argument) for node in ast.walk(tree) if (argument := first_argument(node))}
        for text in texts(tree):
            code, place = str(text.value), f"{shown(path)}:{text.lineno}"
            if id(text) in arguments:
                made.setdefault(code, place)
            elif shown(path).startswith(ROOMS) and CODE.fullmatch(code):
                mentioned.setdefault(code, place)
    areas = {code.partition(".")[0] for code in made}
    return made | {code: place for code, place in mentioned.items() if code.partition(".")[0] in areas}


def composed_codes() -> set[str]:
    """Each code that is put together from a list that is known."""
    explained = {code for codes in explained_codes().values() for code, _ in codes}
    unreachable = {f"{area}.unreachable_{reason}" for area in OUTSIDE for reason in Reason}
    untrusted = {f"{area}.tls_{reason}" for area in OUTSIDE for reason in TlsReason}
    return explained | unreachable | untrusted | {f"{area}.unreadable" for area in OUTSIDE}


def composed_shapes() -> dict[str, re.Pattern[str]]:
    """The shape of each code that a finding puts together with an f-string, by where it does."""
    shapes = {}
    for path, tree in trees():
        for node in ast.walk(tree):
            argument = first_argument(node)
            if isinstance(argument, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                    for part in argument.values
                )
                shapes[f"{shown(path)}:{argument.lineno}"] = re.compile("".join(parts))
    return shapes
