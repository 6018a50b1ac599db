"""What Alembic runs: the migrations, inside the transaction that the caller has begun."""

from alembic import context

from cmx_app.store.models import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
