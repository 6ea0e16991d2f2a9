"""Changing a workbook inside its package: what is not changed stays byte for byte as it was."""
