"""The yardstick: what Flask itself takes under the same server, before anything is done."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """The shortest page."""
    return "hello"
