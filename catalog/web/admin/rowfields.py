"""Fields of row forms: lists as lines, rows picked by name, conditions as boxes to tick."""

import unicodedata
from typing import Any

from flask import g
from wtforms import Field, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from catalog.services.naming import Named, Namer

LONGEST = 2000


def namer() -> Namer:
    """Looks names up as the change being worked on has them (set by the page)."""
    found: Namer = g.namer
    return found


class Lines(TextAreaField):
    """A list, one to a line; blank lines and repetitions are left out."""

    def _value(self) -> str:
        return "\n".join(self.data or ())

    def process_data(self, value: object) -> None:
        """No lines rather than none at all."""
        self.data = list(value) if isinstance(value, (list, tuple)) else []

    def process_formdata(self, values: list[str]) -> None:
        """Read the lines."""
        lines = (line.strip()[:LONGEST] for line in "\n".join(values).splitlines())
        self.data = list(dict.fromkeys(line for line in lines if line))


class Number(StringField):
    """A number of zero or more; full-width digits are read too. Data is None when empty."""

    def __init__(self, *args: Any, whole: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:g}"

    def process_formdata(self, values: list[str]) -> None:
        """Read the number; raises ValueError in words."""
        text = unicodedata.normalize("NFKC", values[0]).strip() if values else ""
        self.data = None
        if not text:
            return
        try:
            number = float(text)
        except ValueError:
            raise ValueError("写数字，例如 5。") from None
        if not 0 <= number < 100000 or (self.whole and number != int(number)):
            raise ValueError("写 0 或更大的整数。" if self.whole else "写 0 或更大的数。")
        self.data = int(number) if number == int(number) else number


class Pick(StringField):
    """One row of another noun, written by name, alias or id. Data is its id; what names
    nothing stays as it was written, with ``near`` rows to choose from."""

    def __init__(self, *args: Any, noun: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.noun = noun
        self.unknown = False

    def _value(self) -> str:
        if not self.data:
            return ""
        return str(self.data) if self.unknown else namer().name_of(self.noun, self.data)

    def process_formdata(self, values: list[str]) -> None:
        """Look the name up."""
        text = values[0].strip()[:300] if values else ""
        found = namer().id_of(self.noun, text) if text else None
        self.unknown = bool(text) and found is None
        self.data = found or text

    def pre_validate(self, form: Any) -> None:
        """Refuse a name nobody has."""
        if self.data and namer().id_of(self.noun, self.data) is None:
            self.unknown = True
            raise ValidationError(f"没有找到“{self.data}”，改成下面的一个，或先去新建。")

    @property
    def near(self) -> list[Named]:
        """What may be meant, while the name is unknown."""
        return namer().near(self.noun, self.data, 5) if self.unknown else []


class PickLines(Lines):
    """Several rows of another noun, a name to a line. Data are ids."""

    def __init__(self, *args: Any, noun: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.noun = noun

    def _value(self) -> str:
        return "\n".join(namer().name_of(self.noun, each) for each in self.data or ())

    def process_formdata(self, values: list[str]) -> None:
        """Look the names up; unknown ones stay as written."""
        super().process_formdata(values)
        self.data = [namer().id_of(self.noun, each) or each for each in self.data]

    def pre_validate(self, form: Any) -> None:
        """Refuse names nobody has."""
        lost = [each for each in self.data or () if namer().id_of(self.noun, each) is None]
        if lost:
            raise ValidationError(f"没有找到：{'、'.join(lost)}。写目录里的名称或编号。")


class Boxes(SelectMultipleField):
    """Several of a few, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, validate_choice=False, **kwargs)


class When(Field):
    """A condition: of every question asked, one of the ticked options. Data maps question id
    to options; a question may stand there with none ticked yet."""

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Read ticked boxes ("question=option"), questions shown, and one to add."""
        if formdata is None or f"{self.name}-shown" not in formdata:
            given = data if isinstance(data, dict) else self.default or {}
            self.data = {question: list(options) for question, options in given.items()}
            self.process_errors: list[str] = []
            return
        asked = [*formdata.getlist(f"{self.name}-asked"), formdata.get(f"{self.name}-add", "")]
        self.data = {question: [] for question in asked if question in g.questions}
        for ticked in formdata.getlist(self.name):
            question, _, option = ticked.partition("=")
            if option in g.questions.get(question, {}).get("options", ()):
                self.data.setdefault(question, []).append(option)
        self.process_errors = []

    def pre_validate(self, form: Any) -> None:
        """Refuse a question of which nothing is ticked."""
        for question, options in self.data.items():
            if not options:
                text = g.questions[question]["text"]
                raise ValidationError(f"“{text}”还没有勾选项；不要这个条件，就按“去掉”。")
