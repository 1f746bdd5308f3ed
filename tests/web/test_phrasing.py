"""Texts as they are set in a page."""

import pytest

from catalog.web import phrasing


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("三类（如隐形眼镜）", ("三类", "如隐形眼镜")),
        ("是", ("是", "")),
        ("死于意外（事故等）或死因不明", ("死于意外（事故等）或死因不明", "")),
    ],
)
def test_a_gloss_in_brackets_stands_apart(text: str, shown: tuple[str, str]) -> None:
    assert phrasing.parts(text) == shown


@pytest.mark.parametrize(
    ("basis", "cited"),
    [
        ("食品安全法#35", "《食品安全法》第35条"),
        ("医疗器械监督管理条例#41,42", "《医疗器械监督管理条例》第41、42条"),
        (
            "药品经营和使用质量监督管理办法（总局令84号）",
            "《药品经营和使用质量监督管理办法》（总局令84号）",
        ),
        ("陕政办发〔2023〕1号", "陕政办发〔2023〕1号"),
        ("《道路交通安全法》", "《道路交通安全法》"),
    ],
)
def test_laws_are_cited_as_laws(basis: str, cited: str) -> None:
    assert phrasing.law(basis) == cited


def test_a_reason_within_another_is_not_repeated() -> None:
    because = ("这件事都要办", "因为您选了“二类”“三类”", "因为您选了“三类”")
    assert phrasing.reasons(because) == ["因为您选了“二类”“三类”"]


def test_departments_of_the_county_go_by_their_short_names() -> None:
    names = ("岐山县公安局（含派出所）", "岐山县委宣传部", "宝鸡海关")
    assert [phrasing.office(name) for name in names] == ["公安局", "县委宣传部", "宝鸡海关"]


def test_headings_break_between_phrases_and_stay_text() -> None:
    words = phrasing.phrased("药品零售“一件事”<b>")
    assert words.count('<span class="phrase">') == 3
    assert "&lt;b&gt;" in words
    assert phrasing.phrased("餐饮行业综合许可证") == "餐饮行业综合许可证"


def test_thin_spaces_between_chinese_and_figures() -> None:
    assert phrasing.spaced("12月4日GSP") == "12\u2009月\u20094\u2009日\u2009GSP"
