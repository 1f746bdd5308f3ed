"""Lint: what stops a catalogue from being published, in words that say how to mend it."""

from catalog.core.catalogue import Catalogue
from catalog.core.edition import Edition
from catalog.core.lint import entries, items, materials, reachability
from catalog.core.lint.finding import Finding

__all__ = ["Finding", "lint_edition", "lint_rows"]


def lint_rows(catalogue: Catalogue) -> list[Finding]:
    """References, limits and wording of all rows. Empty = every reference resolves."""
    return [
        *materials.check(catalogue),
        *items.check(catalogue),
        *entries.check(catalogue),
    ]


def lint_edition(edition: Edition) -> list[Finding]:
    """What only shows when the rules run: unreachable items, empty answers.

    Needs an edition whose references resolve (see lint_rows).
    """
    return list(reachability.check(edition))
