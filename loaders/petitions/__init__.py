"""Petition lists."""
