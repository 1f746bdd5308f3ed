"""The searches we compare ourselves with, each as good as it is without our knowledge.

All get the same strings (names and phrases of the catalogue) and the same evened-out
query; an entry scores as its best string. Peers that are not installed are left out,
saying so; see ``bench/requirements.txt``.
"""

import importlib.util
import sqlite3
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from catalog.matching.text import plain

Search = Callable[[str, int], list[int]]
"""Query and how many -> numbers of strings, best first."""
MANY = 200_000
"""Texts beyond which bm25s needs several gigabytes for single characters."""


def wratio(texts: Sequence[str]) -> Search:
    """RapidFuzz's own choice of scorer, over all strings."""
    choices = [plain(text) for text in texts]

    def search(query: str, size: int) -> list[int]:
        found = process.extract(plain(query), choices, scorer=fuzz.WRatio, limit=size)
        return [number for _, _, number in found]

    return search


def fts5(texts: Sequence[str]) -> Search:
    """SQLite full text over pairs of characters, joined by OR, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE strings USING fts5(pairs, tokenize='unicode61')")
    database.executemany(
        "INSERT INTO strings(rowid, pairs) VALUES (?, ?)",
        ((number, " ".join(pairs(text))) for number, text in enumerate(texts)),
    )

    def search(query: str, size: int) -> list[int]:
        asked = " OR ".join(f'"{pair}"' for pair in dict.fromkeys(pairs(query)))
        if not asked:
            return []
        found = database.execute(
            "SELECT rowid FROM strings WHERE strings MATCH ? ORDER BY rank LIMIT ?", (asked, size)
        )
        return [number for (number,) in found]

    return search


def tantivy(texts: Sequence[str]) -> Search:
    """Tantivy (Lucene's kind of index) over pairs of characters."""
    import tantivy as library

    schema = (
        library.SchemaBuilder()
        .add_text_field("pairs", tokenizer_name="whitespace")
        .add_unsigned_field("number", stored=True)
        .build()
    )
    index = library.Index(schema)
    writer = index.writer(heap_size=128_000_000, num_threads=1)
    for number, text in enumerate(texts):
        writer.add_document(library.Document(pairs=" ".join(pairs(text)), number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(query: str, size: int) -> list[int]:
        terms = [
            (library.Occur.Should, library.Query.term_query(schema, "pairs", pair))
            for pair in dict.fromkeys(pairs(query))
        ]
        hits = searcher.search(library.Query.boolean_query(terms), size).hits if terms else []
        return [searcher.doc(address)["number"][0] for _, address in hits]

    return search


def bm25s(texts: Sequence[str]) -> Search:
    """BM25 in numpy over characters and pairs; over pairs alone where texts are very many."""
    import bm25s as library

    cut = grams if len(texts) <= MANY else pairs
    index = library.BM25()
    index.index([cut(text) for text in texts], show_progress=False)

    def search(query: str, size: int) -> list[int]:
        asked = [gram for gram in cut(query) if gram in index.vocab_dict]
        if not asked:
            return []
        found, _ = index.retrieve([asked], k=min(size, len(texts)), show_progress=False)
        return [int(number) for number in found[0]]

    return search


def available() -> dict[str, Callable[[Sequence[str]], Search]]:
    """The peers that can run here, by name; says which cannot."""
    peers = {"rapidfuzz WRatio": wratio, "SQLite FTS5 bigram": fts5}
    for name, build in (("tantivy", tantivy), ("bm25s", bm25s)):
        if importlib.util.find_spec(name):
            peers[f"{name} bigram"] = build
        else:
            print(f"{name} is not installed and left out (pip install -r bench/requirements.txt)")
    return peers


def pairs(text: str) -> list[str]:
    """Neighbouring characters of an evened-out text; a single character stands alone."""
    close = plain(text).replace(" ", "")
    return [close[place : place + 2] for place in range(len(close) - 1)] or [close] * bool(close)


def grams(text: str) -> list[str]:
    """Characters and pairs."""
    return [*plain(text).replace(" ", ""), *pairs(text)]
