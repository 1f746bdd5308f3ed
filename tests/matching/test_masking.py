import pytest

from catalog.matching.masking import mask


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("身份证11010519491231002X丢了", "身份证〔身份证号〕丢了"),
        ("打13812345678找我", "打〔电话〕找我"),
        ("电话 0917-8212345", "电话 〔电话〕"),
        ("车牌陕C12345过户", "车牌〔车牌〕过户"),
        ("陕CD12345新能源", "〔车牌〕新能源"),
        ("卡号6222 0212 3456 7890 123", "卡号〔号码〕"),
        ("手机幺三八零零一三八零零零", "手机〔号码〕"),
        ("１３８１２３４５６７８打给我", "〔号码〕打给我"),
        ("我叫张三想问低保", "我叫〔姓名〕想问低保"),
        ("姓名：李小花，要办退休", "姓名：〔姓名〕，要办退休"),
        ("我姓王，想开店", "我姓〔姓〕，想开店"),
        ("写信到 someone@example.com", "写信到 〔邮箱〕"),
    ],
)
def test_personal_data_is_taken_out(said: str, kept: str) -> None:
    assert mask(said) == kept


@pytest.mark.parametrize(
    "said",
    ["我叫了开锁公司", "开药店要几个证", "2024年办的证", "60岁退休", "打12345投诉", "面积120平米"],
)
def test_ordinary_words_and_numbers_stay(said: str) -> None:
    assert mask(said) == said


def test_masking_twice_changes_nothing() -> None:
    once = mask("我叫张三，电话13812345678，陕C12345")
    assert mask(once) == once
