"""When a request cannot be answered: a page that says how to go on, or problem+json.

Raise one of these anywhere under web/, and the right form follows from the address:

    abort(404)                                      # with the words below
    raise Problem(400, "没有“面积”这个问题。")        # with your own, in Chinese, for the citizen
    raise Problem(400, "…", question="size")        # and members for the API's readers
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from catalog.web.requestlog import request_number


@dataclass(frozen=True)
class Words:
    """What a page says: what happened, and what the citizen can do now."""

    title: str
    detail: str


WORDS = {
    400: Words("这个请求没看懂", "地址里有这里不认识的内容。请从首页重新找一次。"),
    401: Words("请先登录", "这里是工作人员用的。请登录后再试。"),
    403: Words("您没有这一页的权限", "工作需要的话，请找系统管理员添加。"),
    404: Words(
        "没有找到这一页", "这一页可能改了名字或已经取消。用您自己的话再找一次，多半能找到。"
    ),
    405: Words("这一页不能这样打开", "请从首页重新进入，不要直接打开这个地址。"),
    413: Words("提交的内容太大", "请减少内容后再提交一次。"),
    414: Words("写得太长了", "请用一两句话说要办的事，例如“孩子刚出生要办什么”。"),
    429: Words("请稍等一会儿", "短时间内查询太多。请等一分钟再试，已经打开的页面不受影响。"),
    500: Words("这一页出了故障", "不是您的问题。请过几分钟再试；急着办事，请到大厅咨询窗口。"),
    503: Words("目录正在准备", "请过一两分钟再试；急着办事，请到大厅咨询窗口。"),
}
FOR_PROGRAMS = {
    404: "没有这个接口地址，说明见 /openapi.json。",
    405: "这个接口只读，请用 GET。",
    414: "地址太长，最多 128 KiB。",
    429: "查询太多，请等 Retry-After 说的秒数再试。",
    500: "接口出了故障，请过几分钟再试。",
    503: "目录正在准备，请过一两分钟再试。",
}
"""The same for readers of the JSON interface, who have no page to go back to."""
EXPIRED = "页面打开太久，表单已经过期。请返回上一页，刷新后再提交一次。"


class Problem(HTTPException):
    """An answer that is an error, in words for whoever asked; ``members`` go into the JSON."""

    def __init__(self, status: int, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.code = status
        self.members = members


def install(app: Flask) -> None:
    """Answer every error in the form its address calls for."""
    app.register_error_handler(HTTPException, _answer)


def words(status: int) -> Words:
    """The words for a status; the nearest general ones where it has none of its own."""
    return WORDS.get(status) or WORDS[500 if status >= 500 else 400]


def _answer(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error  # a redirect is an HTTPException too
    detail = _detail(error)
    members = getattr(error, "members", {})
    response = _json(status, detail, members) if _for_programs() else _page(status, detail)
    response.status_code = status
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _detail(error: HTTPException) -> str:
    if isinstance(error, Problem):
        return error.description or words(error.code or 500).detail
    if isinstance(error, CSRFError):
        return EXPIRED
    if _for_programs() and error.code in FOR_PROGRAMS:
        return FOR_PROGRAMS[error.code]
    return words(error.code or 500).detail


def _for_programs() -> bool:
    return request.path.startswith("/api/") or request.path == "/openapi.json"


def _json(status: int, detail: str, members: dict[str, Any]) -> Response:
    title = HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    response = jsonify(members | problem)
    response.content_type = "application/problem+json"
    return response


def _page(status: int, detail: str) -> Response:
    # Where the house itself failed, the usual layout may fail too; the bare page needs nothing.
    template = "errors/bare.html" if status >= 500 else "errors/page.html"
    page = {"title": words(status).title, "detail": detail, "number": request_number()}
    return Response(render_template(template, **page))
