"""Every command of `cmx` says what it does and how it is used."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from cmx_app.commands import main


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


@pytest.mark.parametrize("path", [(), *commands(main)], ids=" ".join)
def test_every_command_explains_itself(path: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(main, [*path, "--help"])
    assert shown.exit_code == 0
    assert shown.output.partition("\n\n")[2].partition("\n\n")[0].rstrip().endswith(".")


def test_an_unknown_command_fails_and_says_so_on_stderr() -> None:
    shown = CliRunner().invoke(main, ["no-such-command"])
    assert shown.exit_code != 0
    assert "no-such-command" in shown.stderr
