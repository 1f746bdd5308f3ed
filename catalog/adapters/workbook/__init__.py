"""Workbooks (.xlsx): python-calamine reads them, xlsxwriter writes them; nobody else knows either.

book = read(data)                       # raises WorkbookRefused, in words for the sender
data = write([SheetOut("事项", header, rows)])
"""

from catalog.adapters.workbook.reading import read
from catalog.adapters.workbook.safety import LIMITS, Limits, WorkbookRefused
from catalog.adapters.workbook.writing import SheetOut, write

__all__ = ["LIMITS", "Limits", "SheetOut", "WorkbookRefused", "read", "write"]
