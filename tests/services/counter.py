"""A counter to print at in tests: a small published entry, a hall, and a clerk."""

import uuid
from datetime import date, datetime

from sqlalchemy import Engine
from sqlmodel import Session

from catalog.adapters import paperterms
from catalog.core.document import dump
from catalog.core.edition import Edition, Material
from catalog.core.guide import Guide
from catalog.core.network import Network, Point
from catalog.core.paper import Mark, Marks
from catalog.core.permission import Account
from catalog.core.printed import Print
from catalog.db import open_session
from catalog.models import EditionRecord, Live, Revision, User
from catalog.services import guiding, printing
from tests.builders import ask, bundle, item, only_when, paper

DAY = date(2026, 6, 1)
KEY = "only-for-tests"
HALL = Point("qs-center", "县政务服务中心", "center")
SHOP = bundle(
    item("a", paper("card"), only_when(paper("plan"), big=("是",)), days=5),
    questions=(ask("big"),),
    materials=(Material("card", "身份证"), Material("plan", "平面图")),
    holders={"A": "本人"},
)
TERMS = paperterms.load()
DESK = printing.Desk(
    Account(1, "clerk", "窗口一号", ("staff",), HALL.id), "http://hall.example", KEY, TERMS
)


def at(hour: int, day: date = DAY) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, hour).astimezone()


def open_hall(engine: Engine) -> None:
    """Publish the entry and the hall, and hire the clerk."""
    with open_session(engine, write=True) as session:
        session.add(Revision(id=1, number=0))
        session.add(User(id=1, name="clerk", display_name="窗口一号", created_on="2026-06-01"))
        session.commit()
    publish(engine, SHOP)
    publish_body(engine, "network", "all", dump(Network(points=(HALL,))))


def publish(engine: Engine, edition: Edition) -> None:
    """Make this the live edition of its entry."""
    publish_body(engine, edition.kind, edition.slug, dump(edition))


def publish_body(engine: Engine, kind: str, slug: str, body: dict) -> None:
    with open_session(engine, write=True) as session:
        live = session.get(Live, (kind, slug)) or Live(kind=kind, slug=slug, edition_id=0)
        old = session.get(EditionRecord, live.edition_id)
        record = EditionRecord(
            kind=kind,
            slug=slug,
            number=old.number + 1 if old else 1,
            title="测试",
            digest="",
            published_on=DAY.isoformat(),
            revision=1,
            body=body,
        )
        session.add(record)
        session.flush()
        live.edition_id = record.id or 0
        session.add(live)
        revision = session.get_one(Revision, 1)
        revision.number += 1
        revision.digest = uuid.uuid4().hex
        session.commit()


def withdraw(engine: Engine, kind: str, slug: str) -> None:
    """Take an entry out of the live catalogue."""
    with open_session(engine, write=True) as session:
        session.delete(session.get_one(Live, (kind, slug)))
        revision = session.get_one(Revision, 1)
        revision.number += 1
        revision.digest = uuid.uuid4().hex
        session.commit()


def shop(session: Session, **answers: str) -> Guide:
    """The entry's guide, from the live catalogue."""
    return guiding.guide(session, "bundle", "test", answers.items(), DAY)


def printed(
    engine: Engine,
    kind: str = "notice",
    marks: tuple[Mark, ...] = (),
    hour: int = 9,
    **answers: str,
) -> Print:
    """A print made at the counter."""
    with open_session(engine) as session:
        guide = shop(session, **answers)
    with open_session(engine, write=True) as session:
        return printing.issue(session, DESK, guide, printing.Wish(kind, Marks(marks)), at(hour))
