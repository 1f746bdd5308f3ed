"""Every save of an entry in a change, and going back to one of them."""

from itertools import pairwise

from flask import abort

from catalog.core.document import load
from catalog.core.rowdiff import row_differences
from catalog.core.rows import EntryRow
from catalog.services import looking_back
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, keep, opened, show
from catalog.web.admin.entries.settlement import names_of
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.get(ENTRY + "/saves")
@requires("catalogue_read")
def entry_saves(nouns: str, slug: str) -> Answer:
    """Who saved what when, in words."""
    piece = opened(nouns, slug)
    found = looking_back.saves(reading(), piece.change, piece.kind, slug)
    live = looking_back.started_from(reading(), piece.change, piece.kind, slug, 0)
    contents = [save.content for save in found] + [live]
    names = names_of(piece)
    words = [row_differences(piece.kind, old, new, names) for new, old in pairwise(contents)]
    return show("saves", piece, saves=list(zip(found, words, strict=True)), live=live)


@blueprint.post(ENTRY + "/saves/<int:number>")
@requires("catalogue_edit")
def entry_go_back(nouns: str, slug: str, number: int) -> Answer:
    """Save an earlier version (0: what is live) as the newest one."""
    piece = opened(nouns, slug)
    content = looking_back.started_from(reading(), piece.change, piece.kind, slug, number)
    if not content or not number_sent("version"):
        abort(404)
    words = f"已回到第 {number} 次保存的样子。" if number else "已回到现在线上的样子。"
    return keep(piece, load(EntryRow, content), address(piece, "saves"), words)
