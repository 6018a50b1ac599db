"""Alembic's configuration, without a file of its own."""

from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection) -> Config:
    """Alembic on this connection, whose transaction the caller has begun."""
    config = Config(attributes={"connection": connection})
    # Alembic reads a per cent sign as the start of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config
