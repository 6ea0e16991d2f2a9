"""Telling a person in front of a terminal, or a log, how far long work is."""

import sys
from typing import TextIO

_WIDTH = 78


class Printer:
    """Progress on `stream`: one line rewritten in a terminal, a line a step anywhere else."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._rewrites = self._stream.isatty()
        self._last = ""

    def line(self, text: str) -> None:
        """Print a line of its own."""
        self.settle()
        self._write(f"{text}\n")

    def step(self, text: str) -> None:
        """Print where we are, over the step before in a terminal; the same text is told once."""
        if text != self._last:
            blank = " " * _WIDTH
            self._write(f"\r{blank}\r{text}" if self._rewrites else f"{text}\n")
            self._last = text

    def settle(self) -> None:
        """End a rewritten line."""
        if self._last and self._rewrites:
            self._write("\n")
        self._last = ""

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
