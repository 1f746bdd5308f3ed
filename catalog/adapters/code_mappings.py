"""The code tables and mappings administrators start from (seed/codes.yaml, code_mappings.yaml)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from catalog.core.intake.codes import Meaning

SEED = Path(__file__).parents[2] / "seed"


@cache
def built_in() -> tuple[Meaning, ...]:
    """Every line of the file; a value means itself."""
    tables = _read("code_mappings.yaml")
    return tuple(
        Meaning(scheme, source, raw, value)
        for scheme, sources in tables.items()
        for source, values in sources.items()
        for value, raws in values.items()
        for raw in (value, *raws)
    )


@cache
def standard_codes() -> tuple[dict[str, str], ...]:
    """Rows of the code tables every catalogue starts with."""
    return tuple(code_rows(_read("codes.yaml")))


def code_rows(data: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Rows of a codes.yaml: value and label, label and code, or words that mean themselves."""
    for scheme, values in data.items():
        for value in values:
            known = values[value] if isinstance(values, dict) else value
            if isinstance(known, str):
                yield {"scheme": scheme, "value": value, "label": known}
            else:
                yield {"scheme": scheme, "value": known["code"], "label": value} | known


def _read(name: str) -> Any:
    return yaml.load((SEED / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
