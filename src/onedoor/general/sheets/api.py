"""Spreadsheets that people hand in, read row by row as text."""

from onedoor.general.sheets.reading import Row, SheetUnreadable, read

__all__ = ["Row", "SheetUnreadable", "read"]
