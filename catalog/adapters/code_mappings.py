"""The code tables and mappings administrators start from (seed/codes.yaml, code_mappings.yaml)."""

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
    """Rows of the code tables every catalogue starts with: holders, supplies, item types."""
    data = _read("codes.yaml")
    plain = [
        {"scheme": scheme, "value": value, "label": label}
        for scheme in ("holders", "supplies")
        for value, label in data[scheme].items()
    ]
    types = [
        {"scheme": "item_types", "value": more["code"], "label": label, "code": more["code"]}
        for label, more in data["item_types"].items()
    ]
    return (*plain, *types)


def _read(name: str) -> Any:
    return yaml.load((SEED / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
