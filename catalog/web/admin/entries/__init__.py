"""Composing bundles and combined licences: /admin/bundles and /admin/licences.

listing (find, new, copy) · members (items) · asks (questions) · grid (one of them) · facts ·
waivers · words (phrases, redirects) · saves (history) · preview · settling (two people at
once) · upstream
"""

from catalog.web.admin.entries import (  # noqa: F401
    asks,
    facts,
    grid,
    listing,
    members,
    preview,
    saves,
    settling,
    upstream,
    waivers,
    words,
)
