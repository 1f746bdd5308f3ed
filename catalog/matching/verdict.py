"""From a ranking to an outcome: answer, ask back, send on, or say honestly: not found."""

from catalog.matching import weights
from catalog.matching.entry import Redirect
from catalog.matching.outcome import Verdict


def verdict(confidence: float, redirect: Redirect | None, seen: float, clear: bool) -> Verdict:
    """``clear`` says that nothing is left to ask; ``redirect`` is the likeliest one."""
    if confidence >= weights.OURS:
        return "answer" if clear and confidence >= weights.SURE else "choose"
    if redirect is not None and redirect.kind == "near" and seen >= weights.HEARD_OF:
        return "redirect"
    return "none"


def clear(lead: float, topic: str, broad: bool, held: int) -> bool:
    """Is the first match the only sensible answer?

    ``lead`` is how far it is before the next need, ``topic`` what the need is about, ``broad``
    whether many names share that topic, ``held`` how many entries have a phrase that holds
    most of the need. A short need that many share leaves a choice unless the first is far
    ahead, however well it fits."""
    if topic.isascii() or len(topic) > weights.SHORT:
        return lead >= weights.CLEAR
    if broad or held > weights.HELD:
        return lead >= weights.FAR_AHEAD
    return lead >= weights.CLEAR_SHORT
