"""The application under another number of workers: `python -m tools.bench.serve PORT WORKERS`."""

import sys

from cmx_app import create_app
from cmx_app.web.server import serve_for_ever

if __name__ == "__main__":
    port, workers = map(int, sys.argv[1:])
    serve_for_ever(create_app(), "127.0.0.1", port, lambda: None, workers=workers)
