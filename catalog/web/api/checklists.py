"""A citizen's own checklist as JSON: the same Guide that pages and prints show."""

from flask import Response, jsonify, request
from spectree import Response as Answers

from catalog.core.answers import BadAnswers
from catalog.services import browsing, guiding
from catalog.web.api import blueprint, spec
from catalog.web.api.guidejson import guide_json
from catalog.web.api.shapes import ChecklistShape, ProblemShape
from catalog.web.database import reading
from catalog.web.errors import Problem

ANSWERS = Answers(
    HTTP_200=ChecklistShape,
    HTTP_400=ProblemShape,
    HTTP_404=ProblemShape,
    HTTP_410=ProblemShape,
)


@blueprint.get("/api/v1/bundles/<slug>/checklist")
@spec.validate(resp=ANSWERS, tags=["checklist"], skip_validation=True)
def bundle_checklist(slug: str) -> Response:
    """The checklist of a bundle; answers as ``?<question>=<option>``, ``with=<optional item>``."""
    return _checklist("bundle", slug)


@blueprint.get("/api/v1/licences/<slug>/checklist")
@spec.validate(resp=ANSWERS, tags=["checklist"], skip_validation=True)
def licence_checklist(slug: str) -> Response:
    """The checklist of a combined licence; ``without=<item>`` trims what may be trimmed."""
    return _checklist("licence", slug)


@blueprint.get("/api/v1/items/<slug>/checklist")
@spec.validate(resp=ANSWERS, tags=["checklist"], skip_validation=True)
def item_checklist(slug: str) -> Response:
    """The checklist of a single item."""
    return _checklist("item", slug)


def _checklist(kind: str, slug: str) -> Response:
    try:
        guide = guiding.guide(reading(), kind, slug, request.args.items(multi=True))
    except guiding.UnknownEntry:
        gone = browsing.withdrawn(reading(), kind, slug)
        if gone is None:
            raise Problem(404, f"没有“{slug}”这一条，/api/v1/{kind}s 列出有的。") from None
        instead = f"{gone.instead.kind}/{gone.instead.slug}" if gone.instead else None
        raise Problem(410, f"{gone.title}已下线：{gone.reason}", instead=instead) from None
    except BadAnswers as bad:
        problems = [{"parameter": each.field, "detail": each.text} for each in bad.problems]
        raise Problem(400, f"{bad}。", problems=problems) from None
    return jsonify(guide_json(guide))
