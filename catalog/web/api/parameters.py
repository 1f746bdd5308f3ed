"""Reading address parameters the same way everywhere, with refusals in words."""

from flask import request

from catalog.web.errors import Problem

LONGEST = 10_000


def one(name: str, default: str | None = None) -> str:
    """The single value of a parameter; 400 where it is missing (no default) or repeated."""
    values = request.args.getlist(name)
    if len(values) > 1:
        raise Problem(400, f"参数“{name}”只能出现一次。", parameter=name)
    if not values:
        if default is None:
            raise Problem(400, f"请给出参数“{name}”。", parameter=name)
        return default
    if len(values[0]) > LONGEST:
        raise Problem(400, f"参数“{name}”太长，最多{LONGEST}个字。", parameter=name)
    return values[0]


def whole_number(name: str, default: int, lowest: int, highest: int) -> int:
    """A whole number within bounds; 400 otherwise."""
    text = one(name, str(default))
    if not (text.isascii() and text.isdigit() and lowest <= int(text[:9]) <= highest):
        raise Problem(400, f"参数“{name}”要是{lowest}到{highest}的整数。", parameter=name)
    return int(text)


def only(*allowed: str) -> None:
    """400 for any parameter this address does not know."""
    for name in request.args:
        if name not in allowed:
            raise Problem(400, f"这里没有“{name}”这个参数。", parameter=name)
