"""The lock files pin, with hashes, exactly what the requirements ask for."""

import re

import pytest

from catalog.config import ROOT

PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text()
    return {package.lower(): version for package, version in PINNED.findall(text)}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_locked_at_its_version(name: str) -> None:
    asked, locked = pins(f"{name}.txt"), pins(f"{name}.lock")
    assert asked
    assert asked.items() <= locked.items()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    packages = re.split(r"\n(?=[\w.-]+==)", text)
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text


def test_tests_run_on_the_versions_that_serve() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()
