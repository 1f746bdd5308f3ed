"""Who may do what: one table from action to roles.

Every address behind sign-in names an action, never a role; what a role may do is decided
here alone. A user may hold several roles and may do what any of them may.
"""

from collections.abc import Iterable
from dataclasses import dataclass

ROLES = {"staff": "窗口人员", "admin": "管理员", "reviewer": "审核员", "keeper": "系统管理员"}
"""Role -> its name on pages, in the order pages list them."""

ALLOWED = {
    "account": frozenset(ROLES),
    "window": frozenset({"staff"}),
    "print_ledger": frozenset({"staff", "admin"}),
    "catalogue_read": frozenset({"admin", "reviewer"}),
    "catalogue_edit": frozenset({"admin"}),
    "import": frozenset({"admin"}),
    "review": frozenset({"reviewer"}),
    "publish": frozenset({"reviewer"}),
    "reports": frozenset({"admin", "reviewer", "keeper"}),
    "audit": frozenset({"admin", "reviewer", "keeper"}),
    "users": frozenset({"keeper"}),
}
"""Action -> the roles that may. Keepers look after people, not after the catalogue."""


@dataclass(frozen=True)
class Account:
    """A signed-in person. ``name`` is what they sign in with, ``point`` the id of their
    service point ("" for none)."""

    id: int
    name: str
    display_name: str
    roles: tuple[str, ...]
    point: str

    def may(self, action: str) -> bool:
        """Whether any of this person's roles may."""
        return allows(self.roles, action)


def allows(roles: Iterable[str], action: str) -> bool:
    """Whether one of ``roles`` may do ``action``; raises KeyError for an action nobody defined."""
    return not ALLOWED[action].isdisjoint(roles)


def named(roles: Iterable[str]) -> str:
    """Roles in words: 窗口人员、管理员."""
    held = set(roles)
    return "、".join(words for role, words in ROLES.items() if role in held)
