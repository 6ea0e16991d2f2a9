"""The line of signatures below a table: `分管负责人：`, `填表人：王五`, `电话：0550-1234567`."""

import re
from collections.abc import Sequence

from loaders.rows.people import SURNAMES

_LABEL = re.compile(r"[(（]?([^:：，。；、\d]{2,14})[:：]\s*(.*)", re.DOTALL)
_ROLE = re.compile(
    r"(?:负责人|负责同志|领导|[局科处厅所站队县市区镇乡]长|主任|书记|经理|[填制报送审核批签拟发校录统经承主协编联]{1,3}(?:[表报办稿发核定系络计])?(?:人|员|者)?"
    r"|联系人|联络员|电话|手机|方式|传真|邮箱|日期|时间|签[字名章发批]|盖章|公章|意见|核稿|拟稿|复核|校对)"
    r"(?:\s*[(（][^()（）]*[)）])?"
)
_BODY = re.compile("(?:单位|部门)$")
_SEAL = re.compile(r"[(（](?:单位)?(?:盖章|公章|签字|签名|签章|单位公章)[)）]")
_NAME = rf"[{SURNAMES}][\u4e00-\u9fff某××xX*]{{0,3}}"
_VALUE = re.compile(
    rf"[_＿\s]*|{_NAME}(?:[、，,/\s]+{_NAME})*(?:\s*[(（]?[\d\s()（）-]{{6,}}[)）]?)?|[\d\s()（）+-]{{3,}}"
    r"|(?:20\d\d)?[年./\-\s\d]*(?:月[\s\d]*日?)?|[^:：]{2,24}(?:局|委|办|厅|政府|公司|中心|办公室)"
)


def is_signature(texts: Sequence[str]) -> bool:
    """Whether every cell of a row is a label of who signs, reports or can be called, alone or with
    a name, a number or a day behind it (perhaps in the next cell)."""
    labels = telling = 0
    after = False
    for text in texts:
        plain = text.strip()
        found = _LABEL.fullmatch(plain)
        role = found and _ROLE.search(found[1])
        if found and (role or _BODY.search(found[1])) and _VALUE.fullmatch(found[2].strip()):
            labels += 1
            telling += bool(role)
            after = not found[2].strip()
        elif _SEAL.fullmatch(plain) and len(texts) > 1:
            continue
        elif labels and after and _VALUE.fullmatch(plain):
            after = False
        else:
            return False
    return telling > 0
