"""Packing: the whole catalogue as one JSON document, and back."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from catalog.core.catalogue import NOUNS
from catalog.core.document import ShapeError, dump, load
from catalog.core.scenario import Expected
from catalog.core.sheet import Row, RowError, RowErrors, read_rows
from catalog.models import GoldenIntent, Scenario
from catalog.services import auditing
from catalog.services.drafting import DraftReport, draft_catalogue, put, store
from catalog.services.publishing import LintRefused, Publication, publish_drafts, revision

T = TypeVar("T")
FORMAT = 1


@dataclass(frozen=True)
class PackedScenario:
    """A scenario in the file; ``entry`` is kind/slug."""

    entry: str
    title: str
    expected: Expected
    answers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class PackedIntent:
    """A golden intent in the file."""

    text: str
    entry: str


@dataclass(frozen=True)
class Unpacked:
    """What unpacking did to the drafts, and what was published of it."""

    drafts: DraftReport
    removed: int
    publication: Publication


def pack(session: Session) -> dict[str, Any]:
    """Every row by noun, scenarios and golden intents; the same text for the same catalogue."""
    catalogue = draft_catalogue(session)
    scenarios = session.exec(select(Scenario).order_by(col(Scenario.id)))
    intents = session.exec(select(GoldenIntent).order_by(GoldenIntent.text))
    return {
        "format": FORMAT,
        "revision": revision(session),
        "rows": {noun: dump(list(getattr(catalogue, noun).values())) for noun in NOUNS},
        "scenarios": [
            {
                "entry": f"{each.kind}/{each.slug}",
                "title": each.title,
                "answers": each.answers,
                "expected": each.expected,
            }
            for each in scenarios
        ],
        "intents": [{"text": each.text, "entry": f"{each.kind}/{each.slug}"} for each in intents],
    }


def unpack(session: Session, packed: Any, today: date, exact: bool = False) -> Unpacked:
    """Load and publish what ``pack`` wrote, in one transaction.

    Rows the document does not have are kept, or with ``exact`` taken away. Scenarios and
    intents are replaced. Raises RowErrors naming what is wrong; then nothing has changed.
    """
    catalogue, _ = read_rows(rows_in(packed))
    drafts = store(session, catalogue)
    gone = [each.split("/", 1) for each in drafts.absent] if exact else []
    for noun, slug in gone:
        put(session, noun, slug, None)
    try:
        publication = publish_drafts(session, today)
    except LintRefused as refused:
        errors = [RowError("", f"{each.noun} {each.id}", each.text) for each in refused.findings]
        raise RowErrors(errors) from None
    _replace_tests(session, packed)
    auditing.note(session, None, "unpack", "catalogue/all", f"修订号 {publication.revision}")
    session.commit()
    return Unpacked(drafts, len(gone), publication)


def rows_in(packed: Any) -> list[Row]:
    """The rows of a packed catalogue; raises RowErrors for what is none."""
    if not isinstance(packed, dict) or packed.get("format") != FORMAT:
        raise RowErrors([RowError("", "format", "不是这个系统导出的目录文件")])
    rows = packed.get("rows")
    if not isinstance(rows, dict):
        raise RowErrors([RowError("", "rows", "缺少“rows”")])
    wrong = [RowError("", str(noun), "不认识的类别") for noun in rows if noun not in NOUNS]
    wrong += [
        RowError("", noun, "应是一个列表")
        for noun, each in rows.items()
        if not isinstance(each, list)
    ]
    if wrong:
        raise RowErrors(wrong)
    return [
        Row(noun, data, "", f"{noun}[{number}]")
        for noun in NOUNS
        for number, data in enumerate(rows.get(noun, []))
    ]


def _replace_tests(session: Session, packed: dict[str, Any]) -> None:
    for table in (Scenario, GoldenIntent):
        for old in session.exec(select(table)):
            session.delete(old)
    session.flush()
    at = auditing.now()
    for number, each in enumerate(packed.get("scenarios", [])):
        test = _read(PackedScenario, each, f"scenarios[{number}]")
        kind, _, slug = test.entry.partition("/")
        scenario = Scenario(kind=kind, slug=slug, title=test.title, saved_at=at)
        scenario.answers = [list(pair) for pair in test.answers]
        scenario.expected = asdict(test.expected) | {"items": list(test.expected.items)}
        session.add(scenario)
    for number, each in enumerate(packed.get("intents", [])):
        intent = _read(PackedIntent, each, f"intents[{number}]")
        kind, _, slug = intent.entry.partition("/")
        session.add(GoldenIntent(text=intent.text, kind=kind, slug=slug, saved_at=at))


def _read(shape: type[T], data: Any, place: str) -> T:
    try:
        return load(shape, data)
    except ShapeError as wrong:
        faults = [
            RowError("", f"{place} {each.place}".strip(), each.reason) for each in wrong.faults
        ]
        raise RowErrors(faults) from None
