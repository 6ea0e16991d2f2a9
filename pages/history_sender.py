"""Whose name stands beside an upload."""

from data.visitor import COMMAND_LINE


def sender(user_name: str | None, sample: bool) -> str:
    """示例数据 for a sample; an upload without a name came by command, as the audit has it."""
    return "示例数据" if sample else user_name or COMMAND_LINE.name
