"""Situations in cells: 问题=选项|选项；问题=选项, read and written."""

import re
from collections.abc import Iterable, Mapping

from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Known


def condition(text: str, known: Known) -> dict[str, list[str]]:
    """问题=选项|选项；问题=选项 as a condition. Raises Fault."""
    found: dict[str, list[str]] = {}
    for part in re.split(r"[；;\n]+", text):
        asked, _, chosen = part.partition("=")
        question = known.question(asked.strip())
        if question is None or not chosen:
            raise Fault(f"看不懂情形“{part}”", "写成“问题=选项”，多个选项用“|”隔开")
        options = known.rows["question"][question].content["options"]
        found[question] = [each.strip() for each in chosen.split("|")]
        for option in found[question]:
            if option not in options:
                raise Fault(f"“{asked}”没有选项“{option}”", f"可选：{'、'.join(options)}")
    return found


def condition_text(when: Mapping[str, Iterable[str]]) -> str:
    """A condition as ``condition`` reads it."""
    return "；".join(f"{question}={'|'.join(options)}" for question, options in when.items())
