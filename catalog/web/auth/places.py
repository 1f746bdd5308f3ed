"""Where somebody who signed in may go, for the bar at the top and after signing in."""

from dataclasses import dataclass

from flask import current_app, request

from catalog.web.auth.sitting import current_user


@dataclass(frozen=True)
class Place:
    """An address, the action it needs, and its name in the bar."""

    action: str
    address: str
    words: str

    @property
    def here(self) -> bool:
        """Whether the page being shown is this place or below it."""
        nearest = max((p.address for p in PLACES if _below(p.address)), key=len, default="")
        return nearest == self.address


PLACES = (
    Place("window", "/window", "窗口"),
    Place("catalogue_edit", "/admin", "目录管理"),
    Place("review", "/admin/reviews", "审核发布"),
    Place("print_ledger", "/window/prints", "打印台账"),
    Place("users", "/admin/users", "用户"),
)


def places() -> list[Place]:
    """The places the signed-in person may enter, of those this house has."""
    user = current_user()
    rules = {rule.rule for rule in current_app.url_map.iter_rules()}
    return [p for p in PLACES if user and user.may(p.action) and p.address in rules]


def _below(address: str) -> bool:
    return f"{request.path}/".startswith(f"{address}/")
