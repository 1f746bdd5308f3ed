"""Signing in and out."""

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from catalog.services import signing_in
from catalog.services.signing_in import Attempt, MustWait
from catalog.web.auth import blueprint, sitting
from catalog.web.auth.forms import SignInForm
from catalog.web.auth.places import places
from catalog.web.auth.sitting import current_user
from catalog.web.citizen.elder import local_path
from catalog.web.database import reading, writing
from catalog.web.throttle import counted_address

WRONG = "登录名或密码不对，或者账号已停用。忘了密码，请找系统管理员重置。"
Answer = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Answer:
    """Ask for name and password, then go where one wanted to go."""
    if current_user():
        return redirect(_onward(), 303)
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form, 422 if form.is_submitted() else 200)
    try:
        return _enter(attempt(form.name.data or "", form.password.data or ""), form)
    except MustWait as must:
        form.form_errors.append(wait_words(must.seconds))
        return (*_page(form, 429), {"Retry-After": str(must.seconds)})


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End this person's sessions, here and in every other browser."""
    if user := current_user():
        with writing() as database:
            signing_in.sign_out(database, user.id)
    sitting.end()
    return redirect(url_for("citizen.home"), 303)


def attempt(name: str, password: str) -> Attempt:
    """What somebody typed, with the address it came from."""
    return Attempt(name, password, counted_address(), current_app.config["SECRET_KEY"])


def wait_words(seconds: int) -> str:
    """How long to wait, in words; the same for names that exist and names that do not."""
    span = f"{seconds} 秒" if seconds < 60 else f"{-(-seconds // 60)} 分钟"
    return f"没有登录成功的次数太多。请等 {span}再试；忘了密码，请找系统管理员重置。"


def _enter(tried: Attempt, form: SignInForm) -> Answer:
    now = sitting.now()
    with writing() as database:
        signing_in.begin(database, tried, now)
    verified = signing_in.check(reading(), tried)
    if verified:
        with writing() as database:
            signed_in = signing_in.succeed(database, tried, verified, now)
        if signed_in:
            sitting.begin(*signed_in)
            return redirect(_onward(), 303)
    form.form_errors.append(WRONG)
    return _page(form, 422)


def _page(form: SignInForm, status: int) -> tuple[str, int]:
    return render_template("auth/sign_in.html", form=form, next=request.args.get("next")), status


def _onward() -> str:
    """Where one wanted to go, else the first place one may enter, else one's own page."""
    wanted = local_path(request.args.get("next", ""))
    if wanted != "/":
        return wanted
    return next((place.address for place in places()), url_for("auth.account"))
