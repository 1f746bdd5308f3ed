"""Who may do what."""

import pytest

from catalog.core.permission import ALLOWED, ROLES, Account, allows, named


@pytest.mark.parametrize(
    ("roles", "action", "may"),
    [
        (["staff"], "window", True),
        (["admin"], "window", False),
        (["keeper"], "catalogue_edit", False),
        (["admin"], "publish", False),
        (["reviewer"], "publish", True),
        (["staff", "keeper"], "users", True),
        ([], "account", False),
    ],
)
def test_a_role_may_what_the_table_says(roles: list[str], action: str, may: bool) -> None:
    assert allows(roles, action) is may


def test_every_action_is_for_known_roles_and_every_role_has_one() -> None:
    assert all(roles and roles <= set(ROLES) for roles in ALLOWED.values())
    assert set().union(*ALLOWED.values()) == set(ROLES)


def test_nobody_both_edits_and_publishes_by_one_role() -> None:
    assert ALLOWED["catalogue_edit"].isdisjoint(ALLOWED["publish"])


def test_an_action_nobody_defined_is_an_error_not_a_no() -> None:
    with pytest.raises(KeyError):
        allows(["keeper"], "windows")


def test_an_account_may_what_any_of_its_roles_may() -> None:
    both = Account(1, "li", "李明", ("staff", "reviewer"), "qs-center")
    assert both.may("window")
    assert both.may("review")
    assert not both.may("users")


def test_roles_are_named_in_the_order_of_the_table() -> None:
    assert named(["keeper", "staff"]) == "窗口人员、系统管理员"
