"""Alembic's environment: runs on the connection that the upgrade hands over."""

from alembic import context

from workshop_app.model import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
