"""Intake: from a department's worksheet to proposed rows, pure. docs/adr/0011-workbooks.md."""
