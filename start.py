# -*- coding: utf-8 -*-
"""整改看板: the only command a newcomer needs. Standard library only, on Linux, macOS and Windows.

Nothing newer than Python 2.7 may be written here: an old Python must be able to read this file as
far as the sentence that sends it away. Everything else is in `commands/`, imported after that.
"""

import sys

OLDEST = (3, 11)

if sys.version_info < OLDEST:
    sys.stderr.write(
        "整改看板需要 Python %d.%d 或更新的版本，这里是 %d.%d：请安装新版 Python 后再运行本命令。\n"
        % (OLDEST + tuple(sys.version_info[:2]))
    )
    sys.exit(2)

from commands.front import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
