"""Export and import are each other's way back: whatever an item holds comes back unchanged."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.adapters import workbook
from catalog.adapters.code_mappings import built_in
from catalog.adapters.workbook import SheetOut
from catalog.core.catalogue import NOUNS
from catalog.core.document import dump, load
from catalog.core.intake import export
from catalog.core.intake.codes import code_tables
from catalog.core.intake.dryrun import plan
from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.core.intake.known import Known, Master, Options

TEXTS = st.text(max_size=30) | st.sampled_from(
    [
        "=1+1",
        " 前后空格 ",
        "<b>粗</b>",
        "&nbsp;",
        "１２",
        "/",
        "清空",
        "#REF!",
        "a\n\nb",
        "5.0",
        "是",
        "0",
    ]
)
WORDS = st.text("甲乙丙丁，；、（）ab12 ", min_size=1, max_size=12)
SLUGS = st.text("abcxyz_", min_size=1, max_size=8)
UNITS = st.sampled_from(["working_day", "calendar_day", "month", "hour", "immediate"])
NUMBERS = st.integers(0, 365) | st.floats(0.1, 99.5).map(lambda x: round(x, 2))
LIMITS = st.fixed_dictionaries({"value": NUMBERS, "unit": UNITS}, optional={"text": TEXTS})
DOCUMENTS = st.fixed_dictionaries(
    {
        "material": st.sampled_from(["m1", "m2", "没认领的材料"]),
        "holders": st.lists(st.sampled_from("AE"), min_size=1, max_size=2),
    },
    optional={
        "name": TEXTS,
        "supply": st.sampled_from(["self", "ecert"]),
        "copies": st.integers(1, 9),
        "original": st.just(False),
        "note": TEXTS,
    },
)
CONDITIONS = st.just({}) | st.just({"q": ["是"]}) | st.just({"q": ["是", "否"]})
NEEDS = st.one_of(
    st.tuples(DOCUMENTS, CONDITIONS).map(
        lambda pair: pair[0] | ({"when": pair[1]} if pair[1] else {})
    ),
    st.tuples(st.lists(DOCUMENTS, min_size=1, max_size=3), CONDITIONS).map(
        lambda pair: {"any_of": pair[0]} | ({"when": pair[1]} if pair[1] else {})
    ),
)
KEYS = [each.id.split(".")[1] for each in ITEM_FIELDS if each.id.startswith("particulars.")]
OPTIONAL = {
    "aliases": st.lists(TEXTS, max_size=3),
    "legal_basis": st.lists(TEXTS, max_size=3),
    "site_checks": st.lists(TEXTS, max_size=3),
    "maintainer_notes": st.lists(TEXTS, max_size=2),
    "summary": TEXTS,
    "fee": TEXTS | st.just("免费"),
    "result": TEXTS,
    "validity": TEXTS,
    "note": TEXTS,
    "receive_level": TEXTS,
    "decide_level": TEXTS,
    "statutory": LIMITS,
    "promised": LIMITS,
    "promised_when": st.lists(
        st.fixed_dictionaries({"when": st.just({"q": ["是"]}), "limit": LIMITS}), max_size=2
    ),
    "deadline": st.fixed_dictionaries(
        {"text": TEXTS}, optional={"value": NUMBERS, "unit": UNITS, "since": TEXTS}
    ),
    "requirements": st.lists(NEEDS, max_size=4),
    "codes": st.fixed_dictionaries({}, optional={"implementation": WORDS, "basic": TEXTS}),
    "particulars": st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=5),
}
ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "id": SLUGS,
            "name": WORDS,
            "type": st.sampled_from(["行政许可", "自造的类型"]),
            "department": st.sampled_from(["d1", "d2"]),
        },
        optional=OPTIONAL,
    ),
    max_size=4,
    unique_by=lambda item: item["id"],
)


def known(items: list[dict[str, Any]]) -> Known:
    """A small catalogue that has these items."""
    rows: dict[str, Any] = {
        "item": {item["id"]: Master(3, item) for item in items},
        "department": {
            "d1": Master(1, {"id": "d1", "name": "县甲局"}),
            "d2": Master(1, {"id": "d2", "name": "县乙局", "aliases": ["乙局"]}),
        },
        "material": {
            "m1": Master(1, {"id": "m1", "name": "身份证", "supply": "self"}),
            "m2": Master(1, {"id": "m2", "name": "营业执照", "supply": "ecert"}),
        },
        "question": {"q": Master(1, {"id": "q", "text": "要吗？", "options": ["是", "否"]})},
        "code": {
            f"{scheme}/{value}": Master(1, {"scheme": scheme, "value": value, "label": label})
            for scheme, value, label in (
                ("holders", "A", "申请人本人"),
                ("holders", "E", "经营主体"),
                ("supplies", "self", "自己带"),
                ("supplies", "ecert", "有电子证照的免交"),
                ("item_types", "X", "行政许可"),
            )
        },
    }
    return Known(rows, code_tables(built_in(), "*"), lambda name: "x")


@given(ITEMS)
@settings(deadline=None, max_examples=60)
def test_an_exported_item_comes_back_unchanged(items: list[dict[str, Any]]) -> None:
    stored = [dump(load(NOUNS["item"], item)) for item in items]
    held = known(stored)
    data = workbook.write(
        [
            SheetOut("事项", list(export.item_rows(stored, held))),
            SheetOut("材料", list(export.paper_rows(stored, held))),
        ]
    )
    made = plan(workbook.read(data), held, Options(whole=True))
    assert [(row.outcome, row.faults, row.differences) for row in made.rows] == [
        ("unchanged", [], [])
    ] * len(stored)
