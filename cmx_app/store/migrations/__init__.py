"""How the database came to be as it is, one numbered file a change. Alembic is imported only to run them."""

HEAD = "0004"
"""The newest file's number. A start that finds it in the database has nothing to do, and is quick."""
