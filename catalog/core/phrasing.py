"""How values are worded for readers, on a page as on paper: dates, reasons, laws, offices."""

import re
from collections.abc import Iterable
from datetime import date

from catalog.core.edition import Condition, Question
from catalog.core.wording import full_width

WEEKDAYS = "一二三四五六日"
APPLICANTS = {"自然人": "个人", "法人": "企业和单位"}
EXEMPT = {"ecert": "电子证照", "share": "部门数据核验"}
MANY = re.compile(r"[（(]\s*可多选\s*[）)]")
QUOTED = re.compile(r"“([^”]+)”")
ARTICLES = re.compile(r"^(.+)#([\d,、—-]+)$")
STATUTE = re.compile(r"^([^《（]+(?:法|条例|办法|规定|细则|决定|通知|规则|意见|标准))(（.+）)?$")


def day(value: date | str, since: date | None = None) -> str:
    """12月4日; with its year where that differs from ``since``."""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    year = f"{value.year}年" if since and since.year != value.year else ""
    return f"{year}{value.month}月{value.day}日"


def full_day(value: date | str) -> str:
    """2026年12月4日."""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{value.year}年{value.month}月{value.day}日"


def weekday(value: date) -> str:
    """周五."""
    return "周" + WEEKDAYS[value.weekday()]


def number(value: float) -> str:
    """A figure without needless decimals: 3, 0.5."""
    return f"{value:g}"


def asked(text: str) -> str:
    """A question's words, without a note that several answers may be chosen."""
    return MANY.sub("", text)


def plain(text: str) -> str:
    """A question's words inside a sentence: no remark, no question mark."""
    return asked(text).rstrip("?？")


def reasons(because: tuple[str, ...]) -> list[str]:
    """Reasons that come from answers, without those that say nothing new."""
    found, seen = [], set[str]()
    for why in because:
        named = set(QUOTED.findall(why))
        if why.startswith("因为") and not (named and named <= seen):
            found.append(why)
            seen |= named
    return found


def law(basis: str) -> str:
    """《食品安全法》第35条: how a legal basis is cited."""
    found = ARTICLES.match(basis)
    name, articles = found.groups() if found else (basis, "")
    statute = STATUTE.match(name)
    cited = f"《{statute.group(1)}》{statute.group(2) or ''}" if statute else name
    return cited + (f"第{articles.replace(',', '、')}条" if articles else "")


def bare(name: str) -> str:
    """A department's name without the remark in brackets behind it."""
    return re.sub(r"（.*", "", name)


def office(name: str) -> str:
    """A department's name among others of the same county: 公安局, 县委宣传部."""
    return re.sub(r"^岐山(县委)|^岐山县", r"\1", bare(name))


def applicant(kinds: tuple[str, ...]) -> str:
    """Who may apply: 个人, 企业和单位."""
    return "、".join(APPLICANTS.get(kind, kind) for kind in kinds)


def condition(when: Condition, questions: dict[str, Question], numbers: dict[str, int]) -> str:
    """A condition in words: 问题2选“是”，并且问题5选“二类”或“三类”; empty for always."""
    return "，并且".join(_part(q, options, questions, numbers) for q, options in when.items())


def _part(
    question: str, options: Iterable[str], questions: dict[str, Question], numbers: dict[str, int]
) -> str:
    name = f"问题{numbers[question]}" if question in numbers else f"“{question}”"
    known = (
        [option.value for option in questions[question].options] if question in questions else []
    )
    chosen = [value for value in known if value in set(options)] or list(options)
    return f"{name}选" + "或".join(f"“{full_width(value)}”" for value in chosen)
