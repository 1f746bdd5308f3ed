"""Every table of the catalogue; importing this package fills SQLModel.metadata.

Drafts (one table per noun) are what administrators edit; editions are what the
public sees. Public code reads editions only.
"""

from catalog.models.absent import AbsentItem
from catalog.models.asked import Asked
from catalog.models.audit import AuditLine
from catalog.models.change import (
    Change,
    ChangeAuthor,
    ChangeComment,
    ChangeRow,
    ChangeRowHistory,
)
from catalog.models.code_mapping import CodeMapping
from catalog.models.draft import DRAFTS, Draft, Item
from catalog.models.edition import EditionRecord, Live, Revision, Withdrawal
from catalog.models.import_run import ImportFile, ImportRow, ImportRun
from catalog.models.labelled import LabelledSet
from catalog.models.ledger import LedgerLine
from catalog.models.merge import MaterialMerge
from catalog.models.print import PrintRecord
from catalog.models.scenario import GoldenIntent, Scenario
from catalog.models.unmatched import UnmatchedMaterial
from catalog.models.upstream import UpperCatalogue, Upstream
from catalog.models.user import OneTimeLink, SignInFailure, User

__all__ = [
    "DRAFTS",
    "AbsentItem",
    "Asked",
    "AuditLine",
    "Change",
    "ChangeAuthor",
    "ChangeComment",
    "ChangeRow",
    "ChangeRowHistory",
    "CodeMapping",
    "Draft",
    "EditionRecord",
    "GoldenIntent",
    "ImportFile",
    "ImportRow",
    "ImportRun",
    "Item",
    "LabelledSet",
    "LedgerLine",
    "Live",
    "MaterialMerge",
    "OneTimeLink",
    "PrintRecord",
    "Revision",
    "Scenario",
    "SignInFailure",
    "UnmatchedMaterial",
    "UpperCatalogue",
    "Upstream",
    "User",
    "Withdrawal",
]
