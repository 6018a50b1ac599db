"""Answers for machines."""

import json
from collections.abc import Mapping

from werkzeug.wrappers import Request, Response


def json_answer(document: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(json.dumps(document), status, mimetype="application/json")


def json_body(request: Request) -> Mapping[str, object]:
    """The JSON object that a request carries; empty for everything else."""
    document = request.get_json(silent=True, force=True)
    return document if isinstance(document, dict) else {}
