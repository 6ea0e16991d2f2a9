"""What the rows of an indicator table are besides values."""

from dataclasses import dataclass, field


@dataclass
class RowRoles:
    """Row index → reason for rows that give no record, and row index → the row of its targets."""

    gone: dict[int, str] = field(default_factory=dict)
    targets: dict[int, int] = field(default_factory=dict)
