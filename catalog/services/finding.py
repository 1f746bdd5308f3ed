"""Finding: a citizen's words to the right entry, by a matcher that follows publications.

One Finder per process. When the catalogue has moved on, a new matcher is built in
the background while requests go on with the old one; only the very first is waited for.
"""

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from sqlmodel import Session

from catalog.matching import store
from catalog.matching.entry import Catalogue, Entry, Phrase, Redirect, Rewrite
from catalog.matching.finder import Matcher
from catalog.matching.outcome import Outcome
from catalog.services.shelf import KINDS, Shelf, shelf

DRAFT = "draft-"
"""Index folders that some worker is still writing."""

ROLES = {"names": "name", "asks": "ask", "english": "english"}


@dataclass(frozen=True)
class _Indexed:
    """A matcher and the catalogue it was built from."""

    digest: str
    revision: int
    matcher: Matcher


class Finder:
    """Holds the matcher of the newest catalogue this process has indexed."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` keeps the newest index on disk, so that a start need not build it."""
        self._folder = folder
        self._current: _Indexed | None = None
        self._wanted: Shelf | None = None
        self._following = False
        self._lock = Lock()

    def keeps(self, kept: Shelf) -> bool:
        """Whether the index of this catalogue lies on disk already."""
        return self._folder is not None and _place(self._folder, kept).is_dir()

    def matcher(self, kept: Shelf, wait: bool = False) -> Matcher:
        """A matcher to use now; starts a rebuild when ``kept`` is another catalogue.

        ``wait=True`` builds in the foreground (tests, the command line).
        """
        return self.indexed(kept, wait)[0]

    def indexed(self, kept: Shelf, wait: bool = False) -> tuple[Matcher, int]:
        """``matcher``, and the revision it knows: an earlier one while the new one is indexed."""
        current = self._current
        if current is None or (wait and current.digest != kept.digest):
            current = self._build(kept)
        if current.digest == kept.digest:
            return current.matcher, kept.revision
        if kept.revision >= current.revision:  # not for a request that began long ago
            self._wish(kept)
        return current.matcher, current.revision

    def _build(self, kept: Shelf) -> _Indexed:
        with self._lock:
            if self._current is None or self._current.digest != kept.digest:
                self._current = _Indexed(kept.digest, kept.revision, _opened(self._folder, kept))
            return self._current

    def _wish(self, kept: Shelf) -> None:
        """Ask the one background builder for this catalogue; the last wish counts."""
        self._wanted = kept
        if not self._following:
            self._following = True
            Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        try:
            while (kept := self._wanted) is not None:
                self._build(kept)
                if self._wanted is kept:
                    self._wanted = None
        finally:
            self._following = False


def _opened(folder: Path | None, kept: Shelf) -> Matcher:
    """The matcher kept on disk for this catalogue, or a new one, which is kept from now on."""
    if folder is None:
        return Matcher.build(catalogue_of(kept))
    place = _place(folder, kept)
    before = place.is_dir()
    if (matcher := _loaded(place)) is not None:
        return matcher
    with _one_at_a_time(folder):
        if before or not place.is_dir():  # broken, or nobody has built it meanwhile
            shutil.rmtree(place, ignore_errors=True)
            matcher = Matcher.build(catalogue_of(kept))
            _keep(matcher, folder, place)
            return matcher
    return _loaded(place) or Matcher.build(catalogue_of(kept))


def _loaded(place: Path) -> Matcher | None:
    """The index in a folder; None where there is none, or none that is whole."""
    try:
        return store.load(place)
    except (OSError, ValueError, KeyError):
        return None


@contextlib.contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """One worker of this machine builds, the others then take what it built. The system takes
    the lock of a worker that dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _place(folder: Path, kept: Shelf) -> Path:
    return folder / kept.digest[:16]


def _keep(matcher: Matcher, folder: Path, place: Path) -> None:
    """Put the index in its place whole or not at all, and take older ones away."""
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=folder))
    store.save(matcher, draft)
    with contextlib.suppress(OSError):  # another worker was first: the same content
        draft.rename(place)
    for other in folder.iterdir():
        if other != place and not other.name.startswith(DRAFT):
            shutil.rmtree(other, ignore_errors=True)


def find(finder: Finder, session: Session, query: str, limit: int = 5) -> Outcome:
    """What the words ask for: answer, choose, redirect or none, with reasons."""
    return find_at(finder, session, query, limit)[0]


def find_at(finder: Finder, session: Session, query: str, limit: int = 5) -> tuple[Outcome, int]:
    """``find``, and the revision of the catalogue that was searched."""
    matcher, revision = finder.indexed(shelf(session))
    return matcher.match(query, limit=limit), revision


def suggest(finder: Finder, session: Session, prefix: str, limit: int = 8) -> tuple[str, ...]:
    """Words to look for, to offer while somebody is typing."""
    return tuple(finder.matcher(shelf(session)).suggest(prefix, limit))


def catalogue_of(kept: Shelf) -> Catalogue:
    """What the matcher is built from: published texts only."""
    names = {slug: body["title"] for (kind, slug), body in kept.bodies.items() if kind == "item"}
    entries = tuple(_entry(body, names) for (kind, _), body in kept.bodies.items() if kind in KINDS)
    redirects = tuple(
        Redirect(row.id, row.title, row.office, row.advice, row.kind, row.phrases)  # type: ignore[arg-type]
        for row in kept.redirects
    )
    lexicon = tuple(
        Rewrite(said, row.means, row.kind) for row in kept.rewrites for said in row.says
    )
    return Catalogue(entries, redirects, lexicon)


def _entry(body: dict[str, Any], names: dict[str, str]) -> Entry:
    members = tuple(member["item"] for member in body.get("members", []))
    phrases = [Phrase(body["title"], "title")]
    if body.get("short"):
        phrases.append(Phrase(body["short"], "name"))
    phrases += [Phrase(name, "name") for name in body.get("names", [])]
    for role, texts in body.get("phrases", {}).items():
        phrases += [Phrase(text, ROLES[role]) for text in texts]  # type: ignore[arg-type]
    if body["kind"] != "item":
        phrases += [Phrase(names[item], "item") for item in members if item in names]
    inside = members if body["kind"] != "item" else ()
    return Entry(body["kind"], body["slug"], body["title"], tuple(dict.fromkeys(phrases)), inside)
