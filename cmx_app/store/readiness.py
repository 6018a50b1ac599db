"""Whether the database can be asked at all."""

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from cmx_app.store.database import reading


def database_answers() -> bool:
    """Whether a question to the database comes back."""
    try:
        with reading() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True
