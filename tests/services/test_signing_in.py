"""Signing in: what is counted, what is cleared, and that nothing tells which names exist."""

import subprocess
import sys

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlmodel import Session, select

from catalog.adapters import passwords
from catalog.config import ROOT
from catalog.core.lockout import FREE_OF_ADDRESS, FREE_OF_NAME
from catalog.db import open_session
from catalog.models import SignInFailure, User
from catalog.services import signing_in
from catalog.services.signing_in import Attempt, MustWait

SECRET = "周原上的青铜器刻着字"
NOW = 1_800_000_000


def attempt(name: str = "wang", password: str = SECRET, address: str = "") -> Attempt:
    return Attempt(name, password, address, "key")


@pytest.fixture
def wang(engine: Engine) -> Engine:
    """A catalogue in which 王小明 may sign in."""
    with open_session(engine, write=True) as session:
        user = User(name="wang", display_name="王小明", created_on="2026-06-01", roles=["staff"])
        user.password = passwords.hashed(SECRET)
        session.add(user)
        session.commit()
    return engine


def sign_in(engine: Engine, tried: Attempt, now: int = NOW) -> tuple[int, int] | None:
    """All three steps, as the web takes them."""
    with open_session(engine, write=True) as session:
        signing_in.begin(session, tried, now)
    with open_session(engine) as session:
        verified = signing_in.check(session, tried)
    if verified is None:
        return None
    with open_session(engine, write=True) as session:
        return signing_in.succeed(session, tried, verified, now)


def fail(engine: Engine, tried: Attempt, now: int = NOW) -> None:
    """An attempt that goes no further than being counted."""
    with open_session(engine, write=True) as session:
        signing_in.begin(session, tried, now)


def change(engine: Engine, **values: object) -> None:
    with open_session(engine, write=True) as session:
        user = session.exec(select(User)).one()
        for name, value in values.items():
            setattr(user, name, value)
        session.add(user)
        session.commit()


def failures(engine: Engine) -> list[int]:
    with open_session(engine) as session:
        return sorted(row.count for row in session.exec(select(SignInFailure)))


def waiting(engine: Engine, tried: Attempt, now: int = NOW) -> int:
    with open_session(engine, write=True) as session:
        try:
            signing_in.begin(session, tried, now)
        except MustWait as must:
            return must.seconds
    return 0


def test_name_and_password_let_one_in(wang: Engine) -> None:
    signed_in = sign_in(wang, attempt("ＷANG "))
    assert signed_in
    with open_session(wang) as session:
        assert signing_in.account(session, *signed_in).name == "wang"  # type: ignore[union-attr]


@pytest.mark.parametrize("tried", [attempt(password="wrong"), attempt("nobody"), attempt("")])
def test_a_wrong_password_or_name_does_not(wang: Engine, tried: Attempt) -> None:
    assert sign_in(wang, tried) is None


def test_the_disabled_and_those_without_a_password_are_kept_out(wang: Engine) -> None:
    change(wang, disabled=True)
    assert sign_in(wang, attempt()) is None
    change(wang, disabled=False, password="")
    assert sign_in(wang, attempt()) is None
    assert sign_in(wang, attempt(password="")) is None


@pytest.mark.parametrize("name", ["wang", "nobody"])
def test_after_five_failures_one_waits_whether_the_name_exists_or_not(
    wang: Engine, name: str
) -> None:
    for _ in range(FREE_OF_NAME):
        fail(wang, attempt(name))
    assert waiting(wang, attempt(name)) == 15
    assert waiting(wang, attempt(name), NOW + 15) == 0
    assert waiting(wang, attempt(name), NOW + 15) == 30


def test_waiting_is_not_prolonged_by_trying_meanwhile(wang: Engine) -> None:
    for _ in range(FREE_OF_NAME):
        fail(wang, attempt())
    assert [waiting(wang, attempt(), NOW + second) for second in (1, 5, 14)] == [14, 10, 1]
    assert sign_in(wang, attempt(), NOW + 15)


def test_success_clears_the_name(wang: Engine) -> None:
    for _ in range(FREE_OF_NAME - 1):
        fail(wang, attempt())
    assert sign_in(wang, attempt())
    assert failures(wang) == []


