"""How values are written for citizens: dates, limits, where a value comes from."""

from flask import Flask

from catalog.core.duration import limit_words
from catalog.core.edition import Provenance
from catalog.core.phrasing import EXEMPT, day, full_day, number, weekday
from catalog.web import phrasing
from catalog.web.citizen.address import entry_path

KINDS = {"bundle": "一件事", "licence": "一业一证", "item": "单个事项"}
SOURCES = {"law": "法条载明", "official": "官方公开清单", "sample": "样例，待核实"}


def install(app: Flask) -> None:
    """Make the filters, and ``entry_path``, known to every template."""
    own = (day, full_day, weekday, number, kind_word, source_word, exempt_word)
    texts = (
        phrasing.phrased,
        phrasing.parts,
        phrasing.asked,
        phrasing.reasons,
        phrasing.law,
        phrasing.bare,
        phrasing.office,
        phrasing.applicant,
        phrasing.hours,
    )
    for function in own + texts:
        app.add_template_filter(function)
    app.add_template_filter(limit_words, "limit")
    app.add_template_global(entry_path)


def kind_word(kind: str) -> str:
    """一件事, 一业一证 or 单个事项."""
    return KINDS[kind]


def source_word(provenance: Provenance | None) -> str:
    """法条载明, 官方公开清单 or 样例，待核实; no provenance counts as sample."""
    return SOURCES[provenance.level if provenance else "sample"]


def exempt_word(source: str) -> str:
    """Why a paper need not be handed in."""
    return EXEMPT.get(source, "系统核验")
