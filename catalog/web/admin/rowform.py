"""The form of a row: what all nouns have in common, and lists of lines one can rearrange."""

import re
from dataclasses import fields
from typing import Any

from flask import request
from wtforms import Form as Part
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from catalog.core.catalogue import NOUNS
from catalog.core.document import dump, load
from catalog.web.forms import Form

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
Content = dict[str, Any]
REQUIRED = "这一项要填。"


def short_text(
    label: str, hint: str = "", longest: int = 300, required: bool = False
) -> StringField:
    """A line of text."""
    checks: list[Any] = [Length(max=longest, message=f"最多 {longest} 个字。")]
    if required:
        checks.insert(0, InputRequired(REQUIRED))
    return StringField(label, checks, description=hint, filters=[_stripped])


def long_text(label: str, hint: str = "", longest: int = 2000) -> TextAreaField:
    """A few lines of text."""
    checks = [Length(max=longest, message=f"最多 {longest} 个字。")]
    return TextAreaField(label, checks, description=hint, filters=[_stripped])


class RowForm(Form):
    """Fields named as the row's own are copied as they are; a noun's form adds the rest.

    ``groups``: (heading, field names) as the page shows them.
    """

    noun = ""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    id = StringField("编号", description="字母、数字；定下后不能改。不填就用名称的拼音首字母。")

    @classmethod
    def filled(cls, content: Content) -> Content:
        """A row's content as the form's data."""
        return dict(content)

    @classmethod
    def shown(cls, content: Content) -> Content:
        """The same, with what a row leaves out because it is usual."""
        usual = {
            each.name: each.default
            for each in fields(NOUNS[cls.noun])
            if isinstance(each.default, (str, int, float, tuple))
        }
        return cls.filled(usual | content)

    def content(self, before: Content) -> Content:
        """The row as the form has it; what the form does not show stays as it was."""
        known = {each.name for each in fields(NOUNS[self.noun])}
        own = {name: field.data for name, field in self._fields.items() if name in known}
        return self.tidied(before | own | self.besides(before))

    def besides(self, before: Content) -> Content:
        """What a noun's form works out besides."""
        return {}

    def tidied(self, content: Content) -> Content:
        """Without values that say nothing."""
        said = {key: value for key, value in content.items() if value is not None}
        return dict(dump(load(NOUNS[self.noun], said)))

    def choose(self) -> None:
        """Fill in the choices of selects; called before the form is read."""


class LinesPart(Part):
    """One line of a list of lines."""

    key = ""
    """The field without which a line says nothing."""


def rearranged(data: Content, deed: str) -> Content:
    """The form's data after a button of one of its lists: add:papers, drop:papers:2, up:…,
    down:…, unask:papers:2:question, pick:field:id or pick:papers-2-material:id."""
    verb, _, rest = deed.partition(":")
    name, _, at = rest.partition(":")
    if verb == "pick":
        return _picked(data, name.split("-"), at)
    lines = data.get(name)
    if not isinstance(lines, list):
        return data
    number, _, question = at.partition(":")
    index = int(number) if number.isdecimal() else -1
    if verb == "add":
        lines.append({})
    elif 0 <= index < len(lines):
        _deed(verb, lines, index, question)
    return data


def _deed(verb: str, lines: list[Content], index: int, question: str) -> None:
    if verb == "drop":
        del lines[index]
    elif verb in ("up", "down"):
        other = index + (1 if verb == "down" else -1)
        if 0 <= other < len(lines):
            lines[index], lines[other] = lines[other], lines[index]
    elif verb == "unask":
        lines[index].get("when", {}).pop(question, None)


def _picked(data: Content, path: list[str], value: str) -> Content:
    here: Any = data
    try:
        for step in path[:-1]:
            here = here[int(step)] if isinstance(here, list) else here[step]
        here[path[-1]] = value
    except (IndexError, KeyError, TypeError, ValueError):
        pass  # a button of a page that is no more
    return data


def deed_sent() -> str:
    """Which button sent the form; "save" for the return key."""
    return request.form.get("do", "save")


def _stripped(value: str | None) -> str:
    return (value or "").strip()
