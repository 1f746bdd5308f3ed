"""Plain data to dataclasses and back, with every fault named by its place.

The dataclasses themselves are the schema: an unknown key, a missing field or a
wrong type is reported as (place, reason) in Chinese, all of them at once.
"""

import types
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
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
    value = _read(shape, data, "", faults)
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
    if is_dataclass(kind):
        return {
            key: dump(each)
            for key, name, default in _outline(kind)
            if (each := getattr(value, name)) != default
        }
    return value


@cache
def _outline(shape: type) -> tuple[tuple[str, str, Any], ...]:
    """(key, field, default) of every field of a dataclass."""
    return tuple((_key(each), each.name, _default(each)) for each in fields(shape))


def _key(each: Field[Any]) -> str:
    return str(each.metadata.get("key", each.name))


def _default(each: Field[Any]) -> Any:
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default


@cache
def _plan(shape: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(shape)
    return {_key(each): (each, hints[each.name]) for each in fields(shape)}


def _read(kind: Any, data: Any, place: str, faults: list[Fault]) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), data, place, faults)
    if origin is tuple:
        return _read_tuple(get_args(kind)[0], data, place, faults)
    if origin is dict:
        return _read_dict(get_args(kind)[1], data, place, faults)
    if is_dataclass(kind):
        return _read_record(kind, data, place, faults)  # type: ignore[arg-type]
    return _read_scalar(kind, data, place, faults)


def _read_union(kinds: tuple[Any, ...], data: Any, place: str, faults: list[Fault]) -> Any:
    if data is None and type(None) in kinds:
        return None
    for kind in kinds:
        if kind in TYPE_WORDS and isinstance(data, kind):
            return data
    others = [kind for kind in kinds if kind not in TYPE_WORDS and kind is not type(None)]
    return _read(others[0] if others else kinds[0], data, place, faults)


def _read_tuple(kind: Any, data: Any, place: str, faults: list[Fault]) -> Any:
    if not isinstance(data, (list, tuple)):
        faults.append(Fault(place, "应是一个列表"))
        return ()
    return tuple(_read(kind, each, f"{place}[{i}]", faults) for i, each in enumerate(data))


def _read_dict(kind: Any, data: Any, place: str, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(place, "应是“名称: 值”的对照"))
        return {}
    return {
        str(key): _read(kind, each, _under(place, str(key)), faults) for key, each in data.items()
    }


def _read_record(shape: type, data: Any, place: str, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(place, "应是“字段: 值”的对照"))
        return None
    plan = _plan(shape)
    for key in data:
        if key not in plan:
            close = get_close_matches(str(key), plan, 1)
            hint = f"，是不是“{close[0]}”？" if close else ""
            faults.append(Fault(_under(place, str(key)), f"不认识的字段“{key}”{hint}"))
    values = {}
    for key, (each, kind) in plan.items():
        if key in data:
            values[each.name] = _read(kind, data[key], _under(place, key), faults)
        elif each.default is MISSING and each.default_factory is MISSING:
            faults.append(Fault(_under(place, key), f"缺少必填的“{key}”"))
            values[each.name] = None
    return shape(**values)


def _read_scalar(kind: Any, data: Any, place: str, faults: list[Fault]) -> Any:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    if kind is Any or (isinstance(data, kind) and not (kind is int and isinstance(data, bool))):
        return data
    faults.append(Fault(place, f"应是{TYPE_WORDS.get(kind, kind)}，现在是“{data}”"))
    return None


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
