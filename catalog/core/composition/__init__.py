"""Composition: pure edits of an EntryRow, each refused in words where it would break the entry.

members (items, their order, when they are in) · asks (questions) · effects (what options do) ·
pieces (two people's versions, field by field) · likeness (what is only cosmetic)
"""

from catalog.core.composition.refusal import Circle, Refused

__all__ = ["Circle", "Refused"]
