"""The starting catalogue: all of it, through the checks, once; or nothing at all."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from catalog import config
from catalog.core.sheet import RowErrors
from catalog.db import open_session
from catalog.models import DRAFTS, EditionRecord
from catalog.services.publishing import revision
from catalog.services.seeding import seed
from catalog.services.shelf import shelf

TODAY = date(2026, 6, 1)
COUNTS = {"bundle": 40, "licence": 16, "item": 244, "network": 1, "redirects": 1, "lexicon": 1}


def count(session: Session, kind: str) -> int:
    return session.exec(
        select(func.count()).select_from(EditionRecord).where(EditionRecord.kind == kind)
    ).one()


def small_seed(folder: Path, **replace: str) -> Path:
    """A copy of the seed to spoil: file name -> text to append (or to put instead)."""
    copy = folder / "seed"
    shutil.copytree(config.SEED, copy)
    for name, text in replace.items():
        path = copy / name.replace("__", "/")
        path.with_suffix(".yaml").write_text(text, encoding="utf-8")
    return copy


def test_the_whole_catalogue_is_published_and_a_second_time_changes_nothing(engine: Engine) -> None:
    with open_session(engine, write=True) as session:
        seed(session, config.SEED, TODAY)
    with open_session(engine, write=True) as session:
        again = seed(session, config.SEED, TODAY)
        assert {kind: count(session, kind) for kind in COUNTS} == COUNTS
        assert (again.drafts.new, again.drafts.changed, again.publication.published) == ([], [], ())
        assert revision(session) == 1


def test_the_network_is_1_7_9_121(seeded: Session) -> None:
    points = shelf(seeded).network.points
    kinds = [point.kind for point in points]
    shape = {kind: kinds.count(kind) for kind in ("center", "sub_center", "town", "village")}
    assert shape == {"center": 1, "sub_center": 7, "town": 9, "village": 121}


def test_individual_registration_at_all_towns_enterprise_only_at_caijiapo(seeded: Session) -> None:
    towns = [point for point in shelf(seeded).network.points if point.kind == "town"]
    given = {point.town: {each.item for each in point.delegations} for point in towns}
    assert all("getihu_reg" in items for items in given.values())
    assert [town for town, items in given.items() if "ent_reg" in items] == ["蔡家坡镇"]


@pytest.mark.parametrize(
    ("text", "file", "reason"),
    [
        ("departments:\n- id: spj\n", "seed/departments.yaml", "缺少必填的“name”"),
        (
            "departments:\n- {id: x, name: 甲, 备注: 乙}\n",
            "seed/departments.yaml",
            "不认识的字段“备注”",
        ),
        ("departments: [\n", "seed/departments.yaml", "不是有效的 YAML"),
        (
            "departments:\n- {id: x, name: 甲}\n- {id: x, name: 乙}\n",
            "seed/departments.yaml",
            "用过",
        ),
    ],
)
def test_a_broken_row_is_reported_with_file_place_and_reason(
    sqlite: Engine, tmp_path: Path, text: str, file: str, reason: str
) -> None:
    folder = small_seed(tmp_path, departments=text)
    with open_session(sqlite, write=True) as session, pytest.raises(RowErrors) as error:
        seed(session, folder, TODAY)
    row = error.value.rows[0]
    assert (row.file, reason in row.reason, row.place != "") == (file, True, True)


def test_nothing_is_half_loaded(sqlite: Engine, tmp_path: Path) -> None:
    """A fault that only lint can see, in the last file read: no draft, no edition."""
    text = (config.SEED / "bundles" / "canyin.yaml").read_text(encoding="utf-8")
    folder = small_seed(
        tmp_path, bundles__canyin=text.replace("item: food_license", "item: nothing", 1)
    )
    with open_session(sqlite, write=True) as session, pytest.raises(RowErrors, match="nothing"):
        seed(session, folder, TODAY)
    with open_session(sqlite) as session:
        assert all(not session.exec(select(table)).first() for table in DRAFTS.values())
        assert revision(session) == 0


def test_changing_one_item_renews_exactly_the_entries_that_contain_it(
    sqlite: Engine, tmp_path: Path
) -> None:
    with open_session(sqlite, write=True) as session:
        seed(session, config.SEED, TODAY)
    text = (config.SEED / "items" / "gz.yaml").read_text(encoding="utf-8")
    folder = small_seed(tmp_path, items__gz=text.replace("fee: ", "fee: 现在", 1))
    with open_session(sqlite, write=True) as session:
        report = seed(session, folder, TODAY)
        kept = shelf(session)
    item = report.drafts.changed[0].partition("/")[2]
    holding = {f"{c.kind}/{c.slug}" for c in kept.cards.values() if item in c.items}
    assert set(report.publication.published) == holding
    assert report.publication.revision == 2
