"""The commands of the house."""

import json
import shutil
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlmodel import Session

from catalog.config import SEED
from catalog.db import open_session
from catalog.models import Change
from catalog.services import publishing_due, readying
from catalog.services.readying import Ready
from tests.conftest import make_app
from tests.workflow import House


@pytest.fixture
def new_house(tmp_path: Path) -> Flask:
    """An application whose database does not exist yet."""
    return make_app(tmp_path, tmp_path / "catalog.sqlite3")


def revision(app: Flask) -> int:
    with open_session(app.extensions["engine"]) as session:
        return session.execute(text("SELECT number FROM revision")).scalar_one()


def test_prepare_makes_tables_and_loads_the_catalogue_once(new_house: Flask) -> None:
    run = new_house.test_cli_runner().invoke
    first, second = run(args=["prepare"]), run(args=["prepare"])
    assert first.exit_code == second.exit_code == 0, first.output
    assert "正在装入目录" in first.output
    assert "目录" not in second.output
    assert revision(new_house) == 1


def test_a_seed_may_be_the_first_thing_a_house_is_given(new_house: Flask) -> None:
    done = new_house.test_cli_runner().invoke(args=["seed"])
    assert done.exit_code == 0, done.output
    assert revision(new_house) == 1


def test_a_house_may_begin_empty_and_stays_so(tmp_path: Path) -> None:
    new_house = make_app(tmp_path, tmp_path / "catalog.sqlite3", seed=None)
    run = new_house.test_cli_runner().invoke
    first, second = run(args=["prepare"]), run(args=["prepare"])
    assert "从空目录开始" in first.output
    assert "从空目录开始" not in second.output
    assert revision(new_house) == 1
    file = tmp_path / "empty.json"
    run(args=["catalogue", "export", str(file)])
    rows = json.loads(file.read_text(encoding="utf-8"))["rows"]
    assert [noun for noun, held in rows.items() if held] == ["code"]
    again = run(args=["catalogue", "import", str(file), "--exact"])
    assert (again.exit_code, "发布0版" in again.output) == (0, True), again.output


def test_a_house_may_begin_with_a_folder_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    run = make_app(tmp_path, tmp_path / "a.sqlite3", seed=own).test_cli_runner().invoke
    assert "没有目录文件" in run(args=["prepare"]).output
    for name in ("codes.yaml", "departments.yaml"):
        shutil.copy(SEED / name, own)
    done = run(args=["prepare"])
    assert (done.exit_code, "发布3版" in done.output) == (0, True), done.output


def test_a_broken_seed_is_reported_by_file_and_place(own_app: Flask, tmp_path: Path) -> None:
    folder = shutil.copytree(SEED, tmp_path / "seed")
    with (folder / "departments.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: x, name: 甲, 备注: 乙}\n")
    result = own_app.test_cli_runner().invoke(args=["seed", str(folder)])
    assert result.exit_code == 1
    assert "departments.yaml" in result.output
    assert "什么也没有装入" in result.output
    assert revision(own_app) == 1


def test_the_first_start_invites_a_keeper_and_later_ones_while_there_is_none(
    new_house: Flask,
) -> None:
    run = new_house.test_cli_runner().invoke
    links = [line for _ in range(2) for line in run(args=["prepare"]).output.splitlines()]
    first, second = (line.strip() for line in links if "/welcome/" in line)
    assert first != second
    run(args=["users", "add", "zhao", "--display-name", "赵岐", "--role", "keeper"])
    assert run(args=["prepare"]).output == ""


def test_users_are_kept_from_the_command_line(own_app: Flask) -> None:
    run = own_app.test_cli_runner().invoke
    who = ["wang", "--display-name", "王小明", "--role", "staff", "--role", "reviewer"]
    added = run(args=["users", "add", *who, "--point", "qs-center"])
    assert "/welcome/" in added.output
    assert run(args=["users", "disable", "Wang"]).exit_code == 0
    assert (
        "wang\t王小明\tdisabled\t窗口人员、审核员\tqs-center\t-"
        in run(args=["users", "list"]).output
    )
    assert run(args=["users", "reset", "wang"]).exit_code == 1
    assert run(args=["users", "enable", "wang"]).exit_code == 0
    assert "/welcome/" in run(args=["users", "reset", "wang"]).output


def test_a_user_that_cannot_be_is_refused_in_words(own_app: Flask) -> None:
    run = own_app.test_cli_runner().invoke
    added = run(args=["users", "add", "wang", "--display-name", "王小明", "--role", "staff"])
    assert added.exit_code == 1
    assert "服务点" in added.output
    assert "没有“nobody”" in run(args=["users", "disable", "nobody"]).output


def test_the_catalogue_goes_out_and_comes_back(own_app: Flask, tmp_path: Path) -> None:
    run = own_app.test_cli_runner().invoke
    file = tmp_path / "catalogue.json"
    assert run(args=["catalogue", "export", str(file)]).exit_code == 0
    done = run(args=["catalogue", "import", str(file), "--exact"])
    assert (done.exit_code, "发布0版" in done.output) == (0, True), done.output
    file.write_text('{"format": 1, "rows": {"item": [{"id": "x"}]}}', encoding="utf-8")
    wrong = run(args=["catalogue", "import", str(file)])
    assert (wrong.exit_code, "什么也没有装入" in wrong.output) == (1, True)
    due = run(args=["catalogue", "publish-due"])
    assert "发布了 0 个变更" in due.output


def test_what_is_due_is_worked_out_while_others_may_write(
    own_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(own_app.extensions["engine"])
    change = house.open()
    house.save(change, "item", "audit_ent", fee="每份5元")
    house.submit(change)
    house.approve(change, when="2099-01-01")
    with house.writing() as session:
        session.get_one(Change, change).publish_on = "2026-01-01"
        session.commit()
    work_out = publishing_due.ready_due

    def meanwhile(session: Session, now: str) -> dict[int, Ready]:
        found = work_out(session, now)
        house.open("别人同时新开的")
        monkeypatch.setattr(readying, "ready", lambda *_: pytest.fail("worked out again"))
        return found

    monkeypatch.setattr(publishing_due, "ready_due", meanwhile)
    done = own_app.test_cli_runner().invoke(args=["catalogue", "publish-due"])
    assert "发布了 1 个变更" in done.output, done.output
    assert house.state(change) == "live"


def test_queries_that_find_their_entry_are_kept_and_guarded(own_app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "intents.jsonl"
    rows = ("开药店", "bundle:yaodian"), ("开药店", "bundle:yaodian"), ("开药店吗", "bundle:canyin")
    lines = [f'{{"q": "{q}", "accept": ["{entry}"], "kind": "x"}}' for q, entry in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    done = own_app.test_cli_runner().invoke(args=["intents", "keep", str(file)])
    assert "收下 1 句，另有 2 句没收" in done.output
