"""What stopped an upload from being stored, or taken back, as one Chinese sentence."""

import errno

NO_ROOM = "磁盘空间不足"


class UploadError(RuntimeError):
    """An upload that was not stored; carries one Chinese sentence."""


class Outdated(UploadError):
    """The unit directory has changed since the file was read."""


def not_saved(error: Exception) -> UploadError:
    return UploadError(f"保存失败，数据库没有任何改变：{cause(error)}。请稍后重试。")


def cause(error: Exception) -> str:
    """What hindered the writing, in a few Chinese words."""
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT) or "No space left" in str(error):
        return NO_ROOM
    if number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "数据目录不可写"
    return "无法写入磁盘" if number else "数据库写入出错"
