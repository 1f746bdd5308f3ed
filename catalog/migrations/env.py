"""Run by Alembic for each command, on the connection its caller holds."""

from alembic import context
from sqlmodel import SQLModel

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_type=True,
    render_as_batch=True,  # SQLite cannot alter most of a column in place
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
