"""One-time links: set a first password, or a new one after a reset."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from catalog.core.user import UserRefused
from catalog.services import inviting
from catalog.services.inviting import Invitation, LinkOver
from catalog.web.auth import blueprint, sitting
from catalog.web.auth.forms import FirstKeeperForm, PasswordForm
from catalog.web.database import reading, writing

Answer = str | Response | tuple[str, int]


@blueprint.route("/welcome/<token>", methods=["GET", "POST"])
def welcome(token: str) -> Answer:
    """Set a password by the link; opening it changes nothing, using it uses it up."""
    try:
        invited = inviting.read(reading(), token, sitting.now())
        return _first_keeper(token) if invited.first else _password(token, invited)
    except LinkOver:
        return render_template("auth/link_over.html"), 404


def _password(token: str, invited: Invitation) -> Answer:
    form = PasswordForm(owner=invited.name)
    if not form.validate_on_submit():
        return _page(form, invited)
    with writing() as database:
        inviting.accept(database, token, form.password.data or "", sitting.now())
    return _to_sign_in()


def _first_keeper(token: str) -> Answer:
    form = FirstKeeperForm()
    if not form.validate_on_submit():
        return _page(form, None)
    name, display_name = form.name.data or "", form.display_name.data or ""
    try:
        with writing() as database:
            inviting.accept_first(
                database, token, name, display_name, form.password.data or "", sitting.now()
            )
    except UserRefused as refused:
        for field, fault in refused.faults.items():
            form[field].errors = [fault]
        return _page(form, None)
    return _to_sign_in()


def _page(form: PasswordForm, invited: Invitation | None) -> tuple[str, int]:
    page = render_template("auth/welcome.html", form=form, invited=invited)
    return page, 422 if form.is_submitted() else 200


def _to_sign_in() -> Response:
    sitting.end()
    flash("密码设好了，请登录。")
    return redirect(url_for("auth.sign_in"), 303)
