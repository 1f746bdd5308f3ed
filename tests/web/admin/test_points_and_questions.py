"""Service points and questions: what is particular to their forms."""

import pytest
from flask import Flask

from tests.web.admin.forms import Editor, filled
from tests.web.admin.test_rows import proposed


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    return Editor(own_app)


def test_a_delegation_is_added_with_its_day_and_basis(editor: Editor, own_app: Flask) -> None:
    before = len(editor.open("/admin/points/qs-town-1").select(".part"))
    page = editor.send(editor.open("/admin/points/qs-town-1"), "add:delegations", 200)
    line = f"delegations-{before}"
    empty = editor.send(page, status=422, **{f"{line}-item": "食品经营许可"})
    assert "写上从哪天起" in " ".join(empty.texts(".field-fault"))
    wrong = editor.send(empty, status=422, **{f"{line}-since": "明年", f"{line}-basis": "委托书"})
    assert "写成 2026-11-24 这样" in " ".join(wrong.texts(".field-fault"))
    editor.send(wrong, **{f"{line}-since": "2026-12-01"})
    last = proposed(own_app, "point", "qs-town-1")["delegations"][-1]  # type: ignore[index]
    assert last == {"item": "food_license", "since": "2026-12-01", "basis": "委托书"}


def test_items_a_point_takes_are_written_by_name(editor: Editor, own_app: Flask) -> None:
    page = editor.open("/admin/points/qs-town-1")
    wrong = editor.send(page, status=422, takes="生育登记\n没有这个事项")
    assert "没有找到：没有这个事项" in " ".join(wrong.texts(".field-fault"))
    assert "没有这个事项" in str(filled(wrong)["takes"])
    editor.send(wrong, takes="生育登记")
    assert proposed(own_app, "point", "qs-town-1")["takes"] == ["birth_register"]


def test_hours_that_change_lose_their_old_source_only_when_it_changes(
    editor: Editor, own_app: Flask
) -> None:
    page = editor.open("/admin/points/qs-town-1")
    editor.send(
        page, hours="周一至周五 9:00—12:00", hours_level="official", hours_note="门口公示牌"
    )
    saved = proposed(own_app, "point", "qs-town-1")
    assert saved["hours_provenance"] == {"level": "official", "note": "门口公示牌"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"options": "只有一个"}, "至少写两个选项"),
        ({"exclusive": "没有的选项"}, "不在选项里"),
        ({"text": ""}, "这一项要填"),
    ],
)
def test_a_question_says_what_to_mend(editor: Editor, fields: dict[str, str], words: str) -> None:
    page = editor.send(editor.open("/admin/questions/agent"), status=422, **fields)
    assert words in " ".join(page.texts(".field-fault"))


def test_a_question_shows_who_asks_it(editor: Editor) -> None:
    assert editor.open("/admin/questions/agent").texts(".uses a")


def test_phrases_are_kept_per_entry(editor: Editor, own_app: Flask) -> None:
    page = editor.open("/admin/phrases/bundle/canyin")
    editor.send(page, asks=str(filled(page)["asks"]) + "\n盘个门面炒粉")
    assert "盘个门面炒粉" in proposed(own_app, "phrase", "bundle/canyin")["asks"]  # type: ignore[operator]
    assert "开办餐饮店" in editor.open("/admin/phrases?words=餐饮店").texts("tbody th")[0]
