"""What is true of every user: a name to sign in with, a name for people, roles, a point."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from catalog.core.permission import ROLES

NAME = re.compile(r"[\w.-]{2,40}")
BEIJING = timezone(timedelta(hours=8))


def day(seconds: int) -> str:
    """The ISO day in China at ``seconds`` since 1970, wherever the server stands."""
    return datetime.fromtimestamp(seconds, BEIJING).date().isoformat()


@dataclass(frozen=True)
class Details:
    """What a keeper decides about a user. ``name`` is tidied and never changes later."""

    name: str
    display_name: str
    roles: tuple[str, ...]
    point: str


class UserRefused(ValueError):
    """Something about a user cannot be so; ``faults`` maps field -> what to do, in Chinese."""

    def __init__(self, **faults: str) -> None:
        super().__init__("；".join(faults.values()))
        self.faults = faults


def tidy_name(name: str) -> str:
    """The one form of a sign-in name: full-width letters, capitals and blanks do not matter."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def check(details: Details, points: Container[str]) -> None:
    """Raise UserRefused with everything that is wrong. ``points`` are the ids there are."""
    faults = {
        "name": name_fault(details.name),
        "display_name": _display_fault(details.display_name),
        "roles": _roles_fault(details.roles),
        "point": _point_fault(details, points),
    }
    if wrong := {field: fault for field, fault in faults.items() if fault}:
        raise UserRefused(**wrong)


def name_fault(name: str) -> str:
    """Why a tidied name cannot be one to sign in with; "" when it can."""
    fits = NAME.fullmatch(name)
    return "" if fits else "登录名用 2–40 个字母、数字、汉字或 . _ -，中间不留空格。"


def _display_fault(display_name: str) -> str:
    fits = display_name.strip() and len(display_name) <= 60 and display_name.isprintable()
    return "" if fits else "请填姓名，最多 60 个字。"


def _roles_fault(roles: tuple[str, ...]) -> str:
    if not roles:
        return "至少选一个角色。"
    unknown = [role for role in roles if role not in ROLES]
    return f"没有“{'、'.join(unknown)}”这个角色。" if unknown else ""


def _point_fault(details: Details, points: Container[str]) -> str:
    if details.point and details.point not in points:
        return f"没有“{details.point}”这个服务点。"
    if "staff" in details.roles and not details.point:
        return "窗口人员要选所在的服务点，打印的材料上要写。"
    return ""
