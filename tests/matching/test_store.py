from pathlib import Path

import pytest

from catalog.matching.finder import Matcher
from catalog.matching.store import FORMAT, load, save
from tests.matching.catalogues import CATALOGUE


def test_a_saved_matcher_answers_as_before(tmp_path: Path) -> None:
    matcher = Matcher.build(CATALOGUE)
    save(matcher, tmp_path / "index")
    loaded = load(tmp_path / "index")
    for said in ("药店", "kai yaodian", "kyd", "离婚", "人防工程竣工", "要带伞吗", ""):
        assert loaded.match(said) == matcher.match(said)


def test_another_format_is_refused(tmp_path: Path) -> None:
    save(Matcher.build(CATALOGUE), tmp_path)
    text = (tmp_path / "catalogue.json").read_text("utf-8")
    (tmp_path / "catalogue.json").write_text(
        text.replace(f'"format": {FORMAT}', '"format": 0'), "utf-8"
    )
    with pytest.raises(ValueError, match="index format 0"):
        load(tmp_path)
