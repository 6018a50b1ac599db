"""The build hook: compiled catalogues are not in git, but belong into the wheel."""

import subprocess
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only in hatchling's stubs
    """What hatchling runs before it packs; the names are hatchling's."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:  # noqa: ARG002
        """Compile every catalogue beside its source, as `make` does."""
        pybabel = (sys.executable, "-m", "babel.messages.frontend", "--quiet")
        # A catalogue without a header counts as fuzzy as a whole, and would be skipped without a word.
        command = (*pybabel, "compile", "--use-fuzzy", "--directory", "translations")
        subprocess.run(command, cwd=self.root, check=True)
