"""What is true of every user."""

from datetime import datetime

import pytest

from catalog.core.user import Details, UserRefused, check, day, tidy_name

GOOD = {"name": "wang", "display_name": "王小明", "roles": ("staff",), "point": "qs-center"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "w"}, "name"),
        ({"name": "wang ming"}, "name"),
        ({"name": "<b>"}, "name"),
        ({"display_name": " "}, "display_name"),
        ({"display_name": "王\n明"}, "display_name"),
        ({"roles": ()}, "roles"),
        ({"roles": ("boss",)}, "roles"),
        ({"point": ""}, "point"),
        ({"point": "nowhere"}, "point"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(UserRefused) as refused:
        check(Details(**GOOD | wrong), {"qs-center"})  # type: ignore[arg-type]
    assert set(refused.value.faults) == {field}


def test_only_staff_need_a_service_point() -> None:
    check(Details("li", "李明", ("reviewer",), ""), ())


def test_names_that_look_the_same_are_the_same() -> None:
    assert tidy_name(" Ｗang ") == "wang"


def test_a_day_is_a_day_in_china() -> None:
    midnight = int(datetime.fromisoformat("2026-11-25T00:00+08:00").timestamp())
    assert (day(midnight - 1), day(midnight)) == ("2026-11-24", "2026-11-25")
