"""Every code that a finding can have, read from the source.

Most are written out where the finding is made. Those that are put together at run time are put together
here the same way: from the catalogues of errors, the reasons why no connection came about, and the facts
that are handed to the functions that make findings.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cmx_app.services.errors import Reason, TlsReason
from cmx_app.steps.mailbox_checks import MAILBOX_CHECKS
from tools.checkout import files, shown
from tools.write_error_list import explained_codes

CODE = re.compile(r"[a-z][a-z_]*\.(?!py$|html$)\w+")
FACT = re.compile(r"[a-z][a-z0-9_]*")
FINDINGS = {"Ok", "Waiting", "Caution", "Problem"}
# Where a code may also be handed to a function that makes the finding.
ROOMS = ("cmx_app/knowledge/", "cmx_app/steps/", "cmx_app/wizard/", "cmx_app/web/")
OUTSIDE = ("entra", "imap", "smtp")
IDS = ("client_id", "tenant_id")
THE_WAY = ("name_resolves", "connects", "tls_trusted", "tls_private_authority")


@cache
def trees() -> dict[str, ast.Module]:
    """The application's modules by their paths, taken apart; the practice Microsoft makes no findings."""
    return {
        shown(path): ast.parse(path.read_text(encoding="utf-8"))
        for path in files("cmx_app/*.py")
        if not shown(path).startswith("cmx_app/practice/")
    }


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Every call with an argument: the last part of the name that is called, and the first argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            yield name, node, node.args[0]


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
    for path, tree in trees().items():
        arguments = {id(argument) for name, _, argument in calls(tree) if name in FINDINGS}
        for text in texts(tree):
            code, place = str(text.value), f"{path}:{text.lineno}"
            if id(text) in arguments:
                made.setdefault(code, place)
            elif path.startswith(ROOMS) and CODE.fullmatch(code):
                mentioned.setdefault(code, place)
    areas = {code.partition(".")[0] for code in made} | set(IDS)
    return made | {code: place for code, place in mentioned.items() if code.partition(".")[0] in areas}


def composed_codes() -> set[str]:
    """Each code that is put together from a list that is known."""
    explained = {code for codes in explained_codes().values() for code, _ in codes}
    unreachable = {f"{area}.unreachable_{reason}" for area in OUTSIDE for reason in Reason}
    untrusted = {f"{area}.tls_{reason}" for area in OUTSIDE for reason in TlsReason}
    silent = {f"{area}.{fact}" for area in OUTSIDE for fact in ("reachable", "unreadable")}
    walked = {f"{area}.{fact}" for area in OUTSIDE for fact in THE_WAY}
    return explained | unreachable | untrusted | silent | walked | not_checked() | set(handed_over())


def not_checked() -> set[str]:
    """The codes of a mailbox's checks that can't be asked."""
    return {check.not_checked for check in MAILBOX_CHECKS if check.needs or check.token_from}


def handed_over() -> Iterator[str]:
    """Codes of which only the fact is written out: `_explain("not_found")`, `_FIELD.problem("masked")`."""
    for path, tree in trees().items():
        of_ids = [area for area in IDS if Path(path).stem == f"{area}s"] or IDS
        for name, _, argument in calls(tree):
            fact = argument.value if isinstance(argument, ast.Constant) else None
            if not isinstance(fact, str) or not FACT.fullmatch(fact):
                continue
            if name == "_explain" and path == "cmx_app/web/errors.py":
                yield f"page.{fact}"
            if name == "problem" and path.startswith("cmx_app/knowledge/"):
                yield from (f"{area}.{fact}" for area in of_ids)


def composed_shapes() -> dict[str, re.Pattern[str]]:
    """The shape of each code that a finding puts together with an f-string, by where it does."""
    shapes = {}
    for path, tree in trees().items():
        for name, call, argument in calls(tree):
            if name in FINDINGS and isinstance(argument, ast.JoinedStr):
                parts = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                    for part in argument.values
                )
                shapes[f"{path}:{call.lineno}"] = re.compile("".join(parts))
    return shapes
