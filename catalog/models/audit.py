"""The audit log: who did what to which object, when and from where. Lines are only added."""

from sqlmodel import Field, SQLModel


class AuditLine(SQLModel, table=True):
    """One line. ``user_id`` is empty for what the house did by itself; ``object`` is noun/id
    (change/12, item/food_license); ``address`` is where the request came from.

    The database refuses to change or delete lines (migration 0005).
    """

    __tablename__ = "audit_line"

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(index=True, max_length=19)
    user_id: int | None = Field(default=None, foreign_key="users.id", index=True)
    action: str = Field(index=True, max_length=40)
    object: str = Field(index=True, max_length=150)
    detail: str = Field(default="", max_length=2000)
    address: str = Field(default="", max_length=64)
