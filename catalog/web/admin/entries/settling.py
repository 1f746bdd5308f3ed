"""The second of two people chooses, piece by piece, what to keep."""

import json

from flask import abort, request

from catalog.core.composition.pieces import combined
from catalog.core.document import ShapeError
from catalog.services import changing
from catalog.web.admin import blueprint
from catalog.web.admin.asking import number_sent, sent
from catalog.web.admin.entries.desk import ENTRY, Answer, address, keep_row, opened
from catalog.web.auth import requires
from catalog.web.database import reading


@blueprint.post(ENTRY + "/settle")
@requires("catalogue_edit")
def entry_settle(nouns: str, slug: str) -> Answer:
    """Save the chosen pieces over what stands; shown anew where somebody saved again."""
    piece = opened(nouns, slug)
    noun = sent("noun")
    if noun not in (piece.kind, "phrase", "redirect"):
        abort(400)
    try:
        mine = json.loads(sent("mine"))
        theirs, _ = changing.proposed(reading(), piece.change, noun, sent("row_id"))
        picks = {
            key.removeprefix("pick-"): value
            for key, value in request.form.items()
            if key.startswith("pick-")
        }
        content = combined(mine, theirs, picks) if theirs else mine
        then = _local(sent("then")) or address(piece, "items")
        return keep_row(piece, noun, content, number_sent("version"), then, "已按您选的保存。")
    except (ValueError, KeyError, TypeError, AttributeError, ShapeError):
        abort(400)


def _local(path: str) -> str:
    return path if path.startswith("/admin/") else ""
