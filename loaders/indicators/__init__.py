"""Indicator tables."""
