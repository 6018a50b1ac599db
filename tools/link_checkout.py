"""Make this checkout importable from the virtual environment that runs this, and give it the program `cmx`.

What `pip install --editable .` does, without a build: that would need the build tools on every machine.
"""

import sys
import sysconfig
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# A path with blanks, or a very long one, can't stand behind #!, so the shell hands over to Python.
PROGRAM = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from cmx_app.commands import main
sys.argv[0] = "cmx"
sys.exit(main())
"""


def link_checkout() -> None:
    """Write the path file, the name and version that `cmx --version` reads, and the program."""
    if sys.prefix == sys.base_prefix:
        sys.exit("Run this with the Python of a virtual environment, e.g. .venv/bin/python.")
    packages = Path(sysconfig.get_path("purelib"))
    (packages / "cmx_checkout.pth").write_text(f"{CHECKOUT}\n")
    version = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    for old in packages.glob("cmx_app-*.dist-info/METADATA"):
        old.unlink()
        old.parent.rmdir()
    about = packages / f"cmx_app-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: cmx-app\nVersion: {version}\n")
    program = Path(sysconfig.get_path("scripts")) / "cmx"
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)


if __name__ == "__main__":
    link_checkout()
