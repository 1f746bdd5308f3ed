"""A pile of guides for the racks: chosen entries, one PDF each, in one zip as they are made."""

import io
import zipfile
from collections.abc import Iterator

from flask import Response, render_template, request, stream_with_context
from werkzeug.wrappers import Response as Reply

from catalog.adapters.typesetting import TypesettingFailed
from catalog.core.printed import Print
from catalog.services import browsing, guiding, printing, reopening
from catalog.services.shelf import shelf
from catalog.web.auth import requires
from catalog.web.database import reading, writing
from catalog.web.window import blueprint, terms, this_desk

KINDS = ("guide", "notice", "rule_set", "work_rules")
"""Papers that make sense without a citizen."""
UNSAFE = '\\/:*?"<>|'


@blueprint.get("/batch")
@requires("window")
def batch() -> str:
    """Choose entries and a paper."""
    return _form()


@blueprint.post("/batch")
@requires("window")
def make() -> tuple[str, int] | Reply:
    """Enter the pile in the ledger, then stream it; a paper that fails leaves a note instead."""
    kind = request.form.get("kind", "")
    chosen = list(dict.fromkeys(request.form.getlist("entry")))
    known = {f"{key[0]}/{key[1]}": key for key in shelf(reading()).cards}
    if kind not in KINDS or not chosen or not all(entry in known for entry in chosen):
        return _form("先勾选要打印的事，再选一种纸。", chosen, kind), 422
    guides = [guiding.guide(reading(), *known[entry]) for entry in chosen]
    with writing() as session:
        made = printing.issue_many(session, this_desk(), guides, printing.Wish(kind))
    response = Response(stream_with_context(_zip(made)), mimetype="application/zip")
    name = f"{made[0].serial}-{len(made)}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Papers"] = str(len(made))
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _form(fault: str = "", chosen: list[str] | None = None, kind: str = "guide") -> str:
    home = browsing.home(reading())
    groups = (("人生大事", home.life), ("企业大事", home.business), ("一业一证", home.industries))
    return render_template(
        "window/batch.html",
        groups=groups,
        kinds=KINDS,
        kind=kind if kind in KINDS else "guide",
        chosen=chosen or [],
        fault=fault,
    )


class _Pipe(io.RawIOBase):
    """Takes what the zip writes and hands it on in pieces; nothing is kept."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        """Keep a piece until it is taken."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _zip(made: list[Print]) -> Iterator[bytes]:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:  # PDFs are packed already
        for place, one in enumerate(made, 1):
            name = f"{place:03}-{''.join('-' if c in UNSAFE else c for c in one.title)}"
            try:
                archive.writestr(f"{name}.pdf", reopening.pdf(reading(), one, terms()))
            except TypesettingFailed as failed:
                archive.writestr(f"{name}.txt", f"{one.serial}：{failed}")
            yield pipe.taken()
    yield pipe.taken()
