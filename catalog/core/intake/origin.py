"""Where values come from: every value a sheet has given says so."""

from collections.abc import Iterable

from catalog.core.intake.known import Content, Options
from catalog.core.intake.values import put

PROVEN = {
    "statutory": "statutory",
    "promised": "promised",
    "fee": "fee",
    "validity": "validity",
    "requirements": "materials",
}
"""Field -> its name in the provenance."""
SAMPLE = ("level", "sample")
"""The level a provenance has when it says none."""


class Origin:
    """The provenance of everything in one workbook."""

    def __init__(self, options: Options):
        said = {"level": options.level, "note": options.note}
        self._source = {k: v for k, v in said.items() if v and (k, v) != SAMPLE}

    def mark(self, content: Content, fields: Iterable[str]) -> None:
        """Note it for those of ``fields`` that an item can prove."""
        keys = [key for key in PROVEN if key in fields]
        if not keys:
            return
        provenance = dict(content.get("provenance", ()))
        for key in keys:
            provenance.pop(PROVEN[key], None)
            if content.get(key):
                provenance[PROVEN[key]] = self._source
        put(content, "provenance", provenance)
