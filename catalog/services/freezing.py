"""Freezing: the rows of the catalogue become the documents that publishing stores."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from catalog.core.catalogue import Catalogue
from catalog.core.document import dump
from catalog.core.freeze import freeze_entry, freeze_item, freeze_network
from catalog.core.lint import Finding, lint_edition, lint_rows

Key = tuple[str, str]
"""(kind, slug); documents published as a whole have the slug "all"."""

SHARED = {"network": "服务点", "redirects": "去向", "lexicon": "词表"}


@dataclass(frozen=True)
class Document:
    """What an edition will hold. ``source``: the entry's own rows as [noun, content] pairs."""

    kind: str
    slug: str
    title: str
    body: dict[str, Any]
    source: list[Any] | None = None


def findings_of(catalogue: Catalogue, only: Collection[Key] | None = None) -> list[Finding]:
    """Everything that keeps this catalogue from being published; empty when nothing does.

    ``only``: the entries whose rules to run; the others are known to be sound.
    """
    findings = lint_rows(catalogue)
    if findings:
        return findings  # editions cannot be made while references do not resolve
    editions = [
        freeze_entry(kind, row, catalogue)
        for kind, row in catalogue.entries()
        if only is None or (kind, row.id) in only
    ]
    return [finding for edition in editions for finding in lint_edition(edition)]


def documents(catalogue: Catalogue) -> Iterator[Document]:
    """Everything published, in published order. Needs a catalogue without findings."""
    keys = [(kind, row.id) for kind, row in catalogue.entries()]
    keys += [("item", slug) for slug in catalogue.item]
    keys += [(kind, "all") for kind in SHARED]
    return (freeze_one(key, catalogue) for key in keys)


def freeze_one(key: Key, catalogue: Catalogue) -> Document:
    """One document; raises KeyError where a reference does not resolve."""
    kind, slug = key
    if kind in SHARED:
        return Document(kind, slug, SHARED[kind], _shared(kind, catalogue))
    row: Any = getattr(catalogue, kind)[slug]
    edition = freeze_item(row, catalogue) if kind == "item" else freeze_entry(kind, row, catalogue)
    source = [[kind, dump(row)]]
    phrase = catalogue.phrase.get(f"{kind}/{slug}")
    if phrase:
        source.append(["phrase", dump(phrase)])
    return Document(kind, slug, edition.title, dump(edition), source)


def digest_of(body: dict[str, Any]) -> str:
    """A fingerprint of a document's content."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _shared(kind: str, catalogue: Catalogue) -> dict[str, Any]:
    if kind == "network":
        return dump(freeze_network(catalogue))
    if kind == "redirects":
        return {"redirects": dump(list(catalogue.redirect.values()))}
    return {"rewrites": dump(list(catalogue.rewrite.values()))}
