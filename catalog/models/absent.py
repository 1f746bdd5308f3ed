"""Items that their department's newest workbook does not list: marked, never deleted."""

from sqlmodel import Field, SQLModel


class AbsentItem(SQLModel, table=True):
    """One such item: which import, from which file and on which day (ISO) it was missing."""

    __tablename__ = "absent_item"

    item_id: str = Field(primary_key=True, max_length=120)
    run_id: int = Field(foreign_key="import_run.id", index=True)
    file_name: str = Field(max_length=200)
    absent_on: str = Field(max_length=10)
