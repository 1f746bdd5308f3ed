"""The county's terms on paper, read from a TOML file that it can confirm and change."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from catalog.core.paper.terms import Terms

OURS = Path(__file__).resolve().parents[2] / "templates" / "print" / "terms.toml"
NAME = "terms.toml"
TEXTS = ("deferral", "supplement")
KEYS = {"since", "confirmed", "deferral_days", "promises", *TEXTS}
LONGEST_DEFERRAL = 250
"""Working days; more is a slip of the pen."""


class TermsError(ValueError):
    """The file cannot be used; the message names the file and what is wrong."""


def load(folder: Path | None = None) -> tuple[Terms, ...]:
    """The terms of ``terms.toml`` in this folder, else those that come along.

    Raises TermsError; better at the start than on a paper somebody signs.
    """
    path = folder / NAME if folder and (folder / NAME).exists() else OURS
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("terms")
        if not isinstance(rows, list) or not rows:
            raise TermsError("no [[terms]] in it")
        return tuple(_terms(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TermsError) as error:
        raise TermsError(f"{path}: {error}") from error


def _terms(row: dict[str, Any]) -> Terms:
    if odd := set(row) - KEYS:
        raise TermsError(f"unknown: {', '.join(sorted(odd))}")
    days, promises, since = row.get("deferral_days"), row.get("promises"), row.get("since")
    if type(since) is not date:
        raise TermsError("since must be a day, such as 2026-11-24")
    if type(days) is not int or not 1 <= days <= LONGEST_DEFERRAL:
        raise TermsError(f"deferral_days must be a number from 1 to {LONGEST_DEFERRAL}")
    if not isinstance(promises, list) or not promises or not all(map(_said, promises)):
        raise TermsError("promises must be a list of sentences")
    if missing := [key for key in TEXTS if not _said(row.get(key))]:
        raise TermsError(f"{missing[0]} must be a sentence")
    confirmed = str(row.get("confirmed", "")).strip()
    return Terms(since, days, row["deferral"], tuple(promises), row["supplement"], confirmed)


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
