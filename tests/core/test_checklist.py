"""Merging: one line per (material, holder), and how it is met."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.core.checklist import Checklist, MaterialLine, build_checklist
from catalog.core.edition import Document, Edition, Effect, Requirement, Waiver
from catalog.core.selection import select
from tests.builders import (
    ask,
    bundle,
    doc,
    either,
    item,
    made_by,
    only_when,
    paper,
    situation,
)


def checklist(edition: Edition, **answers: str | tuple[str, ...]) -> Checklist:
    answered = situation(edition, **answers)
    return build_checklist(edition, select(edition, answered), answered)


def lines(edition: Edition, **answers: str | tuple[str, ...]) -> dict[str, MaterialLine]:
    return {f"{line.material}/{line.holder}": line for line in checklist(edition, **answers).lines}


def test_the_same_paper_asked_by_two_items_is_one_line() -> None:
    found = lines(bundle(item("a", paper("idcard")), item("b", paper("idcard"))))
    assert [used.item for used in found["idcard/A"].used_by] == ["a", "b"]


def test_the_same_paper_of_two_people_is_two_lines() -> None:
    assert set(lines(bundle(item("a", paper("idcard", "F", "Mo"))))) == {"idcard/F", "idcard/Mo"}


def test_copies_are_the_largest_number_not_the_sum() -> None:
    two = Requirement((Document("photo", ("A",), copies=2),))
    three = Requirement((Document("photo", ("A",), copies=3),))
    assert lines(bundle(item("a", two), item("b", three)))["photo/A"].copies == 3


def test_the_stricter_way_of_supply_wins() -> None:
    found = lines(bundle(item("a", paper("p", supply="ecert")), item("b", paper("p"))))
    assert found["p/A"].handling == "bring"


def test_shared_data_is_exempt_and_says_its_source() -> None:
    line = lines(bundle(item("a", paper("p", supply="share"))))["p/A"]
    assert (line.handling, line.source) == ("exempt", "share")


def test_what_an_earlier_step_produces_is_not_to_bring() -> None:
    edition = bundle(
        item("birth"), item("hukou", paper("cert", "C")), materials=(made_by("cert", "birth"),)
    )
    line = lines(edition)["cert/C"]
    assert (line.handling, line.produced_by) == ("produced", ("事项birth",))


def test_a_paper_made_for_somebody_else_does_not_serve() -> None:
    edition = bundle(
        item("birth"),
        item("hukou", paper("cert", "Mo")),
        materials=(made_by("cert", "birth", holders=("C",)),),
    )
    assert lines(edition)["cert/Mo"].handling == "bring"


def test_an_item_cannot_use_its_own_result() -> None:
    edition = bundle(item("renew", paper("card")), materials=(made_by("card", "renew"),))
    assert lines(edition)["card/A"].handling == "bring"


def test_a_step_that_is_only_maybe_produces_nothing_yet() -> None:
    edition = bundle(
        item("reg", include={"q": ("是",)}),
        item("permit", paper("licence", supply="ecert")),
        questions=(ask("q"),),
        materials=(made_by("licence", "reg"),),
    )
    assert lines(edition)["licence/A"].handling == "exempt"
    assert lines(edition, q="是")["licence/A"].handling == "produced"


def test_the_result_of_a_step_in_the_journey_is_produced() -> None:
    need = Requirement((Document("", ("E",), result_of="plan", name="规划核实意见"),))
    found = lines(bundle(item("plan"), item("file", need)))
    assert found["result_of:plan/E"].handling == "produced"


def test_results_of_steps_of_which_one_must_come_are_never_to_bring() -> None:
    need = either(*(Document("", ("E",), result_of=each) for each in ("check", "file")))
    edition = bundle(
        item("check", include={"special": ("是",)}),
        item("file", include={"special": ("否",)}),
        item("accept", need),
        questions=(ask("special"),),
    )
    assert [line.handling for line in lines(edition).values()] == ["produced"]


def test_an_alternative_needed_anyway_serves() -> None:
    edition = bundle(
        item("a", either(doc("idcard", "L"), doc("idcard", "A"))), item("b", paper("idcard", "A"))
    )
    assert set(lines(edition)) == {"idcard/A"}


def test_an_alternative_produced_on_the_way_serves() -> None:
    edition = bundle(
        item("sign"),
        item("tax", either(doc("contract"), doc("netsign"))),
        materials=(made_by("netsign", "sign"),),
    )
    assert {key: line.handling for key, line in lines(edition).items()} == {"netsign/A": "produced"}


def test_a_real_choice_shows_the_other_ways() -> None:
    line = lines(bundle(item("a", either(doc("kinship"), doc("notary")))))["kinship/A"]
    assert [other.material for other in line.alternatives] == ["notary"]


def test_the_alternative_that_serves_most_items_is_chosen() -> None:
    edition = bundle(
        item("a", either(doc("x"), doc("z"))),
        item("b", either(doc("y"), doc("z"))),
    )
    assert set(lines(edition)) == {"z/A"}


def test_an_alternative_of_two_people_needs_both() -> None:
    edition = bundle(item("a", either(doc("contract", "B", "Se"), doc("netsign", "B"))))
    assert set(lines(edition)) == {"contract/B", "contract/Se"}


def test_a_paper_under_an_open_condition_is_maybe() -> None:
    edition = bundle(
        item("a", only_when(paper("lease"), house=("租的",))),
        questions=(ask("house", "租的", "自己的"),),
    )
    assert (lines(edition)["lease/A"].status, lines(edition)["lease/A"].deciders) == (
        "maybe",
        ("house",),
    )
    assert lines(edition, house="租的")["lease/A"].because == ("因为您选了“租的”",)
    assert lines(edition, house="自己的") == {}


def test_an_option_can_ask_for_a_paper() -> None:
    effects = {"委托": (Effect("require", item="a", document=doc("proxy", "P")),)}
    edition = bundle(item("a"), questions=(ask("agent", "本人", "委托", effects=effects),))
    assert set(lines(edition, agent="委托")) == {"proxy/P"}
    assert lines(edition, agent="本人") == {}


def test_papers_of_an_item_left_out_are_not_asked() -> None:
    edition = bundle(item("a", paper("p"), include={"q": ("是",)}), questions=(ask("q"),))
    assert lines(edition, q="否") == {}


def test_filing_beside_the_permit_waives_its_papers() -> None:
    waiver = Waiver(("device3", "device2"), "device2", "同时申请的可免交")
    edition = bundle(
        item("device3", paper("plan")),
        item("device2", paper("plan"), paper("form2")),
        waivers=(waiver,),
    )
    found = checklist(edition)
    assert [line.material for line in found.lines] == ["plan"]
    assert found.waived == ("同时申请的可免交",)


papers = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["A", "B"])), min_size=1, max_size=3
)


@given(st.lists(papers, min_size=1, max_size=5))
def test_merging_is_complete_and_without_repeats(wanted: list[list[tuple[str, str]]]) -> None:
    """Every choice is served by some line, and no (material, holder) occurs twice."""
    members = [
        item(str(i), either(*(doc(material, holder) for material, holder in options)))
        for i, options in enumerate(wanted)
    ]
    found = checklist(bundle(*members)).lines
    pairs = [(line.material, line.holder) for line in found]
    assert len(pairs) == len(set(pairs))
    assert all(any(option in pairs for option in options) for options in wanted)


@given(st.permutations(range(4)))
def test_the_order_of_items_does_not_change_what_to_bring(order: list[int]) -> None:
    members = [
        item("a", paper("x"), paper("y", "B")),
        item("b", either(doc("x"), doc("z"))),
        item("c", paper("y", "B", supply="ecert")),
        item("d", paper("w")),
    ]
    found = checklist(bundle(*(members[i] for i in order))).lines
    assert {(line.material, line.holder, line.handling) for line in found} == {
        ("x", "A", "bring"),
        ("y", "B", "bring"),
        ("w", "A", "bring"),
    }
