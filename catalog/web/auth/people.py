"""The keeper's pages: who may sign in, as what, at which service point."""

from datetime import date

from flask import abort, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from catalog.core.network import Point
from catalog.core.user import Details, UserRefused, day
from catalog.services import keeping_users
from catalog.services.keeping_users import Person, StaleUser, UnknownUser
from catalog.web.auth import blueprint, sitting
from catalog.web.auth.forms import NewUserForm, UserForm
from catalog.web.auth.guarding import requires
from catalog.web.auth.sitting import current_user
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]
KINDS = {"center": "县政务服务中心", "sub_center": "分中心", "town": "镇便民服务中心"}
YOURSELF = "不能停用或重置自己的账号。要换密码，请到“我的账号”。"


@blueprint.get("/admin/users")
@requires("users")
def users() -> str:
    """Everybody who has an account."""
    people = keeping_users.people(reading())
    return render_template("auth/users.html", people=people, points=_points(), today=_today())


@blueprint.route("/admin/users/new", methods=["GET", "POST"])
@requires("users")
def new_user() -> Answer:
    """Add somebody; shows the link to set their password, once."""
    form = NewUserForm()
    there = keeping_users.points(reading())
    form.point.choices = _choices(there)
    if form.validate_on_submit():
        details = _details(form, form.name.data or "")
        try:
            with writing() as database:
                token = keeping_users.add(database, details, sitting.now())
            return _link_page(details.display_name, token)
        except UserRefused as refused:
            form.refuse(refused)
    page = render_template("auth/new_user.html", form=form, any_point=bool(there))
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/admin/users/<int:id>", methods=["GET", "POST"])
@requires("users")
def user(id: int) -> Answer:
    """One user: name for people, roles, service point; disable, enable, reset."""
    person = _person(id)
    form = UserForm(data=_held(person))
    form.point.choices = _choices(keeping_users.points(reading()), person.point)
    current = None
    if form.validate_on_submit():
        try:
            with writing() as database:
                details = _details(form, person.name)
                keeping_users.change(database, id, _version(form), details)
            flash(f"“{form.display_name.data}”已保存，下一次打开页面就生效。")
            return redirect(url_for("auth.users"), 303)
        except UserRefused as refused:
            form.refuse(refused)
        except StaleUser as stale:
            current = stale.current
            form.version.data = str(current.version)
    return _user_page(form, person, current)


@blueprint.post("/admin/users/<int:id>/disable")
@requires("users")
def disable_user(id: int) -> Answer:
    """Keep somebody from signing in."""
    person = _somebody_else(id)
    try:
        with writing() as database:
            keeping_users.disable(database, id)
    except UserRefused as refused:
        return _refused(person, refused)
    flash(f"“{person.display_name}”已停用，登录着的也已退出。")
    return redirect(url_for("auth.users"), 303)


@blueprint.post("/admin/users/<int:id>/enable")
@requires("users")
def enable_user(id: int) -> Answer:
    """Let somebody sign in again."""
    person = _person(id)
    with writing() as database:
        keeping_users.enable(database, id)
    flash(f"“{person.display_name}”已启用，用原来的密码登录。")
    return redirect(url_for("auth.user", id=id), 303)


@blueprint.post("/admin/users/<int:id>/reset")
@requires("users")
def reset_user(id: int) -> Answer:
    """Void somebody's password; shows the link to set a new one, once."""
    person = _somebody_else(id)
    try:
        with writing() as database:
            key = current_app.config["SECRET_KEY"]
            token = keeping_users.reset(database, id, sitting.now(), key)
    except UserRefused as refused:
        return _refused(person, refused)
    return _link_page(person.display_name, token)


def _person(id: int) -> Person:
    try:
        return keeping_users.person(reading(), id)
    except UnknownUser:
        abort(404)


def _somebody_else(id: int) -> Person:
    person, keeper = _person(id), current_user()
    if keeper and keeper.id == id:
        flash(YOURSELF)
        abort(redirect(url_for("auth.user", id=id), 303))
    return person


def _refused(person: Person, refused: UserRefused) -> Answer:
    form = UserForm(formdata=None, data=_held(person))
    form.point.choices = _choices(keeping_users.points(reading()), person.point)
    form.form_errors.extend(refused.faults.values())
    return _user_page(form, person, None)[0], 422


def _user_page(form: UserForm, person: Person, current: Person | None) -> tuple[str, int]:
    page = render_template(
        "auth/user.html",
        form=form,
        person=person,
        current=current,
        points=_points(),
        today=_today(),
    )
    wrong = form.errors or form.form_errors
    return page, 409 if current else 422 if wrong else 200


def _link_page(display_name: str, token: str) -> str:
    address = url_for("auth.welcome", token=token, _external=True)
    return render_template("auth/link.html", display_name=display_name, address=address)


def _points() -> dict[str, str]:
    return {point.id: point.name for point in keeping_users.points(reading())}


def _today() -> date:
    return date.fromisoformat(day(sitting.now()))


def _details(form: UserForm, name: str) -> Details:
    roles = tuple(form.roles.data or ())
    return Details(name, form.display_name.data or "", roles, form.point.data or "")


def _version(form: UserForm) -> int:
    text = form.version.data or ""
    return int(text) if text.isdecimal() else 0  # 0 is nobody's: it counts as stale


def _held(person: Person) -> dict[str, object]:
    return {
        "display_name": person.display_name,
        "roles": list(person.roles),
        "point": person.point,
        "version": str(person.version),
    }


def _choices(points: tuple[Point, ...], held: str = "") -> dict[str, dict[str, str]]:
    """Service points by kind, villages under their town; a point that is gone stays choosable."""
    groups: dict[str, dict[str, str]] = {"不属于服务点": {"": "不选"}}
    for point in points:
        group = KINDS.get(point.kind) or f"{point.town}各村（社区）"
        groups.setdefault(group, {})[point.id] = point.name
    if held and held not in {point.id for point in points}:
        groups["已撤销的服务点"] = {held: held}
    return groups
