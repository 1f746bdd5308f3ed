"""Why an edit cannot be made, for the person who tried it."""

from collections.abc import Callable

Named = Callable[[str], str]
"""Item id -> its name"""


class Refused(ValueError):
    """An edit that would break the entry; nothing was changed. ``str()`` says why, in Chinese."""


class Circle(Refused):
    """The order would go round in a circle: each item of ``items`` waits for the next one,
    and the last for the first."""

    def __init__(self, items: tuple[str, ...]):
        super().__init__("先后关系绕成了圈：" + "→".join(items))
        self.items = items

    def words(self, named: Named) -> str:
        """The circle by name: “甲”要等“乙”，“乙”要等“丙”，“丙”又要等“甲”."""
        if len(self.items) == 1:
            return f"“{named(self.items[0])}”不能排在它自己后面。"
        pairs = zip(self.items, (*self.items[1:], self.items[0]), strict=True)
        waits = [f"“{named(one)}”要等“{named(other)}”" for one, other in pairs]
        last = waits.pop().replace("要等", "又要等", 1)
        return f"不能这样排，会绕成圈：{'，'.join(waits)}，{last}，谁也开不了头。"
