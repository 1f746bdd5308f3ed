"""Queueing codes: what imports could not read, until somebody says what it means here."""

from dataclasses import dataclass
from difflib import get_close_matches

from sqlmodel import Session, col, select

from catalog.core.intake.codes import COMMON, SCHEMES, folded
from catalog.models import CodeMapping, ImportRun
from catalog.services import mapping_codes

LIVELY = ("checked", "applied")
"""States of an import whose report still counts."""
RUNS = 30
SUGGESTED = 3
LIKE = 0.4


@dataclass(frozen=True)
class UnmappedCode:
    """A code of one ``source`` ("*" for all) that held back ``rows`` rows of an import, the
    newest that has it; ``near`` are values (stored, name) it may mean."""

    scheme: str
    source: str
    raw: str
    rows: int
    run_id: int
    file_name: str
    near: tuple[tuple[str, str], ...]

    @property
    def table(self) -> str:
        """The code table's name."""
        return SCHEMES[self.scheme]


def unmapped(session: Session) -> list[UnmappedCode]:
    """Codes that still mean nothing and that nobody set aside; those of most rows first."""
    settled = {(m.scheme, m.source, folded(m.raw)) for m in session.exec(select(CodeMapping))}
    found: dict[tuple[str, str, str], UnmappedCode] = {}
    for run in _runs(session):
        source = run.options.get("source") or COMMON
        tables = mapping_codes.tables(session, source)
        for scheme, raw, rows in run.summary.get("codes", ()):
            key = (scheme, source, folded(raw))
            if key in found or key in settled or tables[scheme].value(raw) is not None:
                continue
            near = _near(session, scheme, raw)
            found[key] = UnmappedCode(scheme, source, raw, rows, run.id or 0, run.file_name, near)
    return sorted(found.values(), key=lambda each: (-each.rows, each.scheme, each.raw))


def _runs(session: Session) -> list[ImportRun]:
    query = select(ImportRun).where(col(ImportRun.state).in_(LIVELY))
    return list(session.exec(query.order_by(col(ImportRun.id).desc()).limit(RUNS)))


def _near(session: Session, scheme: str, raw: str) -> tuple[tuple[str, str], ...]:
    values = mapping_codes.values(session, scheme)
    close = get_close_matches(raw, [name for _, name in values], SUGGESTED, LIKE)
    return tuple(each for each in values if each[1] in close)
