#!/bin/sh
# Pins every package with its hashes, for all platforms and Python versions at once.
# What runs; that with PostgreSQL (for servers); with the practice Microsoft too; and with the tools.
set -eu
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    sh tools/environment.sh demo
    [ -x .venv/lock/bin/uv ] || .venv/bin/python -m venv .venv/lock
    .venv/lock/bin/pip install --quiet uv
    uv=.venv/lock/bin/uv
fi

pin() {
    file=$1
    shift
    "$uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --output-file "requirements/$file" "$@" pyproject.toml
}

pin run.txt
pin server.txt --extra postgresql
pin demo.txt --extra practice --extra postgresql
pin test.txt --extra testing --extra postgresql --group dev
