"""The history of the tables, applied in order by Alembic.

Revisions are named 0001, 0002, …; so the newest is known from the files' names, and a server
that starts with everything up to date does not load Alembic at all.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

from catalog import models  # noqa: F401  (fills SQLModel.metadata)

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent


def upgrade(engine: Engine) -> bool:
    """Bring the database to the newest tables, all in one transaction; False when it already was.

    Of several processes that try at once, one upgrades and the others wait and find it done.
    """
    if is_current(engine):
        return False
    from alembic import command

    with engine.execution_options(access="write").begin() as connection:
        command.upgrade(_config(connection), "head")
    return True


def is_current(engine: Engine) -> bool:
    """Whether the database has had every migration."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        stamps = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        return list(stamps) == [_newest()]


def differences(engine: Engine) -> list[Any]:
    """What the models say and the migrated tables do not; empty when they agree."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, SQLModel.metadata)


def write_revision(engine: Engine, message: str) -> None:
    """Write the next file of versions/ from the difference between models and tables."""
    from alembic import command

    number = f"{int(_newest()) + 1:04}"
    with engine.execution_options(access="write").begin() as connection:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def _newest() -> str:
    return max((file.name[:4] for file in (HERE / "versions").glob("*.py")), default="0000")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    # Config treats % as interpolation, and a folder's name may hold one.
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
