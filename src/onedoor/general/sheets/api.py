"""Spreadsheets: those that people hand in, read as text; those that people take away."""

from onedoor.general.sheets.reading import Row, SheetUnreadable, read
from onedoor.general.sheets.writing import Cell, write

__all__ = ["Cell", "Row", "SheetUnreadable", "read", "write"]
