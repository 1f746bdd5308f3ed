"""Seed files: readable YAML to rows that know their file and line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from catalog.adapters.code_mappings import code_rows
from catalog.core.sheet import Row, RowError, RowErrors

KIND_FILLS = ("services", "hours", "hours_provenance", "takes")
"""What a point takes over from its kind where its own row says nothing."""

LISTS = {
    "departments.yaml": ("department", "departments"),
    "materials.yaml": ("material", "materials"),
    "questions.yaml": ("question", "questions"),
}


def read_folder(folder: Path) -> list[Row]:
    """Every row of a seed folder, which may leave files out; raises RowErrors when a file is
    not YAML, or when there is not one row."""
    rows: list[Row] = []
    for name, (noun, key) in LISTS.items():
        rows += _list(folder / name, folder, noun, key)
    rows += _codes(folder / "codes.yaml", folder)
    for path in sorted(folder.glob("items/*.yaml")):
        rows += _items(path, folder)
    for noun in ("bundle", "licence"):
        for path in sorted(folder.glob(f"{noun}s/*.yaml")):
            data, _ = _parse(path, folder)
            rows.append(Row(noun, data, _name(path, folder), "第1行"))
    rows += _points(folder / "points.yaml", folder)
    rows += _phrases(folder)
    rows += [Row("redirect", data, *at) for data, at in _plain(folder / "redirects.yaml", folder)]
    rows += [Row("rewrite", data, *at) for data, at in _plain(folder / "lexicon.yaml", folder)]
    if not rows:
        raise RowErrors(
            [RowError(folder.name, "", "这个文件夹里没有目录文件，格式见 docs/seed.md")]
        )
    return rows


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder.parent).as_posix()


def _parse(path: Path, folder: Path) -> tuple[Any, yaml.Node]:
    """(data, node tree with line marks) of one file."""
    text = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader) or yaml.MappingNode("", [])
        return yaml.load(text, Loader=yaml.CSafeLoader), node
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        place = f"第{line}行"
        raise RowErrors(
            [RowError(_name(path, folder), place, "不是有效的 YAML，请检查缩进和冒号")]
        ) from None


def _lines(node: yaml.Node, key: str | None) -> list[int]:
    """Line of every row in the list under ``key`` (or of the list itself)."""
    if key is not None:
        node = next(value for name, value in node.value if name.value == key)
    return [child.start_mark.line + 1 for child in node.value]


def _list(path: Path, folder: Path, noun: str, key: str) -> Iterator[Row]:
    if not path.exists():
        return
    data, node = _parse(path, folder)
    for row, line in zip(data[key], _lines(node, key), strict=True):
        yield Row(noun, row, _name(path, folder), f"第{line}行")


def _items(path: Path, folder: Path) -> Iterator[Row]:
    data, node = _parse(path, folder)
    for row, line in zip(data["items"], _lines(node, "items"), strict=True):
        yield Row(
            "item", {"department": data["department"], **row}, _name(path, folder), f"第{line}行"
        )


def _codes(path: Path, folder: Path) -> Iterator[Row]:
    if not path.exists():
        return
    data, _ = _parse(path, folder)
    for row in code_rows(data):
        yield Row("code", row, _name(path, folder), f"{row['scheme']}.{row['value']}")


def _points(path: Path, folder: Path) -> Iterator[Row]:
    """Points, each with what its kind can do filled in where the row says nothing."""
    if not path.exists():
        return
    data, node = _parse(path, folder)
    kinds = data["kinds"]
    for row, line in zip(data["points"], _lines(node, "points"), strict=True):
        kind = kinds.get(row.get("kind"), {})
        common = {key: kind[key] for key in KIND_FILLS if key in kind}
        yield Row("point", {**common, **row}, _name(path, folder), f"第{line}行")


def _phrases(folder: Path) -> Iterator[Row]:
    kinds = {"bundles-life": "bundle", "bundles-business": "bundle", "licences": "licence"}
    for path in sorted((folder / "phrases").rglob("*.yaml")):
        kind = kinds.get(path.stem, "item")
        data, _ = _parse(path, folder)
        for slug, row in data.items():
            yield Row("phrase", {"id": f"{kind}/{slug}", **row}, _name(path, folder), slug)


def _plain(path: Path, folder: Path) -> Iterator[tuple[Any, tuple[str, str]]]:
    if not path.exists():
        return
    data, node = _parse(path, folder)
    for row, line in zip(data, _lines(node, None), strict=True):
        yield row, (_name(path, folder), f"第{line}行")
