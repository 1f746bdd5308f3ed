"""A real browser in front of the real server, over the seeded catalogue."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog.config import ROOT
from tests.conftest import copied

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

# A browser that keeps to itself: without these it looks up its maker's hosts at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
KIOSK = {"width": 1080, "height": 1920}
DESKTOP = {"width": 1440, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, seeded_file: Path) -> Path:
    """The data folder of the served house: a copy of the seeded catalogue and its key."""
    return copied(seeded_file, tmp_path_factory.mktemp("served")).parent


@pytest.fixture(scope="session")
def address(served: Path, seeded_file: Path) -> Iterator[str]:
    """Where gunicorn serves a copy of the seeded catalogue."""
    with serving(served, DATABASE_URL=f"sqlite:///{served / seeded_file.name}") as address:
        yield address


@contextmanager
def serving(data: Path, **settings: str) -> Iterator[str]:
    """The address at which gunicorn serves the house in this data folder, while inside."""
    env = os.environ | {"CATALOG_DATA": str(data), "HOST": "127.0.0.1", "PORT": "0"} | settings
    env.pop("PROMETHEUS_MULTIPROC_DIR", None)
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    with (data / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            yield _announced(server, data / "log")
        finally:
            server.terminate()
            server.communicate(timeout=30)


def _announced(server: subprocess.Popen, log: Path) -> str:
    """The address the server prints when it is ready."""
    for line in server.stdout or ():
        if found := re.search(r"Open\s+(http://\S+)/", line):
            return found[1]
    pytest.fail(f"the server did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator["sync_api.Browser"]:
    """Chromium, as Debian installs it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium here (sh run test installs it on Debian as root)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: "sync_api.Browser", address: str) -> Iterator[Callable[..., "sync_api.Page"]]:
    """Opens a fresh window: ``visit("/", viewport=PHONE, java_script_enabled=False)``.

    Afterwards fails where a page logged an error or asked another host for anything.
    """
    complaints: list[str] = []
    contexts = []

    def open_window(path: str = "/", **options: object) -> "sync_api.Page":
        options = {"viewport": DESKTOP, "locale": "zh-CN", "base_url": address} | options
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, address, complaints)
        page.goto(path)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def _listen(page: "sync_api.Page", address: str, complaints: list[str]) -> None:
    def console(message: "sync_api.ConsoleMessage") -> None:
        if message.type == "error":
            complaints.append(f"{page.url}: {message.text}")

    def request(asked: "sync_api.Request") -> None:
        if not asked.url.startswith((address, "data:")):
            complaints.append(f"{page.url} asks {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", request)


@pytest.fixture
def accessible() -> Callable[["sync_api.Page"], None]:
    """Fails with what axe finds wrong on a page: ``accessible(page)``."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def check(page: "sync_api.Page") -> None:
        found = axe.run(page).response["violations"]
        words = [f"{v['id']}: {v['help']} ({n['html'][:160]})" for v in found for n in v["nodes"]]
        assert not words, f"{page.url}\n" + "\n".join(words)

    return check
