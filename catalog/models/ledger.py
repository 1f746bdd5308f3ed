"""The test ledger (问题台账): what testing an entry found, and who mends it by when."""

from sqlmodel import Field, SQLModel


class LedgerLine(SQLModel, table=True):
    """One problem of one entry. ``state`` is open 待整改, mending 整改中, retest 待复测 or
    closed 销号; anything but closed keeps changes of the entry from going live."""

    __tablename__ = "ledger_line"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=20)
    slug: str = Field(index=True, max_length=120)
    text: str = Field(max_length=1000)
    department: str = Field(default="", index=True, max_length=120)
    due_on: str = Field(default="", max_length=10)
    state: str = Field(default="open", index=True, max_length=10)
    remark: str = Field(default="", max_length=1000)
    found_by: int = Field(foreign_key="users.id")
    found_at: str = Field(max_length=19)
    closed_by: int | None = Field(default=None, foreign_key="users.id")
    closed_at: str = Field(default="", max_length=19)
    version: int = 1
