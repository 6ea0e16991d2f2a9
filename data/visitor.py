"""Who is looking, and what that visitor may do."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["viewer", "reporter", "admin"]
ROLE_LABELS: dict[Role, str] = {"viewer": "查看", "reporter": "填报", "admin": "管理"}


@dataclass(frozen=True)
class Visitor:
    """Who is looking. `name` is empty and `open` true for reading without a sign-in; `address` is
    where the request came from; `unclaimed`: no account exists yet on this board."""

    name: str = ""
    role: Role = "viewer"
    units: tuple[str, ...] = ()
    open: bool = False
    address: str = ""
    unclaimed: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether everything is allowed."""
        return self.role == "admin"

    @property
    def can_upload(self) -> bool:
        """Whether lists may be committed: all of them, or those of the visitor's own units."""
        return self.is_admin or (self.role == "reporter" and bool(self.units))

    @property
    def can_confirm_whole(self) -> bool:
        """Whether a list may stand for a whole source, and tasks it lacks be withdrawn."""
        return self.is_admin

    @property
    def can_roll_back(self) -> bool:
        """Whether uploads may be taken back and restored."""
        return self.is_admin

    @property
    def can_change_settings(self) -> bool:
        """Whether what holds for everybody (heading answers, settings) may be changed."""
        return self.is_admin

    @property
    def can_see_audit(self) -> bool:
        """Whether the record of who did what may be read; before there is any account, it is."""
        return self.is_admin or self.unclaimed

    @property
    def signature(self) -> str:
        """The name that goes under an upload."""
        return self.name or "本机用户"


COMMAND_LINE = Visitor("（命令行）", "admin", address="127.0.0.1")
"""Who stands for the commands: whoever may open the data folder may change it."""
