"""The words by which running texts give themselves away: what is wrong, planned, done so far."""

import re
from collections.abc import Callable

_SENTENCE_FROM = 15


def is_text(value: object) -> bool:
    """Words rather than a number or a date."""
    return isinstance(value, str) and len(re.findall(r"[^\W\d_]", value)) >= 2


def is_sentence(value: object) -> bool:
    """A text long enough to tell something."""
    return isinstance(value, str) and len(value) >= _SENTENCE_FROM


def _telling(words: str) -> Callable[[object], bool]:
    pattern = re.compile(words)
    return lambda value: is_sentence(value) and bool(pattern.search(str(value)))


is_wrong = _telling(
    r"未|不[到够力足严]|滞后|违规|违法|超标|直排|偷排|存在|缺失|薄弱|隐患|乱[堆倒排]|破损|缓慢|漏|污染"
)
is_planned = _telling(
    r"加强|加快|加大|推进|开展|建立|完善|落实|督促|制定|实施|强化|组织|严格|健全|整治|清理"
)
is_reported = _telling(r"已|目前|正在|完成了|截[至止]|累计|完成\d")
is_aimed = _telling(r"达到|确保|实现|消除|杜绝|目标|不再|长效|彻底|全面")
is_complained = _telling(r"举报|反映|投诉|扰民|异味|噪[音声]|臭|群众|居民|排放|污染")
is_inspected = _telling(r"经[查核现调]|核[实查]|现场|调查|检查|属实")
is_dealt = _telling(r"责令|处罚|罚款|立案|整改|停产|约谈|已|要求")
