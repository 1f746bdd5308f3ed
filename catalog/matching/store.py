"""A matcher kept in a folder, so a million names need not be indexed at every start.

Flat arrays as .npy files, read through the page cache and shared between workers; the
catalogue they were made from as JSON beside them. Nothing in the folder is executable.
"""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from catalog.matching.arrays import Array
from catalog.matching.corpus import Corpus
from catalog.matching.entry import Catalogue, Entry, Phrase, Redirect, Rewrite
from catalog.matching.finder import Matcher, Parts
from catalog.matching.model import Model
from catalog.matching.names import Names
from catalog.matching.packed import Packed, string
from catalog.matching.phrasebook import Phrasebook

FORMAT = 4
"""Raised whenever what the files mean changes; an older folder is refused."""


def save(matcher: Matcher, folder: Path) -> None:
    """Write ``matcher`` into ``folder``, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = matcher.parts
    for name, array in _arrays(parts).items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    document = {"format": FORMAT, "catalogue": asdict(parts.catalogue), "said": parts.said}
    (folder / "catalogue.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def load(folder: Path) -> Matcher:
    """The matcher saved in ``folder``. Raises ValueError when the format is another."""
    document = json.loads((folder / "catalogue.json").read_text("utf-8"))
    if document["format"] != FORMAT:
        raise ValueError(f"index format {document['format']}, expected {FORMAT}")
    arrays = {
        path.stem: np.load(path, mmap_mode="r", allow_pickle=False) for path in folder.glob("*.npy")
    }
    return Matcher(_parts(_catalogue(document["catalogue"]), tuple(document["said"]), arrays))


def _arrays(parts: Parts) -> dict[str, Array]:
    found: dict[str, Array] = {
        "phrases-owners": parts.phrasebook.owners,
        "names-titles": parts.names.titles.units(),
        "names-slugs": parts.names.slugs.units(),
    }
    for group, arrays in (
        ("model", parts.model.arrays()),
        ("phrases", parts.phrasebook.corpus.arrays()),
        ("names", parts.names.corpus.arrays()),
    ):
        found |= {f"{group}-{name}": array for name, array in arrays.items()}
    return found


def _parts(catalogue: Catalogue, said: tuple[str, ...], arrays: dict[str, Array]) -> Parts:
    def group(name: str) -> dict[str, Array]:
        start = f"{name}-"
        return {
            key.removeprefix(start): array for key, array in arrays.items() if key.startswith(start)
        }

    phrases, names = group("phrases"), group("names")
    titles, slugs = (Packed(string(names[part])) for part in ("titles", "slugs"))
    return Parts(
        catalogue,
        Model(group("model")),
        Phrasebook(Corpus.restore(phrases), phrases["owners"]),
        Names(titles, slugs, Corpus.restore(names)),
        said,
    )


def _catalogue(document: dict) -> Catalogue:
    entries = tuple(
        Entry(**entry | {"phrases": _phrases(entry), "members": tuple(entry["members"])})
        for entry in document["entries"]
    )
    redirects = tuple(
        Redirect(**redirect | {"phrases": tuple(redirect["phrases"])})
        for redirect in document["redirects"]
    )
    return Catalogue(
        entries, redirects, tuple(Rewrite(**rewrite) for rewrite in document["lexicon"])
    )


def _phrases(entry: dict) -> tuple[Phrase, ...]:
    return tuple(Phrase(**phrase) for phrase in entry["phrases"])
