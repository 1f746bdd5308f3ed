"""Who may sign in, their one-time links, and how often signing in failed."""

from sqlalchemy import JSON, BigInteger
from sqlmodel import Field, SQLModel


class User(SQLModel, table=True):
    """One person. ``password`` is an argon2id hash, "" until they have set one.

    ``session_version`` stands in every cookie of theirs: raising it signs them out everywhere.
    ``version`` counts saves; a stale save is refused. Days are ISO dates.
    """

    __tablename__ = "users"  # "user" is a reserved word of PostgreSQL

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=40)
    display_name: str = Field(max_length=60)
    roles: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    point: str = Field(default="", max_length=120)
    password: str = Field(default="", max_length=200)
    session_version: int = 1
    disabled: bool = False
    created_on: str = Field(max_length=10)
    signed_in_on: str = Field(default="", max_length=10)
    version: int = 1


class OneTimeLink(SQLModel, table=True):
    """A link that lets its bearer set a password, once, ``until`` (seconds since 1970).

    Only the token's SHA-256 is kept. Without a user it makes the first keeper.
    """

    __tablename__ = "one_time_link"

    digest: str = Field(primary_key=True, max_length=64)
    user_id: int | None = Field(default=None, foreign_key="users.id")
    until: int = Field(sa_type=BigInteger)


class SignInFailure(SQLModel, table=True):
    """Failures of one name or one address in a row; ``who`` is a keyed hash of it."""

    __tablename__ = "sign_in_failure"

    who: str = Field(primary_key=True, max_length=64)
    count: int
    last: int = Field(sa_type=BigInteger, index=True)
