#!/bin/sh
# Makes .venv and installs exactly what requirements/<demo|test>.txt pins.
# A second run with unchanged pins ends at once: a stamp in .venv keeps the checksum of what was installed.
set -eu
what=$1
venv=.venv

stop() {
    echo "$*" >&2
    exit 1
}

checksum() {
    cksum "requirements/$1.txt" tools/link_checkout.py
}

installed() {
    [ -x "$venv/bin/cmx" ] && [ -f "$venv/.installed-$1" ] && [ "$(checksum "$1")" = "$(cat "$venv/.installed-$1")" ]
}

# What the tests need includes what the demo needs.
if installed "$what" || { [ "$what" = demo ] && installed test; }; then
    exit 0
fi

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
}

if [ ! -x "$venv/bin/pip" ]; then
    python=$(find_python)
    [ -n "$python" ] || stop "Python 3.11 or newer is missing. Install it, e.g.: sudo apt-get install python3 python3-venv"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python comes without venv. Install it, e.g.: sudo apt-get install python3-venv"
    "$python" -m venv "$venv" || stop "$python could not make $venv; its message stands above."
fi

echo "Installing the pinned packages into $venv …" >&2
"$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "requirements/$what.txt" ||
    stop "The pinned packages could not be installed: pip needs to reach a package registry (see its message above)."
"$venv/bin/python" tools/link_checkout.py
checksum "$what" >"$venv/.installed-$what"
