"""The questions of an entry: which are asked, in what order, how worded, and when."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.core.composition.members import change_member, when_of
from catalog.core.composition.refusal import Refused
from catalog.core.edition import Condition
from catalog.core.rows import AskRow, EntryRow, IncludeWhen, ItemRow, QuestionRow


def ask_of(row: EntryRow, question: str) -> AskRow:
    """One question as the entry asks it; raises LookupError."""
    for ask in row.questions:
        if ask.question == question:
            return ask
    raise LookupError(question)


def options_of(ask: AskRow, question: QuestionRow) -> tuple[str, ...]:
    """The options the entry offers."""
    return ask.options or question.options


def add_question(row: EntryRow, question: str) -> EntryRow:
    """The question as the last one; raises Refused where it is asked already."""
    if any(ask.question == question for ask in row.questions):
        raise Refused("这个问题已经在问了，不用再加。")
    return replace(row, questions=(*row.questions, AskRow(question)))


def remove_question(row: EntryRow, question: str) -> EntryRow:
    """Without the question, and without the conditions that turn on it.

    An item that was in by this question alone is left "when" with nothing said, which lint
    reports: whether it is always in is for a person to decide.
    """
    for member in row.items:
        if question in when_of(member):
            include = IncludeWhen(_without(when_of(member), question))
            row = change_member(row, replace(member, include=include))
    for member in row.items:
        if question in member.trim_unless:
            trimmed = replace(member, trim_unless=_without(member.trim_unless, question))
            row = change_member(row, trimmed)
    kept = tuple(
        replace(ask, ask_when=_without(ask.ask_when, question))
        for ask in row.questions
        if ask.question != question
    )
    return replace(row, questions=kept)


def move_question(row: EntryRow, question: str, step: int) -> EntryRow:
    """``step`` places down (up where negative); raises Refused where it would come before a
    question that decides whether it is asked."""
    order = [ask.question for ask in row.questions]
    place = min(max(order.index(question) + step, 0), len(order) - 1)
    asks = [ask for ask in row.questions if ask.question != question]
    asks.insert(place, ask_of(row, question))
    seen: set[str] = set()
    for ask in asks:
        if not set(ask.ask_when) <= seen:
            raise Refused("不能这样换：后面的问题要看前面的怎么答才问，问的先后不能倒过来。")
        seen.add(ask.question)
    return replace(row, questions=tuple(asks))


def change_ask(row: EntryRow, changed: AskRow) -> EntryRow:
    """The question of the same id replaced by ``changed``."""
    asks = tuple(changed if each.question == changed.question else each for each in row.questions)
    return replace(row, questions=asks)


def word(row: EntryRow, question: QuestionRow, text: str, options: tuple[str, ...]) -> EntryRow:
    """Reworded and narrowed for this entry; what the dictionary says anyway is not repeated.

    Effects of options no longer offered go. Raises Refused where fewer than two are left.
    """
    kept = tuple(option for option in question.options if option in options)
    if len(kept) < 2:
        raise Refused("至少要留两个选项，不然就不用问了。")
    ask = ask_of(row, question.id)
    effects = {option: held for option, held in ask.effects.items() if option in kept}
    narrowed = () if kept == question.options else kept
    if set(kept) == set(ask.options):
        narrowed = ask.options  # an order of the entry's own
    own = "" if text.strip() == question.text else text.strip()
    return change_ask(row, replace(ask, text=own, options=narrowed, effects=effects))


def set_ask_when(row: EntryRow, question: str, when: Condition) -> EntryRow:
    """Asked only when this holds (empty: always); raises Refused unless it turns on earlier
    questions only."""
    earlier = set(earlier_than(row, question))
    kept = {asked: options for asked, options in when.items() if options}
    if not set(kept) <= earlier:
        raise Refused("问不问只能看排在前面的问题；请先把要看的问题往上移。")
    return change_ask(row, replace(ask_of(row, question), ask_when=kept))


def earlier_than(row: EntryRow, question: str) -> tuple[str, ...]:
    """The questions asked before this one."""
    order = [ask.question for ask in row.questions]
    return tuple(order[: order.index(question)])


def turning_on(row: EntryRow, question: str) -> tuple[list[str], list[str]]:
    """(items, questions) whose being in, or being asked, turns on this question."""
    items = [member.item for member in row.items if question in when_of(member)]
    return items, [ask.question for ask in row.questions if question in ask.ask_when]


def missing_questions(row: EntryRow, items: dict[str, ItemRow]) -> dict[str, tuple[str, ...]]:
    """Question id -> members whose papers or limits turn on it, though nobody asks it."""
    asked = {ask.question for ask in row.questions}
    found: dict[str, dict[str, None]] = {}
    for member in row.items:
        conditions = [*_conditions(items[member.item])] if member.item in items else []
        for condition in [*conditions, when_of(member), member.trim_unless]:
            for question in condition:
                if question not in asked:
                    found.setdefault(question, {})[member.item] = None
    return {question: tuple(members) for question, members in found.items()}


def _conditions(item: ItemRow) -> Iterator[Condition]:
    yield from (need.when for need in item.requirements)
    yield from (choice.when for choice in item.promised_when)


def _without(condition: Condition, question: str) -> Condition:
    return {asked: options for asked, options in condition.items() if asked != question}
