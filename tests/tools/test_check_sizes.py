"""The check of sizes counts what a reader sees."""

import ast

from tools.check_sizes import too_long_functions
from tools.checkout import ROOT


def function(name: str, lines: int) -> ast.AST:
    return ast.parse(f"def {name}():\n" + "    pass\n" * (lines - 1))


def test_a_function_of_thirty_lines_is_accepted_and_one_more_is_not() -> None:
    path = ROOT / "cmx_app" / "x.py"
    assert not list(too_long_functions(path, function("show", 30)))
    assert list(too_long_functions(path, function("show", 31))) == [
        "cmx_app/x.py:1: show has 31 lines, at most 30"
    ]


def test_a_test_is_split_earlier_and_the_factory_later() -> None:
    assert list(too_long_functions(ROOT / "tests" / "test_x.py", function("test_x", 26)))
    assert not list(too_long_functions(ROOT / "cmx_app" / "__init__.py", function("create_app", 40)))
