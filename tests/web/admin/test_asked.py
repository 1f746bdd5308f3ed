"""Words nobody was helped with: tried out, learned as a phrase, a redirect or a decoy."""

from datetime import date
from io import BytesIO

import pytest
from flask import Flask

from catalog.db import open_session
from catalog.models import Asked
from catalog.services import changing, learning
from catalog.services.shelf import shelf
from catalog.services.signing_in import as_account
from tests.signing import a_user
from tests.web.admin.forms import Editor
from tests.web.admin.test_rows import proposed
from tests.workbooks import workbook

SAID = "盘个门面炒粉"
LEARN = "form.row-end"


@pytest.fixture
def editor(own_app: Flask) -> Editor:
    with open_session(own_app.extensions["engine"], write=True) as session:
        for _ in range(3):
            learning.note_missed(session, SAID, date(2026, 6, 1))
    return Editor(own_app)


def state(app: Flask) -> str:
    with open_session(app.extensions["engine"]) as session:
        return session.get_one(Asked, SAID).state


def test_what_was_asked_is_listed_with_its_count(editor: Editor) -> None:
    page = editor.open("/admin/asked")
    assert SAID in page.texts("tbody th")
    assert "3" in page.texts("tbody td")


def test_learning_shows_the_ranks_before_and_after_and_then_makes_a_phrase(
    editor: Editor, own_app: Flask
) -> None:
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=bundle/canyin")
    assert "句变好" in shown.text
    assert shown.texts("tbody th")[0] == SAID
    assert "第1" in shown.texts("tbody td")[2].replace(" ", "")
    editor.send(shown, "teach", form=LEARN)
    assert SAID in proposed(own_app, "phrase", "bundle/canyin")["asks"]  # type: ignore[operator]
    assert state(own_app) == "learned"


def test_or_a_phrase_of_a_redirect_or_of_a_decoy(editor: Editor, own_app: Flask) -> None:
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=redirect/passport")
    editor.send(shown, "teach", form=LEARN)
    assert SAID in proposed(own_app, "redirect", "passport")["phrases"]  # type: ignore[operator]


def test_it_can_be_put_more_shortly(editor: Editor, own_app: Flask) -> None:
    shown = editor.open(f"/admin/asked/one?text={SAID}&said=炒粉店&name=开餐馆&to=bundle/canyin")
    editor.send(shown, "teach", form=LEARN)
    assert "炒粉店" in proposed(own_app, "phrase", "bundle/canyin")["asks"]  # type: ignore[operator]


def test_personal_data_is_never_learned(editor: Editor) -> None:
    page = editor.open(f"/admin/asked/one?text={SAID}&said=我叫〔姓名〕&to=bundle/canyin", 422)
    assert "个人信息" in page.text


def test_what_does_not_matter_is_put_aside_and_taken_up_again(
    editor: Editor, own_app: Flask
) -> None:
    page = editor.open(f"/admin/asked/one?text={SAID}")
    editor.send(page, "dropped", form="form.admin-block")
    assert state(own_app) == "dropped"
    editor.send(editor.open(f"/admin/asked/one?text={SAID}"), "open", form="form.admin-block")
    assert state(own_app) == "open"


def test_an_entry_that_is_not_there_is_refused(editor: Editor) -> None:
    page = editor.open(f"/admin/asked/one?text={SAID}&name=没有这件事", 422)
    assert "没有叫“没有这件事”的条目" in page.text


def test_a_wording_waits_again_when_its_change_comes_to_nothing(
    editor: Editor, own_app: Flask
) -> None:
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=bundle/canyin")
    editor.send(shown, "teach", form=LEARN)
    editor.send(editor.open("/admin/changes/1"), form='form[action$="/discard"]')
    assert state(own_app) == "open"


def test_or_when_its_row_is_taken_out_of_the_change(editor: Editor, own_app: Flask) -> None:
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=redirect/passport")
    editor.send(shown, "teach", form=LEARN)
    with open_session(own_app.extensions["engine"], write=True) as session:
        admin = as_account(a_user(session, "admin"))
        changing.discard_row(session, admin, 1, "redirect", "passport", 1)
    assert state(own_app) == "open"


def test_learning_is_tried_on_the_labelled_words(editor: Editor, own_app: Flask) -> None:
    with open_session(own_app.extensions["engine"]) as session:
        title = shelf(session).cards["bundle", "canyin"].title
    sheet = [("说法", "应找到"), ("炒粉店手续", title), ("月亮几时圆", "")]
    sent = bring(editor, "句子.xlsx", workbook(句子=sheet))
    assert "收下 2 句" in sent
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=bundle/canyin")
    assert "测试句子 2 句" in shown.text


def test_a_file_of_labelled_words_is_refused_in_words(editor: Editor) -> None:
    assert "请选 .xlsx" in bring(editor, "句子.txt", b"x")
    assert "要有“说法”和“应找到”两列" in bring(editor, "句子.xlsx", workbook(句子=[("甲", "乙")]))
    wrong = workbook(句子=[("说法", "应找到"), ("炒粉", "没有这件事")])
    assert "第 2 行“没有这件事”" in bring(editor, "句子.xlsx", wrong)
    assert "第 1 行看不懂" in bring(editor, "a.jsonl", b"[1]")


def test_a_redirect_still_in_the_change_can_be_learned_at_once(
    editor: Editor, own_app: Flask
) -> None:
    fields = {"title": "算命看相", "office": "不归政府管", "advice": "这里不办。", "kind": "far"}
    editor.send(editor.open("/admin/redirects/new"), id="suanming", **fields)
    shown = editor.open(f"/admin/asked/one?text={SAID}&to=redirect/suanming")
    assert "算命看相" in shown.texts("tbody td")[0]
    editor.send(shown, "teach", form=LEARN)
    assert SAID in proposed(own_app, "redirect", "suanming")["phrases"]  # type: ignore[operator]


def bring(editor: Editor, name: str, data: bytes) -> str:
    """Send a file of labelled words; what the page says."""
    editor.pages.app.config["WTF_CSRF_ENABLED"] = False
    sent = editor.client.post("/admin/asked/labelled", data={"file": (BytesIO(data), name)})
    return sent.text if sent.status_code == 422 else editor.open("/admin/asked/labelled").text
