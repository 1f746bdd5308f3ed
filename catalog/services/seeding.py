"""Seeding: the starting catalogue goes the way of everybody's rows — checks, lint, publish."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session

from catalog.adapters import halltime
from catalog.adapters.code_mappings import standard_codes
from catalog.adapters.seedfiles import read_folder
from catalog.core.lint import lint_rows
from catalog.core.sheet import Row, RowError, RowErrors, read_rows
from catalog.services.drafting import DraftReport, store
from catalog.services.publishing import LintRefused, Publication, publish_drafts


@dataclass(frozen=True)
class SeedReport:
    """What seeding did; printing it gives one line for the terminal."""

    drafts: DraftReport
    publication: Publication

    def __str__(self) -> str:
        drafts = self.drafts
        return (
            f"目录：新增{len(drafts.new)}行，改动{len(drafts.changed)}行，"
            f"未变{len(drafts.unchanged)}行；发布{len(self.publication.published)}版，"
            f"目录修订号 {self.publication.revision}"
        )


def seed(session: Session, folder: Path, today: date | None = None) -> SeedReport:
    """Load and publish a seed folder in one transaction; a second time changes nothing.

    Raises RowErrors (file, place, reason of every bad row); nothing is half loaded.
    """
    catalogue, origin = read_rows(read_folder(folder))
    findings = lint_rows(catalogue)
    if findings:
        raise RowErrors([_located(origin, f.noun, f.id, f.text) for f in findings])
    drafts = store(session, catalogue)
    try:
        publication = publish_drafts(session, today or halltime.today())
    except LintRefused as refused:
        raise RowErrors(
            [_located(origin, f.noun, f.id, f.text) for f in refused.findings]
        ) from None
    session.commit()
    return SeedReport(drafts, publication)


def begin_empty(session: Session, today: date | None = None) -> SeedReport:
    """Publish a catalogue that holds the code tables and nothing else, for whoever brings
    their own: an import and a form need the tables to choose from."""
    rows = [Row("code", data, "codes.yaml", data["value"]) for data in standard_codes()]
    catalogue, _ = read_rows(rows)
    drafts = store(session, catalogue)
    publication = publish_drafts(session, today or halltime.today())
    session.commit()
    return SeedReport(drafts, publication)


def _located(origin: dict[tuple[str, str], Row], noun: str, slug: str, text: str) -> RowError:
    row = origin.get((noun, slug))
    if row is None:
        return RowError("", f"{noun} {slug}", text)
    return RowError(row.file, f"{row.place}（{slug}）", text)