def test_an_address_waits_after_many_names(wang: Engine) -> None:
    for number in range(FREE_OF_ADDRESS):
        fail(wang, attempt(f"guess{number}", address="192.0.2.7"))
    assert waiting(wang, attempt("fresh", address="192.0.2.7")) == 15
    assert waiting(wang, attempt("fresh", address="192.0.2.8")) == 0


def test_ones_own_success_does_not_clear_an_address(wang: Engine) -> None:
    for number in range(10):
        fail(wang, attempt(f"guess{number}", address="192.0.2.7"))
    assert sign_in(wang, attempt(address="192.0.2.7"))
    assert max(failures(wang)) == 10


def test_honest_people_at_one_address_do_not_fill_it(wang: Engine) -> None:
    for _ in range(3):
        assert sign_in(wang, attempt(address="192.0.2.7"))
    assert failures(wang) == [0]


def test_old_failures_are_forgotten(wang: Engine) -> None:
    fail(wang, attempt("nobody", address="192.0.2.7"))
    fail(wang, attempt("somebody"), NOW + 2 * 24 * 3600)
    assert failures(wang) == [1]


def test_neither_names_nor_addresses_are_kept_readable(wang: Engine) -> None:
    fail(wang, attempt("nobody", address="192.0.2.7"))
    with open_session(wang) as session:
        kept = " ".join(row.who for row in session.exec(select(SignInFailure)))
    assert "nobody" not in kept
    assert "192.0.2.7" not in kept


def test_an_unknown_name_costs_as_much_work_as_a_known_one(
    wang: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = passwords.matches
    monkeypatch.setattr(
        passwords, "matches", lambda kept, typed: asked.append(typed) or real(kept, typed)
    )
    for name in ("wang", "nobody"):
        sign_in(wang, attempt(name, "wrong"))
    assert asked == ["wrong", "wrong"]


def test_an_old_hash_is_made_anew_on_signing_in(wang: Engine) -> None:
    change(wang, password=PasswordHasher(1, 8, 1).hash(SECRET))
    assert sign_in(wang, attempt())
    with open_session(wang) as session:
        assert not passwords.outdated(session.exec(select(User)).one().password)


@pytest.mark.parametrize("meanwhile", [{"disabled": True}, {"password": "changed"}])
def test_what_changes_between_checking_and_entering_counts(
    wang: Engine, meanwhile: dict[str, object]
) -> None:
    with open_session(wang) as session:
        verified = signing_in.check(session, attempt())
    assert verified
    change(wang, **meanwhile)
    with open_session(wang, write=True) as session:
        assert signing_in.succeed(session, attempt(), verified, NOW) is None


def test_signing_out_ends_every_session(wang: Engine) -> None:
    here = sign_in(wang, attempt())
    elsewhere = sign_in(wang, attempt())
    assert here
    assert elsewhere
    with open_session(wang, write=True) as session:
        signing_in.sign_out(session, here[0])
    with open_session(wang) as session:
        assert signing_in.account(session, *here) is None
        assert signing_in.account(session, *elsewhere) is None


GUESS = f"""
import sys
from catalog.db import make_engine, open_session
from catalog.services.signing_in import Attempt, MustWait, begin

engine, let_in = make_engine(sys.argv[1]), 0
for number in range(20):
    with open_session(engine, write=True) as session:
        try:
            begin(session, Attempt("wang", str(number), "", "key"), {NOW})
            let_in += 1
        except MustWait:
            pass
print(let_in)
"""


def test_guesses_of_several_processes_are_counted_together(wang: Engine) -> None:
    url = wang.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", GUESS, url]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    let_in = [int(process.communicate(timeout=120)[0]) for process in running]
    assert sum(let_in) == FREE_OF_NAME


def test_a_person_reads_the_same_from_any_session(wang: Engine) -> None:
    signed_in = sign_in(wang, attempt())
    assert signed_in
    with Session(wang) as session:
        account = signing_in.account(session, *signed_in)
    assert account
    assert (account.display_name, account.roles, account.point) == ("王小明", ("staff",), "")
