"""The citizen's pages: read the address, ask one service, show a page.

Nothing here keeps anything about anybody; answers live in the address alone.
"""

from flask import Blueprint

blueprint = Blueprint("citizen", __name__)

# Each module hangs its routes on the blueprint, so it comes after it.
from catalog.web import filters  # noqa: E402
from catalog.web.citizen import (  # noqa: E402, F401
    about,
    departments,
    elder,
    find,
    guides,
    home,
    points,
    verify,
)

blueprint.record_once(lambda state: filters.install(state.app))  # type: ignore[arg-type]
