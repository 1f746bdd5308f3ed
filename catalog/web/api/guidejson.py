"""The Guide as JSON (the contract of /checklist)."""

from typing import Any

from catalog.core.checklist import MaterialLine
from catalog.core.guide import AskedQuestion, Guide
from catalog.core.licence import CompositeResult
from catalog.core.selection import ItemLine
from catalog.core.timeline import Step, Timeline


def guide_json(guide: Guide) -> dict[str, Any]:
    """Plain data of a guide, keys as in the published description."""
    edition = guide.edition
    return {
        "edition": {
            "kind": edition.kind,
            "slug": edition.slug,
            "title": edition.title,
            "number": edition.number,
            "published_on": edition.published_on,
        },
        "verdict": {"status": guide.verdict.status, "texts": list(guide.verdict.texts)},
        "questions": [_question(asked) for asked in guide.questions],
        "items": [_item(line) for line in guide.items],
        "materials": [_material(line) for line in guide.checklist.lines],
        "waived": list(guide.checklist.waived),
        "notes": [note.text for note in guide.notes],
        "timeline": _timeline(guide.timeline, _package(guide)),
        "savings": [
            {
                "key": row.key,
                "label": row.label,
                "before": row.before,
                "after": row.after,
                "unit": row.unit,
                "formula": row.formula,
            }
            for row in guide.savings
        ],
        "composite": _composite(guide.composite),
    }


def _package(guide: Guide) -> str:
    return guide.edition.package_limit.words if guide.edition.package_limit else ""


def _question(asked: AskedQuestion) -> dict[str, Any]:
    question = asked.question
    return {
        "id": question.id,
        "text": question.text,
        "hint": question.hint,
        "multi": question.multi,
        "options": [option.value for option in question.options],
        "exclusive": list(question.exclusive),
        "due": asked.due,
        "answer": list(asked.chosen),
    }


def _item(line: ItemLine) -> dict[str, Any]:
    return {
        "slug": line.member.item,
        "name": line.member.name,
        "department": line.member.department.name,
        "status": line.status,
        "because": list(line.because),
        "deciders": list(line.deciders),
    }


def _material(line: MaterialLine) -> dict[str, Any]:
    return {
        "material": line.material,
        "name": line.name,
        "holder": line.holder,
        "holder_name": line.holder_name,
        "status": line.status,
        "handling": line.handling,
        "used_by": [
            {"slug": used.item, "name": used.name, "sure": used.sure} for used in line.used_by
        ],
        "alternatives": [
            {"material": other.material, "name": other.name, "holder": other.holder}
            for other in line.alternatives
        ],
        "copies": line.copies,
        "because": list(line.because),
        "deciders": list(line.deciders),
        "source": line.source,
        "note": line.note,
    }


def _timeline(timeline: Timeline, package: str) -> dict[str, Any]:
    return {
        "start": timeline.start.isoformat(),
        "finish": timeline.finish.isoformat() if timeline.finish else None,
        "working_days": timeline.working_days,
        "calendar_known": timeline.calendar_known,
        "package_limit": package,
        "steps": [_step(step) for step in timeline.steps],
        "duties": [f"{duty.name}：{duty.text}" for duty in timeline.duties],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "slug": step.item,
        "name": step.name,
        "status": step.status,
        "start": step.start.day.isoformat(),
        "finish": step.finish.day.isoformat(),
        "offset": step.offset,
        "length": step.length,
        "limit": step.limit_text,
        "critical": step.critical,
        "after": list(step.after),
    }


def _composite(result: CompositeResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "status": result.status,
        "document": result.document,
        "text": result.text,
        "earliest_expiry": result.earliest_expiry,
        "components": [
            {
                "slug": part.item,
                "certificate": part.certificate,
                "nature": part.nature,
                "issuer": part.issuer,
                "validity": part.validity,
                "status": part.status,
            }
            for part in result.components
        ],
    }
