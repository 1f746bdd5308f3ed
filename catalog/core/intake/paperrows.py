"""Requirements of an item as rows of the materials sheet; the other way of papers.py."""

from collections.abc import Iterable

from catalog.core.intake.conditions import condition_text
from catalog.core.intake.known import Content, Known

COLUMNS = (
    "group", "paper", "material", "exact", "result_of", "holders", "supply", "original", "copies",
    "how", "when",
)  # fmt: skip
"""The columns an export fills, in order."""


def written(needs: Iterable[Content], known: Known) -> list[dict[str, str]]:
    """Requirements a row for each document."""
    found = []
    for number, need in enumerate(needs, 1):
        documents = need.get("any_of") or [need]
        group = str(number) if len(documents) > 1 else ""
        for document in documents:
            found.append(
                _row(document, known)
                | {"group": group, "when": condition_text(need.get("when", {}))}
            )
    return found


def _row(document: Content, known: Known) -> dict[str, str]:
    material = document.get("material", "")
    row = known.rows["material"].get(material)
    labels = known.labels.get("holders", {})
    supply = document.get("supply", "")
    return {
        "paper": row.content["name"] if row else material,
        "material": material if row else "",
        "exact": document.get("name", ""),
        "result_of": document.get("result_of", ""),
        "holders": "；".join(labels.get(each, each) for each in document.get("holders", ())),
        "supply": known.labels.get("supplies", {}).get(supply, supply),
        "original": "" if document.get("original", True) else "否",
        "copies": str(document["copies"]) if document.get("copies") else "",
        "how": document.get("note", ""),
    }
