"""The arrows of the house run one way, and these tests would notice one that does not."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.config import ROOT

PACKAGE = ROOT / "catalog"

# What each part of catalog/ may import of ours, besides itself.
MAY_IMPORT = {
    "core": set(),
    "matching": {"core"},
    "adapters": {"core"},
    "models": {"core"},
    "services": {"core", "matching", "models", "adapters"},
    "migrations": {"models"},
    "db": set(),
    "config": set(),
    "web": {"services", "core", "matching", "adapters", "db", "config"},
    "cli": {"services", "core", "db", "config", "migrations"},
    "": {"web", "cli", "services", "db", "config"},  # catalog/__init__.py
}
# What is not ours, for the parts that must stay pure, or free of Flask.
PURE = {"core": set(), "matching": {"rapidfuzz", "numpy", "pypinyin", "opencc"}}
FLASKLESS = {"services", "models", "adapters", "db"}
FLASK = {"flask", "flask_wtf", "werkzeug", "wtforms"}
CLOCKS = {"time.time", "datetime.now", "datetime.today", "date.today", "datetime.utcnow"}
WITHOUT_FILES = {"os", "pathlib", "io", "shutil", "socket", "subprocess", "sqlite3"}
# Saving and loading an index is what this file is for.
MAY_TOUCH_FILES = {"matching/index.py", "matching/finder.py", "matching/store.py"}


def part_of(path: str) -> str:
    """core for core/edition.py, db for db.py, "" for __init__.py."""
    first = path.split("/")[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports(tree: ast.AST, path: str) -> Iterator[str]:
    """Full names of the modules a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say the full name, not a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def import_faults(path: str, tree: ast.AST) -> Iterator[str]:
    part = part_of(path)
    for name in imports(tree, path):
        top, _, rest = name.partition(".")
        if top == "catalog":
            target = rest.split(".")[0]
            if target != part and target not in MAY_IMPORT[part]:
                yield f"{path} imports {name}"
        elif part in PURE and not _is_pure(top, part, path):
            yield f"{path} imports {name}"
        elif part in FLASKLESS and top in FLASK:
            yield f"{path} imports {name}"


def _is_pure(top: str, part: str, path: str) -> bool:
    if top in WITHOUT_FILES:
        return path in MAY_TOUCH_FILES
    return top in sys.stdlib_module_names or top in PURE[part]


def call_faults(path: str, tree: ast.AST) -> Iterator[str]:
    part = part_of(path)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name.endswith(".commit") and part != "services":
            yield f"{path} commits"
        if part in PURE and any(name == c or name.endswith("." + c) for c in CLOCKS):
            yield f"{path} looks at the clock"
        if part in PURE and name == "open" and path not in MAY_TOUCH_FILES:
            yield f"{path} opens a file"


def shared_faults(path: str, tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"(^|/)shared(/|$)", node.value):
                yield f"{path} names {node.value!r}"


def faults(path: str, source: str) -> list[str]:
    tree = ast.parse(source)
    checks = (import_faults, call_faults, shared_faults)
    return [fault for check in checks for fault in check(path, tree)]


def sources() -> list[Path]:
    return [p for p in sorted(PACKAGE.rglob("*.py")) if "versions" not in p.parts]


@pytest.mark.parametrize("file", sources(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_file_keeps_to_the_arrows(file: Path) -> None:
    assert faults(file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/edition.py", "from flask import g"),
        ("core/edition.py", "import sqlmodel"),
        ("core/edition.py", "from catalog.models import Edition"),
        ("core/edition.py", "from catalog import services"),
        ("core/edition.py", "import datetime\nnow = datetime.date.today()"),
        ("core/edition.py", "from datetime import datetime\nnow = datetime.now()"),
        ("core/edition.py", "text = open('x').read()"),
        ("core/edition.py", "from pathlib import Path"),
        ("matching/rank.py", "import requests"),
        ("matching/rank.py", "import time\nt = time.time()"),
        ("services/finding.py", "from flask import request"),
        ("services/finding.py", "from catalog.web import citizen"),
        ("models/edition.py", "from catalog.services import publishing"),
        ("web/citizen/find.py", "from catalog.models import Edition"),
        ("web/citizen/find.py", "def f(session):\n    session.commit()"),
        ("adapters/codes.py", "from catalog.web import errors"),
        ("services/seeding.py", "folder = '../shared/domain'"),
    ],
)
def test_a_planted_violation_is_found(path: str, source: str) -> None:
    assert faults(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("services/finding.py", "def f(session):\n    session.commit()"),
        ("matching/rank.py", "from rapidfuzz import fuzz"),
        ("web/citizen/find.py", "from catalog.services import finding"),
        ("core/timeline.py", "from datetime import date, timedelta"),
    ],
)
def test_what_is_allowed_is_not_reported(path: str, source: str) -> None:
    assert faults(path, source) == []
