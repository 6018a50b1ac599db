"""Answers for machines."""

import json

from werkzeug.wrappers import Response


def json_answer(document: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(json.dumps(document), status, mimetype="application/json")
