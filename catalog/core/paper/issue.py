"""What a print carries besides the guide: its serial, its address, where and when."""

from dataclasses import dataclass
from datetime import date

from catalog.core.paper.terms import Terms


@dataclass(frozen=True)
class Issue:
    """One print. ``address`` is where it can be looked up, as one would type it;
    ``qr_address`` is what the QR code holds. Both codes and the date are printed.
    ``terms`` are those in force that day.

    ``applicant`` is printed only, never kept; empty leaves a line to write on. So do
    ``clerk_name``, ``phone`` (of the point) and ``point_name``.
    """

    serial: str
    address: str
    qr_address: str
    printed_on: date
    terms: Terms
    point_name: str = ""
    clerk_name: str = ""
    point_address: str = ""
    phone: str = ""
    applicant: str = ""
