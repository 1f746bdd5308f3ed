"""The matcher follows publications: nobody waits but the very first, the last wish counts."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlmodel import Session

from catalog.matching.entry import Catalogue
from catalog.services import finding
from catalog.services.finding import Finder
from catalog.services.shelf import Shelf, shelf

SMALL = {"redirects": {"redirects": []}, "lexicon": {"rewrites": []}}


def kept(name: str, revision: int = 1) -> Shelf:
    """A tiny catalogue of one item called ``name``."""
    body = {"kind": "item", "slug": "one", "title": name, "members": []}
    return Shelf(revision, name, {("item", "one"): body}, {})


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matchers that are just the catalogue they would have been built from."""
    monkeypatch.setattr(finding.Matcher, "build", lambda catalogue: catalogue)


def first_title(finder: Finder, catalogue: Shelf, wait: bool = False) -> str:
    return finder.matcher(catalogue, wait).entries[0].title  # type: ignore[attr-defined]


@pytest.mark.usefixtures("light")
def test_the_first_request_gets_a_matcher() -> None:
    assert first_title(Finder(), kept("卖烟许可证")) == "卖烟许可证"


@pytest.mark.usefixtures("light")
def test_waiting_builds_at_once() -> None:
    finder = Finder()
    first_title(finder, kept("卖烟许可证"))
    assert first_title(finder, kept("卖书许可证"), wait=True) == "卖书许可证"


@pytest.mark.usefixtures("light")
def test_while_a_new_catalogue_is_indexed_the_old_one_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finder, gate = Finder(), Event()
    first_title(finder, kept("旧"))

    def slow(catalogue: Catalogue) -> Catalogue:
        gate.wait(10)
        return catalogue

    monkeypatch.setattr(finding.Matcher, "build", slow)
    assert first_title(finder, kept("新")) == "旧"
    gate.set()
    assert first_title(finder, kept("新"), wait=True) == "新"


@pytest.mark.usefixtures("light")
def test_the_revision_is_that_of_the_index_that_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    finder, gate, build = Finder(), Event(), finding.Matcher.build
    assert finder.indexed(kept("旧", 1))[1] == 1
    monkeypatch.setattr(finding.Matcher, "build", lambda all: gate.wait(10) and build(all))
    assert finder.indexed(kept("新", 2))[1] == 1
    gate.set()
    assert finder.indexed(kept("新", 2), wait=True)[1] == 2
    assert finder.indexed(kept("新", 3))[1] == 3, "the same texts under another number"


@pytest.mark.usefixtures("light")
def test_a_request_that_began_before_a_publication_does_not_turn_the_index_back() -> None:
    finder = Finder()
    first_title(finder, kept("新", 2))
    assert first_title(finder, kept("旧", 1)) == "新"
    assert not finder._following


@pytest.mark.usefixtures("light")
def test_of_two_publications_close_together_the_last_is_indexed() -> None:
    finder = Finder()
    first_title(finder, kept("一"))
    for name in ("二", "三"):
        finder.matcher(kept(name))
    for _ in range(200):
        if first_title(finder, kept("三")) == "三":
            return
        Event().wait(0.05)
    pytest.fail("the last publication was never indexed")


def test_a_start_takes_the_index_from_disk_and_a_new_catalogue_replaces_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Finder(tmp_path).matcher(kept("甲" * 20))
    Finder(tmp_path).matcher(kept("乙" * 20))
    assert Finder(tmp_path).keeps(kept("乙" * 20))
    assert not Finder(tmp_path).keeps(kept("甲" * 20))
    assert [folder.name for folder in tmp_path.iterdir()] == ["乙" * 16]
    monkeypatch.setattr(finding.Matcher, "build", lambda _: pytest.fail("built again"))
    Finder(tmp_path).matcher(kept("乙" * 20))


def test_of_workers_that_follow_at_once_one_builds_and_the_others_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, built, start = finding.Matcher.build, [], Barrier(4)

    def counted(catalogue: Catalogue) -> finding.Matcher:
        built.append(1)
        return build(catalogue)

    def follow(_: int) -> str:
        start.wait()
        return Finder(tmp_path / "index").matcher(kept("丙" * 20)).match("丙" * 20).outcome

    monkeypatch.setattr(finding.Matcher, "build", counted)
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(follow, range(4)))) == 1
    assert len(built) == 1


def test_a_broken_index_on_disk_is_made_anew(tmp_path: Path) -> None:
    broken = tmp_path / ("甲" * 16)
    broken.mkdir()
    (broken / "catalogue.json").write_text("{", encoding="utf-8")
    assert Finder(tmp_path).matcher(kept("甲" * 20)).match("许可证").outcome


def test_the_seed_is_found_in_peoples_own_words(seeded: Session) -> None:
    outcome = finding.find(Finder(), seeded, "碎娃刚生下来要弄啥手续")
    assert (outcome.matches[0].kind, outcome.matches[0].slug) == ("bundle", "xinshenger")
    assert outcome.matches[0].reasons


def test_suggestions_begin_with_what_is_typed(seeded: Session) -> None:
    assert any("药" in words for words in finding.suggest(Finder(), seeded, "药店"))
    assert shelf(seeded).digest
