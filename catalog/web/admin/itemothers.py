"""Values of an item without a field of their own: numbers elsewhere, the rest of its 实施清单."""

from flask import request

from catalog.core.intake.itemfields import ITEM_FIELDS
from catalog.services.changing import Content

OTHERS = tuple(
    (each.id.partition("."), each.label)
    for each in ITEM_FIELDS
    if each.id.startswith(("codes.", "particulars."))
)


def other_values(before: Content) -> Content:
    """Numbers in other systems and the rest of the 实施清单, as the form sent them."""
    found: dict[str, dict[str, str]] = {
        "codes": dict(before.get("codes", {})),
        "particulars": dict(before.get("particulars", {})),
    }
    for (group, _, key), _label in OTHERS:
        sent = request.form.get(f"other-{group}.{key}")
        if sent is not None:
            found[group].pop(key, None)
            if sent.strip():
                found[group][key] = sent.strip()[:2000]
    return dict(found)


def others(content: Content) -> list[tuple[str, str, str]]:
    """(field name, label, value) of these, for the form."""
    found = []
    for (group, _, key), label in OTHERS:
        name = f"other-{group}.{key}"
        found.append((name, label, request.form.get(name, content.get(group, {}).get(key, ""))))
    return found
