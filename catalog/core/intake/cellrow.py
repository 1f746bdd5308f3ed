"""The clean texts of one row, by the names of the fields its columns hold."""

from collections.abc import Iterator, Mapping

from catalog.core.intake.values import BLANKS


class CellRow:
    """One row's texts. Missing columns read as ""."""

    __slots__ = ("_at", "texts")

    def __init__(self, at: Mapping[str, int], texts: list[str]):
        self._at, self.texts = at, texts

    def get(self, field_id: str) -> str:
        """The text of a field's cell."""
        place = self._at.get(field_id)
        return "" if place is None else self.texts[place]

    def said(self, field_id: str) -> str:
        """The same, with "/", "—" and their like taken for nothing."""
        text = self.get(field_id)
        return "" if text in BLANKS else text

    def put(self, field_id: str, text: str) -> None:
        """Replace a text."""
        self.texts[self._at[field_id]] = text

    def items(self) -> Iterator[tuple[str, str]]:
        """(field, text) of every column."""
        return ((field_id, self.texts[place]) for field_id, place in self._at.items())
