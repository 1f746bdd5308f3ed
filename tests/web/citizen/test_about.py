"""What stands behind every mark."""

from tests.pages import Pages


def test_it_explains_the_marks_and_keeps_nothing(pages: Pages) -> None:
    text = pages.get("/about").text
    for words in ("法条载明", "官方公开清单", "样例，待核实", "我们不存"):
        assert words in text
