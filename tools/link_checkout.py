"""Make this checkout importable from the virtual environment that runs this, and give it the program `cmx`.

What `pip install --editable .` does, without a build: that would need the build tools on every machine.
"""

import sys
import sysconfig
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
    """Write the path file and the program."""
    if sys.prefix == sys.base_prefix:
        sys.exit("Run this with the Python of a virtual environment, e.g. .venv/bin/python.")
    (Path(sysconfig.get_path("purelib")) / "cmx_checkout.pth").write_text(f"{CHECKOUT}\n")
    program = Path(sysconfig.get_path("scripts")) / "cmx"
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)


if __name__ == "__main__":
    link_checkout()
