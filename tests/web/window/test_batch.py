"""A pile of papers in one zip."""

import io
import zipfile

import pytest

from catalog.adapters.typesetting import TypesettingFailed
from catalog.services import reopening
from tests.web.window.conftest import Clerk

CHOSEN = {"kind": "guide", "entry": ["bundle/yaodian", "licence/canyin", "bundle/yaodian"]}


def test_each_chosen_entry_is_one_pdf_with_a_serial(clerk: Clerk) -> None:
    response = clerk.client.post("/window/batch", data=CHOSEN)
    archive = zipfile.ZipFile(io.BytesIO(response.data))
    assert response.headers["X-Papers"] == "2"
    assert archive.testzip() is None
    assert [name[:4] for name in archive.namelist()] == ["001-", "002-"]
    assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    assert len(clerk.get("/window/prints").texts("tbody th")) == 2


def test_a_paper_that_fails_leaves_a_note_and_the_rest_arrives(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reopening, "typeset", _fail_for_licences(reopening.typeset))
    response = clerk.client.post("/window/batch", data=CHOSEN)
    archive = zipfile.ZipFile(io.BytesIO(response.data))
    endings = [name.rpartition(".")[2] for name in archive.namelist()]
    assert endings == ["pdf", "txt"]


@pytest.mark.parametrize(
    "form",
    [{}, {"kind": "guide"}, CHOSEN | {"kind": "receipt"}, CHOSEN | {"entry": ["bundle/none"]}],
)
def test_an_incomplete_choice_is_kept_and_told(clerk: Clerk, form: dict) -> None:
    response = clerk.client.post("/window/batch", data=form)
    page = clerk.pages.read("/window/batch", response)
    assert response.status_code == 422
    assert page.texts("[role=alert]") == ["先勾选要打印的事，再选一种纸。"]


def _fail_for_licences(typeset):
    def fail(kind: str, content: dict, slip: bool) -> bytes:
        if "餐饮" in str(content):
            raise TypesettingFailed("排不出来。")
        return typeset(kind, content, slip)

    return fail
