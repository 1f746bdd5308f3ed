"""Keeping users: links instead of default passwords, and somebody always keeps the house."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from catalog.adapters import passwords
from catalog.core.user import Details, UserRefused
from catalog.db import open_session
from catalog.models import OneTimeLink, User
from catalog.services import inviting, keeping_users, signing_in
from catalog.services.inviting import DAY_SECONDS, Invitation, LinkOver
from catalog.services.keeping_users import StaleUser, UnknownUser

SECRET = "周原上的青铜器刻着字"
NOW = 1_800_000_000
LI = Details("Li", "李明", ("reviewer",), "")


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """The one writer."""
    with open_session(engine, write=True) as session:
        yield session


@pytest.fixture
def keeper(session: Session) -> int:
    """The first keeper, who came in by the link of the first start."""
    token = inviting.invite_first_keeper(session, NOW)
    assert token
    inviting.accept_first(session, token, "zhao", "赵岐", SECRET, NOW)
    return keeping_users.find(session, "zhao").id


def user(session: Session, name: str) -> User:
    return session.exec(select(User).where(User.name == name)).one()


def test_the_first_keeper_comes_in_by_link_and_then_no_more(session: Session, keeper: int) -> None:
    assert keeping_users.person(session, keeper).roles == ("keeper",)
    assert passwords.matches(user(session, "zhao").password, SECRET)
    assert inviting.invite_first_keeper(session, NOW) is None


def test_a_new_start_replaces_the_first_keepers_link(session: Session) -> None:
    first, second = (inviting.invite_first_keeper(session, NOW) for _ in range(2))
    assert first
    assert second
    with pytest.raises(LinkOver):
        inviting.read(session, first, NOW)
    assert inviting.read(session, second, NOW).first


def test_the_first_keepers_link_ends_when_a_keeper_exists_otherwise(session: Session) -> None:
    token = inviting.invite_first_keeper(session, NOW)
    assert token
    keeping_users.add(session, Details("qian", "钱进", ("keeper",), ""), NOW)
    with pytest.raises(LinkOver):
        inviting.accept_first(session, token, "zhao", "赵岐", SECRET, NOW)


def test_a_user_is_added_without_a_password_and_sets_one_by_link(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    assert keeping_users.find(session, "LI").state == "invited"
    assert inviting.read(session, token, NOW) == Invitation("li", "李明")
    inviting.accept(session, token, SECRET, NOW)
    assert keeping_users.find(session, "li").state == "active"


def test_a_link_works_once(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    inviting.accept(session, token, SECRET, NOW)
    with pytest.raises(LinkOver):
        inviting.accept(session, token, SECRET + "!", NOW)


def test_a_link_works_for_a_day(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    assert inviting.read(session, token, NOW + DAY_SECONDS)
    with pytest.raises(LinkOver):
        inviting.accept(session, token, SECRET, NOW + DAY_SECONDS + 1)


def test_a_users_link_makes_no_keeper(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    with pytest.raises(LinkOver):
        inviting.accept_first(session, token, "zhao", "赵岐", SECRET, NOW)


def test_no_token_is_kept_readable(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    assert token not in session.exec(select(OneTimeLink.digest)).one()


def test_two_people_cannot_have_one_name(session: Session, keeper: int) -> None:
    with pytest.raises(UserRefused) as refused:
        keeping_users.add(session, Details("ＺHAO", "赵二", ("reviewer",), ""), NOW)
    assert "zhao" in refused.value.faults["name"]


def test_a_reset_voids_the_password_the_sessions_and_the_lock_out(
    session: Session, keeper: int
) -> None:
    keeping_users.add(session, Details("qian", "钱进", ("keeper",), ""), NOW)
    before = user(session, "zhao").session_version
    tried = signing_in.Attempt("zhao", "wrong", "", "key")
    for _ in range(5):
        signing_in.begin(session, tried, NOW)
    token = keeping_users.reset(session, keeper, NOW, "key")
    assert signing_in.account(session, keeper, before) is None
    assert signing_in.check(session, signing_in.Attempt("zhao", SECRET, "", "key")) is None
    signing_in.begin(session, tried, NOW)
    inviting.accept(session, token, SECRET + "!", NOW)
    assert keeping_users.person(session, keeper).state == "active"


def test_disabling_ends_sessions_and_links_and_keeps_the_user(session: Session) -> None:
    token = keeping_users.add(session, LI, NOW)
    li = keeping_users.find(session, "li")
    keeping_users.disable(session, li.id)
    assert signing_in.account(session, li.id, 1) is None
    with pytest.raises(LinkOver):
        inviting.read(session, token, NOW)
    keeping_users.enable(session, li.id)
    assert keeping_users.person(session, li.id).state == "invited"


def test_the_disabled_get_no_new_password(session: Session) -> None:
    keeping_users.add(session, LI, NOW)
    li = keeping_users.find(session, "li")
    keeping_users.disable(session, li.id)
    with pytest.raises(UserRefused):
        keeping_users.reset(session, li.id, NOW, "key")


def test_the_last_keeper_stays(session: Session, keeper: int) -> None:
    # Another keeper who never set a password could not look after anybody.
    token = keeping_users.add(session, Details("qian", "钱进", ("keeper",), ""), NOW)
    with pytest.raises(UserRefused):
        keeping_users.disable(session, keeper)
    with pytest.raises(UserRefused):
        keeping_users.change(session, keeper, 1, Details("", "赵岐", ("admin",), ""))
    inviting.accept(session, token, SECRET, NOW)
    keeping_users.disable(session, keeper)


def test_changed_roles_hold_at_once_for_who_is_signed_in(session: Session, keeper: int) -> None:
    roles = ("admin", "keeper")
    keeping_users.change(session, keeper, 1, Details("", "赵岐", roles, ""))
    account = signing_in.account(session, keeper, 1)
    assert account
    assert account.may("catalogue_edit")


def test_the_second_of_two_saves_is_shown_the_first(session: Session, keeper: int) -> None:
    keeping_users.change(session, keeper, 1, Details("", "赵启", ("keeper",), ""))
    with pytest.raises(StaleUser) as stale:
        keeping_users.change(session, keeper, 1, Details("", "赵琪", ("keeper",), ""))
    assert (stale.value.current.display_name, stale.value.current.version) == ("赵启", 2)


def test_a_user_nobody_knows(session: Session) -> None:
    with pytest.raises(UnknownUser):
        keeping_users.find(session, "nobody")
    with pytest.raises(UnknownUser):
        keeping_users.disable(session, 99)


def test_a_service_point_must_exist(seeded: Session) -> None:
    assert "qs-center" in {point.id for point in keeping_users.points(seeded)}
    with pytest.raises(UserRefused) as refused:
        keeping_users.add(seeded, Details("wang", "王小明", ("staff",), "nowhere"), NOW)
    assert set(refused.value.faults) == {"point"}
