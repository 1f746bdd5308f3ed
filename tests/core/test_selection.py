"""Which items a situation needs: include, then replace, then exclude."""

from catalog.core.edition import Composite, Edition, Effect
from tests.builders import ask, bundle, item, selected, statuses


def test_a_condition_decides_once_answered() -> None:
    edition = bundle(item("a", include={"q": ("是",)}), questions=(ask("q"),))
    assert statuses(edition) == {"a": "maybe"}
    assert statuses(edition, q="是") == {"a": "included"}
    assert statuses(edition, q="否") == {"a": "excluded"}


def test_an_included_line_says_which_answer_put_it_there() -> None:
    edition = bundle(item("a", include={"q": ("租的",)}), questions=(ask("q", "租的", "自己的"),))
    assert selected(edition, q="租的").items[0].because == ("因为您选了“租的”",)


def test_a_terse_answer_is_quoted_with_its_question() -> None:
    edition = bundle(item("a", include={"q": ("是",)}), questions=(ask("q"),))
    assert selected(edition, q="是").items[0].because == ("因为“q吗”您答“是”",)


def test_a_maybe_line_names_the_question_that_decides() -> None:
    edition = bundle(item("a", include={"q": ("是",)}), questions=(ask("q"),))
    assert selected(edition).items[0].deciders == ("q",)


def test_an_option_includes_an_item() -> None:
    effects = {"是": (Effect("include", item="a"),)}
    edition = bundle(item("a", include="optional"), questions=(ask("q", effects=effects),))
    assert statuses(edition, q="是") == {"a": "included"}


def test_an_optional_item_that_an_open_answer_may_bring_in_is_maybe() -> None:
    effects = {"是": (Effect("include", item="a"),)}
    edition = bundle(item("a", include="optional"), questions=(ask("q", effects=effects),))
    assert statuses(edition) == {"a": "maybe"}
    assert statuses(edition, with_="a") == {"a": "included"}
    assert statuses(edition, q="否") == {"a": "optional"}


def test_optional_items_wait_to_be_chosen() -> None:
    edition = bundle(item("a", include="optional"))
    assert statuses(edition) == {"a": "optional"}
    assert statuses(edition, with_="a") == {"a": "included"}


def swap() -> Edition:
    effects = {"是": (Effect("replace", item="big", with_item="small"),)}
    return bundle(
        item("big", include={"food": ("是",)}),
        item("small", include={"never": ("是",)}),
        questions=(ask("food"), ask("q", effects=effects), ask("never")),
    )


def test_replace_moves_an_included_item() -> None:
    found = statuses(swap(), food="是", q="是", never="否")
    assert found == {"big": "excluded", "small": "included"}


def test_replace_does_nothing_when_the_item_was_not_included() -> None:
    found = statuses(swap(), food="否", q="是", never="否")
    assert found == {"big": "excluded", "small": "excluded"}


def test_an_open_replace_leaves_both_maybe() -> None:
    assert statuses(swap(), food="是", never="否") == {"big": "maybe", "small": "maybe"}


def test_exclude_has_the_last_word() -> None:
    effects = {"是": (Effect("exclude", item="a"),)}
    edition = bundle(item("a"), questions=(ask("q", effects=effects),))
    assert statuses(edition, q="是") == {"a": "excluded"}
    assert statuses(edition) == {"a": "maybe"}


def test_effects_of_a_question_that_is_not_due_do_not_count() -> None:
    effects = {"是": (Effect("exclude", item="a"),)}
    edition = bundle(
        item("a"), questions=(ask("p"), ask("q", effects=effects, ask_when={"p": ("是",)}))
    )
    assert statuses(edition, p="否", q="是") == {"a": "included"}


def test_a_chosen_item_that_an_open_answer_may_exclude_is_maybe() -> None:
    effects = {"是": (Effect("exclude", item="a"),)}
    edition = bundle(item("a", include="optional"), questions=(ask("q", effects=effects),))
    assert statuses(edition, with_="a") == {"a": "maybe"}
    assert statuses(edition) == {"a": "optional"}


def test_a_certain_replacement_outweighs_an_open_one() -> None:
    to_normal = {"是": (Effect("replace", item="simple", with_item="normal"),)}
    edition = bundle(
        item("simple"),
        item("normal", include={"never": ("是",)}),
        questions=(ask("p", effects=to_normal), ask("q", effects=to_normal), ask("never")),
    )
    assert statuses(edition, q="是", never="否") == {"simple": "excluded", "normal": "included"}


def test_leaving_the_bundle_is_a_verdict_with_words() -> None:
    effects = {"否": (Effect("leave_bundle", text="请到派出所单独办"),)}
    edition = bundle(item("a"), questions=(ask("q", effects=effects),))
    assert selected(edition).verdict.status == "ok"
    verdict = selected(edition, q="否").verdict
    assert (verdict.status, verdict.texts) == ("leave_bundle", ("请到派出所单独办",))


def test_notes_come_with_the_answer() -> None:
    effects = {"否": (Effect("note", text="先领执照"),)}
    edition = bundle(item("a"), questions=(ask("q", effects=effects),))
    assert [note.text for note in selected(edition, q="否").notes] == ["先领执照"]


def combined(nature: str = "行政许可") -> Edition:
    return bundle(
        item("a", certificate="甲证", nature=nature),
        item("b", include={"q": ("是",)}, certificate="乙证", nature="行政备案"),
        item("whole", composes=True),
        questions=(ask("q"),),
        kind="licence",
        composite=Composite("《行业综合许可证》", 2),
    )


def test_fewer_than_two_certificates_make_no_composite() -> None:
    assert statuses(combined(), q="否")["whole"] == "excluded"


def test_two_certificates_make_a_composite() -> None:
    assert statuses(combined(), q="是")["whole"] == "included"


def test_while_a_certificate_is_open_the_composite_is_maybe() -> None:
    assert statuses(combined())["whole"] == "maybe"


def test_filings_alone_make_no_composite() -> None:
    assert statuses(combined("行政备案"), q="是")["whole"] == "excluded"


def test_a_trimmed_member_is_left_out() -> None:
    edition = bundle(
        item("a", certificate="甲证", nature="行政许可"),
        item("b", certificate="乙证", nature="行政许可", trim_unless={"q": ("是",)}),
        item("whole", composes=True),
        questions=(ask("q"),),
        composite=Composite("《行业综合许可证》", 2),
    )
    found = statuses(edition, q="否", without_="b")
    assert (found["b"], found["whole"]) == ("excluded", "excluded")
