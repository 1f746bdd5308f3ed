"""Two materials of the dictionary become one, and one becomes two again: which rows change.

Nothing is written here; a service saves the rows in a change, where they are reviewed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from catalog.core.catalogue import Catalogue
from catalog.core.materialname import taken_apart
from catalog.core.materialswap import Swap
from catalog.core.rows import EntryRow, MaterialRow

Row = tuple[str, Any]
"""(noun, row)"""


class MergeRefused(ValueError):
    """These two cannot be merged; the text says why."""


@dataclass(frozen=True)
class Merged:
    """``rows`` as they will be, ``before`` the same ones as they are. ``fresh``: the merged
    material is not in the catalogue yet and need not come into it."""

    rows: tuple[Row, ...]
    before: tuple[Row, ...]
    fresh: bool = False


@dataclass(frozen=True)
class Parted:
    """``rows`` as they will be; ``left`` names rows that were changed since the merge in just
    that place, and are left as they are."""

    rows: tuple[Row, ...]
    left: tuple[Row, ...]


def merge(catalogue: Catalogue, gone: str, kept: str, fresh: bool = False) -> Merged:
    """Rows that change when ``gone`` becomes ``kept`` everywhere. Raises MergeRefused.

    The merged row stays, pointing to the other, so that its names are still understood; a
    ``fresh`` one gives its names away as aliases. What its name said besides (copies, both
    sides) goes to the fields of each requirement.
    """
    old, new = _both(catalogue, gone, kept)
    swap = Swap(gone, kept, taken_apart(old.name))
    rows: list[Row] = [("material", row) for row in _materials(catalogue, old, new, fresh)]
    rows += [("item", swap.item(row)) for row in catalogue.item.values()]
    rows += [(kind, swap.entry(row)) for kind, row in catalogue.entries()]
    changed = [(noun, row) for noun, row in rows if getattr(catalogue, noun)[row.id] != row]
    before = tuple((noun, getattr(catalogue, noun)[row.id]) for noun, row in changed)
    kept_rows = [each for each in changed if not (fresh and each[1].id == gone)]
    return Merged(tuple(kept_rows), before, fresh)


def part(catalogue: Catalogue, gone: str, kept: str, before: Iterable[Row]) -> Parted:
    """Take a merge apart: every requirement that was ``gone``'s becomes its own again.

    ``before``: the rows as they were when it was made; a material that was new then and never
    came into the catalogue is taken from there. Raises MergeRefused.
    """
    was = {(noun, row.id): row for noun, row in before}
    old, new = _merged(catalogue, gone, kept, was)
    swap = Swap(gone, kept, taken_apart(old.name))
    rows: list[Row] = list(_parted_materials(catalogue, old, new, was))
    left: list[Row] = []
    for (noun, slug), row in was.items():
        now = getattr(catalogue, noun).get(slug)
        if noun == "material" or now is None:
            continue
        restored, whole = _restored(swap, row, now)
        if restored != now:
            rows.append((noun, restored))
        if not whole:
            left.append((noun, now))
    return Parted(tuple(rows), tuple(left))


def names_of(row: MaterialRow) -> tuple[str, ...]:
    """Everything this material is called."""
    return tuple(dict.fromkeys((row.name, *row.aliases, *row.holder_aliases)))


def _both(catalogue: Catalogue, gone: str, kept: str) -> tuple[MaterialRow, MaterialRow]:
    old, new = catalogue.material.get(gone), catalogue.material.get(kept)
    if old is None or new is None:
        raise MergeRefused("材料库里没有这种材料")
    if gone == kept:
        raise MergeRefused("不能并入它自己，请另选一种材料")
    if old.merged_into:
        raise MergeRefused(f"“{old.name}”已经并入别的材料")
    if new.merged_into:
        raise MergeRefused(f"“{new.name}”已经并入别的材料，请选它并入的那一种")
    return old, new


def _materials(
    catalogue: Catalogue, old: MaterialRow, new: MaterialRow, fresh: bool
) -> Iterator[MaterialRow]:
    yield replace(old, merged_into=(new.id,), produced_by={})
    made = dict(new.produced_by)
    for item, holders in old.produced_by.items():
        here = made.get(item)
        both = () if here == () or not holders else dict.fromkeys((*(here or ()), *holders))
        made[item] = tuple(both)
    aliases = new.aliases
    if fresh:
        aliases = tuple(dict.fromkeys((*aliases, old.name, *old.aliases)))
    yield replace(new, produced_by=made, aliases=aliases)
    for row in catalogue.material.values():
        if old.id in row.merged_into:
            into = tuple(new.id if each == old.id else each for each in row.merged_into)
            yield replace(row, merged_into=tuple(dict.fromkeys(into)))


def _merged(
    catalogue: Catalogue, gone: str, kept: str, was: dict[tuple[str, str], Any]
) -> tuple[MaterialRow, MaterialRow]:
    """(what was merged, what it became), while they are one."""
    old, new = catalogue.material.get(gone), catalogue.material.get(kept)
    fresh = was.get(("material", gone)) if old is None else None
    if fresh and new and fresh.name in names_of(new):
        return fresh, new
    if old is None or new is None or old.merged_into != (kept,):
        raise MergeRefused("这两种材料现在没有并在一起")
    return old, new


def _parted_materials(
    catalogue: Catalogue, old: MaterialRow, new: MaterialRow, was: dict[tuple[str, str], Any]
) -> Iterator[Row]:
    gone, kept = old.id, new.id
    made = was["material", gone].produced_by if ("material", gone) in was else {}
    yield "material", replace(old, merged_into=(), produced_by=made)
    before = was.get(("material", kept), new)
    own = {
        item: before.produced_by.get(item, holders)
        for item, holders in new.produced_by.items()
        if item in before.produced_by or item not in made
    }
    given = () if gone in catalogue.material else names_of(old)
    aliases = tuple(each for each in new.aliases if each not in given or each in before.aliases)
    if (own, aliases) != (new.produced_by, new.aliases):
        yield "material", replace(new, produced_by=own, aliases=aliases)
    for (noun, slug), row in was.items():
        now = catalogue.material.get(slug) if noun == "material" else None
        if now and slug not in (gone, kept) and kept in now.merged_into:
            yield "material", replace(now, merged_into=row.merged_into)


def _restored(swap: Swap, was: Any, now: Any) -> tuple[Any, bool]:
    """(the row with what was ``gone``'s put back, whether all of it could be)."""
    if isinstance(was, EntryRow):
        same = swap.entry(was).questions == now.questions
        return (replace(now, questions=was.questions), True) if same else (now, False)
    merged = swap.item(was)
    if merged.requirements == now.requirements:
        return replace(now, requirements=was.requirements), True
    needs, whole = list(now.requirements), True
    for need in was.requirements:
        if all(each.material != swap.gone for each in need.documents()):
            continue
        after = swap.need(need)
        if after not in needs:
            whole = False
        elif after in was.requirements:  # the item asked for both: they had become one line
            needs.insert(needs.index(after) + 1, need)
        else:
            needs[needs.index(after)] = need
    return replace(now, requirements=tuple(needs)), whole
