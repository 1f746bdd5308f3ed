"""The whole catalogue as plain rows: what lint checks and publishing freezes."""

from dataclasses import dataclass, field

from catalog.core.rows import (
    CodeRow,
    DepartmentRow,
    EntryRow,
    ItemRow,
    MaterialRow,
    PhraseRow,
    PointRow,
    QuestionRow,
    RedirectRow,
    RewriteRow,
)

NOUNS = {
    "department": DepartmentRow,
    "code": CodeRow,
    "material": MaterialRow,
    "question": QuestionRow,
    "item": ItemRow,
    "bundle": EntryRow,
    "licence": EntryRow,
    "point": PointRow,
    "phrase": PhraseRow,
    "redirect": RedirectRow,
    "rewrite": RewriteRow,
}
"""Every noun of the catalogue and the shape of its rows."""


@dataclass(frozen=True)
class Catalogue:
    """Rows by id. Codes are keyed "scheme/value", phrases "kind/slug"."""

    department: dict[str, DepartmentRow] = field(default_factory=dict)
    code: dict[str, CodeRow] = field(default_factory=dict)
    material: dict[str, MaterialRow] = field(default_factory=dict)
    question: dict[str, QuestionRow] = field(default_factory=dict)
    item: dict[str, ItemRow] = field(default_factory=dict)
    bundle: dict[str, EntryRow] = field(default_factory=dict)
    licence: dict[str, EntryRow] = field(default_factory=dict)
    point: dict[str, PointRow] = field(default_factory=dict)
    phrase: dict[str, PhraseRow] = field(default_factory=dict)
    redirect: dict[str, RedirectRow] = field(default_factory=dict)
    rewrite: dict[str, RewriteRow] = field(default_factory=dict)

    def labels(self, scheme: str) -> dict[str, str]:
        """Value -> label of one code table (holders, item_types, supplies)."""
        return {row.value: row.label for row in self.code.values() if row.scheme == scheme}

    def entries(self) -> list[tuple[str, EntryRow]]:
        """All bundles and licences with their kind."""
        bundles = [("bundle", row) for row in self.bundle.values()]
        return bundles + [("licence", row) for row in self.licence.values()]


def key_of(noun: str, row: object) -> str:
    """The id a row is stored under."""
    if isinstance(row, CodeRow):
        return f"{row.scheme}/{row.value}"
    if isinstance(row, RewriteRow):
        return f"{row.kind}/{row.means}"
    return str(getattr(row, "id"))  # noqa: B009 - every other row shape has an id
