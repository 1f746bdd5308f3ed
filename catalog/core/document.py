"""Plain data to dataclasses and back, with every fault named by its place.

The dataclasses themselves are the schema: an unknown key, a missing field or a
wrong type is reported as (place, reason) in Chinese, all of them at once.
"""

import types
from collections.abc import Callable, Collection
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
TYPE_WORDS = {str: "文字", int: "整数", float: "数字", bool: "是或否（true/false）"}

PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True)
class Fault:
    """One fault: ``place`` is a path such as items[3].include.when."""

    place: str
    reason: str


class ShapeError(ValueError):
    """Data does not have the shape asked for; ``faults`` lists everything wrong."""

    def __init__(self, faults: list[Fault]):
        super().__init__("；".join(f"{fault.place}：{fault.reason}" for fault in faults))
        self.faults = faults


def load(shape: type[T], data: Any) -> T:
    """An instance of the dataclass ``shape`` from plain data; raises ShapeError."""
    faults: list[Fault] = []
    value: T = _reader(shape)(data, None, faults)  # type: ignore[arg-type]
    if faults:
        raise ShapeError(faults)
    return value


def dump(value: Any) -> Any:
    """Plain data of a dataclass: tuples become lists, default values are left out."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind in (list, tuple):
        return [dump(each) for each in value]
    if kind is dict:
        return {key: dump(each) for key, each in value.items()}
    outline = _outline(kind)  # type: ignore[arg-type]
    if outline is None:
        return value
    return {
        key: each if each.__class__ in PLAIN else dump(each)
        for key, name, default in outline
        if (each := getattr(value, name)) != default
    }


@cache
def _outline(shape: type) -> tuple[tuple[str, str, Any], ...] | None:
    """(key, field, default) of every field of a dataclass; None for another type."""
    if not is_dataclass(shape):
        return None
    return tuple((_key(each), each.name, _default(each)) for each in fields(shape))


def _key(each: Field[Any]) -> str:
    return str(each.metadata.get("key", each.name))


def _default(each: Field[Any]) -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default


Place = tuple[Any, str | int] | None
"""Where a value stands: (place of what holds it, its key there); put into words for faults only,
of which there are mostly none."""
Reader = Callable[[Any, Place, list[Fault]], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value of this type; worked out once a type."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return partial(_read_union, get_args(kind))
    if origin is tuple:
        return partial(_read_tuple, _reader(get_args(kind)[0]))
    if origin is dict:
        return partial(_read_dict, _reader(get_args(kind)[1]))
    if is_dataclass(kind):
        return partial(_read_record, kind)  # type: ignore[arg-type]
    return partial(_read_scalar, kind)


@cache
def _plan(shape: type) -> dict[str, tuple[str, Reader, bool]]:
    """Key -> (field, what reads it, whether it must be there)."""
    hints = get_type_hints(shape)
    return {
        _key(each): (
            each.name,
            _reader(hints[each.name]),
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(shape)
    }


def _read_union(kinds: tuple[Any, ...], data: Any, place: Place, faults: list[Fault]) -> Any:
    if data is None and type(None) in kinds:
        return None
    for kind in kinds:
        if kind in TYPE_WORDS and isinstance(data, kind):
            return data
    others = [kind for kind in kinds if kind not in TYPE_WORDS and kind is not type(None)]
    return _reader(others[0] if others else kinds[0])(data, place, faults)


def _read_tuple(read: Reader, data: Any, place: Place, faults: list[Fault]) -> Any:
    if not isinstance(data, (list, tuple)):
        faults.append(Fault(_path(place), "应是一个列表"))
        return ()
    return tuple([read(each, (place, i), faults) for i, each in enumerate(data)])


def _read_dict(read: Reader, data: Any, place: Place, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(_path(place), "应是“名称: 值”的对照"))
        return {}
    return {str(key): read(each, (place, str(key)), faults) for key, each in data.items()}


def _read_record(shape: type, data: Any, place: Place, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(_path(place), "应是“字段: 值”的对照"))
        return None
    plan = _plan(shape)
    if not data.keys() <= plan.keys():
        _name_unknown(data, plan, place, faults)
    values = {}
    for key, (name, read, required) in plan.items():
        if key in data:
            values[name] = read(data[key], (place, key), faults)
        elif required:
            faults.append(Fault(_path((place, key)), f"缺少必填的“{key}”"))
            values[name] = None
    return shape(**values)


def _name_unknown(
    data: dict[Any, Any], plan: Collection[str], place: Place, faults: list[Fault]
) -> None:
    for key in data:
        if key not in plan:
            close = get_close_matches(str(key), plan, 1)
            hint = f"，是不是“{close[0]}”？" if close else ""
            faults.append(Fault(_path((place, str(key))), f"不认识的字段“{key}”{hint}"))


def _read_scalar(kind: Any, data: Any, place: Place, faults: list[Fault]) -> Any:
    if data.__class__ is kind or kind is Any:
        return data
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    if isinstance(data, kind) and not (kind is int and isinstance(data, bool)):
        return data
    faults.append(Fault(_path(place), f"应是{TYPE_WORDS.get(kind, kind)}，现在是“{data}”"))
    return None


def _path(place: Place) -> str:
    """A place in words: items[3].include.when."""
    if place is None:
        return ""
    before, key = _path(place[0]), place[1]
    if isinstance(key, int):
        return f"{before}[{key}]"
    return f"{before}.{key}" if before else key
