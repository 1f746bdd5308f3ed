"""Importing workbooks: upload, the dry run's report, one change of it, and back again."""

import io

from flask import Response as FlaskResponse
from flask import (
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response

from catalog.adapters.workbook import LIMITS
from catalog.core.intake.known import Options
from catalog.core.intake.plan import OUTCOMES
from catalog.core.rowlabels import NOUNS
from catalog.services import (
    annotating,
    exporting,
    importing,
    mapping_codes,
    undoing,
    viewing_imports,
    viewing_reports,
)
from catalog.services.importing import ImportRefused
from catalog.services.releasing import Refused
from catalog.services.viewing_imports import UnknownRun
from catalog.services.viewing_reports import Filter
from catalog.web.admin import blueprint, working
from catalog.web.admin.asking import given, kept, page_number, person, sent
from catalog.web.auth import requires
from catalog.web.database import reading, writing
from catalog.web.errors import Problem
from catalog.web.security import csrf

Answer = str | Response | tuple[str, int]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNITS = ("", "工作日", "自然日")
LEVELS = ("official", "sample")
FORM_BYTES = 65_536


def allow_workbook() -> None:
    """Let this request be larger than any other form, then look whether it is forged.

    The usual check reads the form before anybody knows who sent it, so it is put off till here.
    """
    request.max_content_length = LIMITS.size + FORM_BYTES
    if (request.content_length or 0) > request.max_content_length:
        most = LIMITS.size // 1_048_576
        raise Problem(
            413, f"文件太大，最多收 {most} MB。请删去图片和用不着的工作表，或按部门分成几份。"
        )
    if current_app.config.get("WTF_CSRF_ENABLED", True):
        csrf.protect()


@blueprint.get("/imports")
@requires("import")
def imports() -> Answer:
    """Earlier imports, and a form for the next."""
    working.resume()
    return _start_page()


@blueprint.post("/imports")
@csrf.exempt
@requires("import")
def upload() -> Answer:
    """Keep a workbook and try it out."""
    allow_workbook()
    file = request.files.get("file")
    data = file.read() if file else b""
    if file and file.filename and not data:
        return _start_page(f"“{file.filename}”是空的（0 字节）。请打开看看，存好再传。")
    if not file or not data:
        return _start_page("还没有选文件。请选一份 .xlsx 表格。")
    name = (file.filename or "未命名.xlsx").replace("\\", "/").rpartition("/")[2]
    with writing() as session:
        run = importing.start(session, person(), name, data, _options(name))
    working.begin(run)
    return redirect(url_for("admin.import_run", id=run), 303)


@blueprint.get("/imports/<int:id>")
@requires("import")
def import_run(id: int) -> Answer:
    """How far an import is, or its report."""
    working.resume()
    return _run_page(id)


@blueprint.post("/imports/<int:id>/<any(apply,undo,drop,again):step>")
@requires("import")
def import_step(id: int, step: str) -> Answer:
    """Make a change of the report, take it back, drop it, or try again."""
    _known(id)
    try:
        return _take(id, step)
    except ImportRefused as refused:
        flash(f"{refused}。")
    except Refused as refused:
        flash("没有撤销：" + "；".join(refused.reasons) + "。")
    return redirect(url_for("admin.import_run", id=id), 303)


@blueprint.get("/imports/<int:id>/annotated.xlsx")
@requires("import")
def annotated(id: int) -> FlaskResponse:
    """The workbook as it came, with what became of each row."""
    data = annotating.annotated(reading(), id)
    if data is None:
        abort(404)
    return _download(data, "导入结果.xlsx")


@blueprint.get("/imports/template.xlsx")
@requires("import")
def template() -> FlaskResponse:
    """The empty template with drop-downs."""
    return _download(exporting.template(reading()), "事项导入模板.xlsx")


@blueprint.get("/imports/items.xlsx")
@requires("import")
def exported_items() -> FlaskResponse:
    """Every item, in the shape the import reads."""
    return _download(exporting.items(reading(), given("department")["department"]), "事项清单.xlsx")


def _known(id: int) -> None:
    try:
        viewing_imports.run(reading(), id)
    except UnknownRun:
        abort(404)


def _take(id: int, step: str) -> Response:
    target = url_for("admin.import_run", id=id)
    with writing() as session:
        if step == "apply":
            importing.ask_to_apply(session, person(), id)
        elif step == "again":
            importing.check_again(session, id)
        elif step == "drop":
            importing.drop(session, person(), id)
        elif (change := undoing.undo_import(session, person(), id)) is not None:
            flash("已生成撤销用的变更，审核发布之后，目录回到导入之前。")
            target = url_for("admin.change", id=change)
        else:
            flash("已撤销：导入生成的变更已作废，目录没有变。")
    if step in ("apply", "again"):
        working.begin(id)
    return redirect(target, 303)


def _options(file_name: str) -> Options:
    source, unit, level = sent("source")[:60], sent("unit"), sent("level")
    note = sent("note")[:200] or f"部门报送的表格“{file_name[:80]}”"
    return Options(
        source=source or "*",
        level=level if level in LEVELS else "official",
        note=note,
        default_type=sent("type")[:60],
        default_unit=unit if unit in UNITS else "",
        create=frozenset(request.form.getlist("create")) & {"department", "material"},
        whole=sent("whole") == "1",
    )


def _start_page(fault: str = "") -> Answer:
    session = reading()
    page = render_template(
        "admin/imports/list.html",
        runs=viewing_imports.runs(session),
        sources=mapping_codes.sources(session),
        types=[value for value, _ in mapping_codes.values(session, "item_types")],
        limits=LIMITS,
        fault=fault,
        form=request.form,
    )
    return (page, 422) if fault else page


def _run_page(id: int) -> Answer:
    asked = given("outcome", "words")
    try:
        run = viewing_imports.run(reading(), id)
    except UnknownRun:
        abort(404)
    outcome = asked["outcome"] if asked["outcome"] in OUTCOMES else ""
    found = viewing_reports.report(reading(), id, Filter(outcome, asked["words"]), page_number())
    return render_template(
        "admin/imports/run.html",
        run=run,
        found=found,
        given=asked,
        kept=kept(asked),
        outcomes=OUTCOMES,
        nouns=NOUNS | {"paper": "材料"},
    )


def _download(data: bytes, name: str) -> FlaskResponse:
    # send_file writes a Chinese name the way headers allow (RFC 6266).
    response = send_file(io.BytesIO(data), XLSX, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-store"
    return response
