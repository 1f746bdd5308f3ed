"""What was asked and not found: counted, masked texts, never who asked."""

from sqlmodel import Field, SQLModel


class Asked(SQLModel, table=True):
    """One masked wording. ``missed`` counts answers that found nothing of ours, ``rejected``
    how often somebody said 都不是. Dates are ISO days; ``state`` is open, learned or dropped;
    learned ones name the change and the row (noun/id) that holds them."""

    __tablename__ = "asked"

    text: str = Field(primary_key=True, max_length=200)
    missed: int = 0
    rejected: int = 0
    first_on: str = Field(max_length=10)
    last_on: str = Field(max_length=10)
    state: str = Field(default="open", index=True, max_length=10)
    change_id: int | None = Field(default=None, index=True)
    taught: str = Field(default="", max_length=150)
