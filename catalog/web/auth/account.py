"""One's own account: who one is here, and one's password."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from catalog.core.permission import Account
from catalog.services import keeping_users, signing_in
from catalog.services.signing_in import MustWait
from catalog.web.auth import blueprint, sitting
from catalog.web.auth.forms import ChangePasswordForm
from catalog.web.auth.guarding import requires
from catalog.web.auth.signing import attempt, wait_words
from catalog.web.auth.sitting import current_user
from catalog.web.database import reading, writing


@blueprint.get("/account")
@requires("account")
def account() -> str:
    """Name, roles, service point, and where one may go."""
    points = {point.id: point.name for point in keeping_users.points(reading())}
    return render_template("auth/account.html", points=points)


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires("account")
def password() -> str | Response | tuple[str, int]:
    """Change one's password; every other browser is signed out."""
    user = current_user()
    assert user
    form = ChangePasswordForm(owner=user.name)
    if form.validate_on_submit() and _changed(user, form):
        flash("密码改好了。别的电脑上如果登录着，已经全部退出。")
        return redirect(url_for("auth.account"), 303)
    page = render_template("auth/password.html", form=form)
    return page, 422 if form.is_submitted() else 200


def _changed(user: Account, form: ChangePasswordForm) -> bool:
    # The old password is guessed at like any other: whoever found an open screen must not.
    tried = attempt(user.name, form.old.data or "")
    try:
        with writing() as database:
            signing_in.begin(database, tried, sitting.now())
    except MustWait as must:
        form.old.errors = [wait_words(must.seconds)]
        return False
    if verified := signing_in.check(reading(), tried):
        with writing() as database:
            renewed = signing_in.change_password(
                database, tried, verified, form.password.data or ""
            )
        if renewed:
            sitting.begin(*renewed)
            return True
    form.old.errors = ["现在的密码不对。"]
    return False
