"""What the catalogue already holds, laid out so that a row of a worksheet can be looked up."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from catalog.core.intake.codes import CodeTable, folded
from catalog.core.materialname import folded as name_folded

Content = dict[str, Any]
_PLACE = re.compile(r"^.{1,6}?(?:省|市|县|区|旗)")


@dataclass(frozen=True)
class Master:
    """A master row: its version and its content."""

    version: int
    content: Content


@dataclass(frozen=True)
class Options:
    """What the person who imports chose.

    ``level`` and ``note`` say where the values come from (Provenance); ``default_type`` and
    ``default_unit`` are for items and limits without one; ``create`` is what may be made anew
    ("department", "material"); ``whole``: the workbook holds every item there is, not only
    those of the departments in it.
    """

    source: str = "*"
    level: str = "official"
    note: str = ""
    default_type: str = ""
    default_unit: str = ""
    create: frozenset[str] = frozenset()
    whole: bool = False


@dataclass
class Known:
    """The catalogue for looking up. ``identify`` makes an id of a name (letters only).

    ``standard`` are code rows of tables the catalogue lacks altogether, an empty one all of
    them: an import brings them along.
    """

    rows: Mapping[str, Mapping[str, Master]]
    tables: Mapping[str, CodeTable]
    identify: Callable[[str], str]
    standard: Sequence[Content] = ()
    _codes: dict[tuple[str, str], str] = field(default_factory=dict)
    _departments: dict[str, str] = field(default_factory=dict)
    _materials: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    _usual: dict[str, tuple[str, ...]] | None = None
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    documents: dict[Any, Any] = field(default_factory=dict)
    """Materials read so far (core/intake/papers.py)."""

    def __post_init__(self) -> None:
        for slug, row in self.rows["item"].items():
            for key, code in row.content.get("codes", {}).items():
                self._codes.setdefault((key, code.upper()), slug)
        for slug, row in self.rows["department"].items():
            self.learn_department(slug, row.content)
        for slug, row in self.rows["material"].items():
            self.learn_material(slug, row.content)
        for content in (*(row.content for row in self.rows["code"].values()), *self.standard):
            self.labels.setdefault(content["scheme"], {})[content["value"]] = content["label"]

    def item_by_code(self, key: str, code: str) -> str | None:
        """The item that carries this number."""
        return self._codes.get((key, code.upper()))

    def item_by_name(self, department: str, name: str) -> str | None:
        """The one item of a department with this name."""
        found = self._by_name.get((department, name_folded(name)), [])
        return found[0] if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], list[str]]:
        """(department, folded name) -> items; most workbooks have numbers and never ask."""
        found: dict[tuple[str, str], list[str]] = {}
        for slug, row in self.rows["item"].items():
            place = (row.content["department"], name_folded(row.content["name"]))
            found.setdefault(place, []).append(slug)
        return found

    def learn_department(self, slug: str, content: Content) -> None:
        """Make a department known by its name and aliases."""
        for name in (slug, content["name"], *content.get("aliases", ())):
            self._departments.setdefault(folded(name), slug)

    def learn_material(self, slug: str, content: Content) -> None:
        """Make a material known by its names."""
        self.documents.clear()
        into = content.get("merged_into", ())
        if len(into) > 1:
            return
        target = into[0] if into else slug
        for name in (content["name"], *content.get("aliases", ())):
            self._materials.setdefault(name_folded(name), (target, ()))
        for name, holders in content.get("holder_aliases", {}).items():
            self._materials.setdefault(name_folded(name), (target, tuple(holders)))

    def department(self, text: str) -> str | None:
        """The department of a name, an alias, a mapped name, or a name without its county."""
        mapped = self.tables["departments"].value(text)
        found = self._departments.get(folded(mapped or text))
        if found:
            return found
        short = folded(_PLACE.sub("", text))
        ends = {slug for name, slug in self._departments.items() if name.endswith(short)}
        return ends.pop() if len(short) >= 4 and len(ends) == 1 else None

    def departments(self) -> list[str]:
        """Every department's name, for advice."""
        return [row.content["name"] for row in self.rows["department"].values()]

    def material(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """(material, holders the name implies) of a dictionary name."""
        return self._materials.get(name_folded(name))

    def usual_holders(self, material: str) -> tuple[str, ...]:
        """Whose a material mostly is in the catalogue's items; () where none asks for it."""
        if self._usual is None:
            self._usual = _usual_holders(row.content for row in self.rows["item"].values())
        return self._usual.get(material, ())

    def question(self, text: str) -> str | None:
        """A question's id from its id or its wording."""
        questions = self.rows["question"]
        if text in questions:
            return text
        return next((q for q, row in questions.items() if row.content["text"] == text), None)


def _usual_holders(items: Iterable[Content]) -> dict[str, tuple[str, ...]]:
    counted = Counter(
        (slug, tuple(document.get("holders", ())))
        for item in items
        for need in item.get("requirements", ())
        for document in (need.get("any_of") or (need,))
        if (slug := document.get("material"))
    )
    found: dict[str, tuple[str, ...]] = {}
    for (slug, holders), _ in counted.most_common():
        found.setdefault(slug, holders)
    return found
