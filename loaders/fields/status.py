"""Status words of tasks and petitions, verdicts on complaints, yes and no.

The rules are ordered: a denial (`未完成`, `尚未达到序时进度`, `预计12月完成`) is heard before the word
it denies, so that it is never read as done. A text no rule knows gives None.
"""

import re

from data.vocabulary import PetitionStatus, TaskStatus, Truth
from loaders.fields.boxes import ticked
from loaders.fields.status_rules import (
    AFTER_THE_WORK,
    ALL_DONE,
    ALL_OF_IT,
    ASIDE,
    GOING_ON,
    NEARLY_DONE,
    PERCENT,
    PETITION_RULES,
    PROGRESSING,
    SCHEDULE,
    SHARE_DONE,
    SITE_WORDS,
    STAGES,
    STATUS_WORDS,
    TASK_RULES,
)
from loaders.fields.text import compact

_TASK_RULES = tuple((status, re.compile(words)) for status, words in TASK_RULES)
_PETITION_RULES = tuple((status, re.compile(words)) for status, words in PETITION_RULES)
_CLAUSE = re.compile(r"[,。;:!?、()\[\]【】]")
_NUMBER = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]+|[(\[【]|一是|二是|三是)+")
_NO_ANSWER = re.compile(
    "未(?:知|定|明|填|核|上?报)|不(?:详|清|明|适用|涉及|需|用|确定|纳入)|无(?:需|须|法确定)"
)
_MISTAKES = str.maketrans({"巳": "已", "己": "已"})
_MISSPELT = (("时序", "序时"), ("部份", "部分"), ("销账", "销号"), ("销帐", "销号"))
_MISSPELT_TRUE = re.compile(r"属[时是事适](?=$|[,。;、()])|署实|数实(?=$)")
_CHECKED = r"(?:经?(?:现场)?(?:调查|核查|核实|检查|查证|了解),?)?(?:举报|反映|信访|投诉)?(?:的?问题|的?情况)?"
# Verdicts in other words, which only say so when nothing else stands in the cell.
_WHOLE_TRUTHS: tuple[tuple[Truth, re.Pattern[str]], ...] = (
    (
        "untrue",
        re.compile(
            rf"{_CHECKED}(?:均|都)?(?:查无此[事人]|查无|无此(?:事|情况|问题|现象)|没有此事|不存在|子虚乌有|不真实|虚假"
            r"|无中生有|与(?:事实|实际)(?:情况)?不符)"
        ),
    ),
    ("true", re.compile(rf"{_CHECKED}(?:均|都)?(?:真实|确[有实]其事|确有此事|确实存在|已?查实)")),
)


def parse_task_status(value: object) -> TaskStatus | None:
    """The state a status cell declares; None for a blank, for 是/否 and for unknown words."""
    text = _declared(value)
    if ALL_OF_IT.fullmatch(text):
        return "done"
    stage = STAGES.get(re.sub(r"[“”\"']|^已(?!整改)|^[国省市州县区]级", "", text))
    if stage:
        return stage
    percent = PERCENT.search(text)
    status = next((status for status, words in _TASK_RULES if words.search(text)), None)
    if percent and status in (None, "done", "in_progress", "closed", "ongoing"):
        return _by_percent(float(percent[1]), status)
    return status


def is_state_word(value: object) -> bool:
    """Whether a cell holds words for a state and nothing else (not what is in that state)."""
    text = _declared(value)
    words = STATUS_WORDS.fullmatch(text) or SITE_WORDS.fullmatch(text)
    return bool(text) and (words is not None or text in STAGES)


def status_from_progress(text: object) -> TaskStatus | None:
    """The state a progress text opens with (`已完成。…`, `正在推进…`); None when it tells a story.

    The first clause counts when it is nothing but status words, of the others one that does
    nothing but judge the schedule; then a first clause that says that work is under way, not begun,
    or all of it done; last a first sentence in which something is still being done.
    """
    opening = re.sub(r"^截[至止到][^,。;]*,", "", said(text))
    opening = _NUMBER.sub("", opening)
    clauses = _CLAUSE.split(opening)
    status = parse_task_status(clauses[0])
    if STATUS_WORDS.fullmatch(clauses[0]):
        return status
    judged = [parse_task_status(c) for c in clauses if SCHEDULE.fullmatch(c)]
    if judged:
        return judged[0]
    if PROGRESSING.match(clauses[0]) and status in ("not_started", "behind", "in_progress"):
        return status
    if ALL_DONE.fullmatch(clauses[0]) or NEARLY_DONE.fullmatch(clauses[0]):
        return status
    share = SHARE_DONE.fullmatch(clauses[0])
    if share and float(share[1]) > 0:
        return "in_progress"
    return "in_progress" if _goes_on(opening) else None


def _goes_on(text: str) -> bool:
    """Whether the first sentence says that something is still being done, and not that it is only
    being accepted."""
    sentence = re.split("[。!?]", text)[0]
    clauses = [_NUMBER.sub("", clause) for clause in _CLAUSE.split(sentence)]
    return any(map(GOING_ON.match, clauses)) and not AFTER_THE_WORK.search(sentence)


def parse_petition_status(value: object) -> PetitionStatus | None:
    """How far a petition is settled; None for a blank, for 是/否 and for unknown words."""
    text = _declared(value)
    return next((status for status, words in _PETITION_RULES if words.search(text)), None)


def parse_truth(value: object) -> Truth | None:
    """Whether the complaint proved true; 是 and 否 answer the heading 是否属实."""
    text = _MISSPELT_TRUE.sub("属实", said(value).replace("是否属实", ""))
    if told := next((truth for truth, words in _WHOLE_TRUTHS if words.fullmatch(text)), None):
        return told
    if re.search(r"属实(?:与否|情况)?(?:待|正在|尚在)(?:进一步)?[核查调]", text):
        return None
    rest, denials = re.subn(r"(?:不|未|非)属实|不实|失实|查无实据|未发现|未查实", "", text)
    if re.search(
        r"(?<!大)部分(?:的?(?:情况|问题|内容|事项|反映|举报|投诉|诉求))*(?:不?属实|不实|失实|真实|查实)|不(?:完全|全部|全)属实",
        text,
    ) or (denials and "属实" in rest):
        return "partly_true"
    if denials or text == "否":
        return "untrue"
    if re.search(
        r"(?:基本|大部分|大体|绝大部分)(?:的?(?:情况|问题|内容|事项|反映|举报)|上)*属实", text
    ):
        return "mostly_true"
    return "true" if "属实" in text or text == "是" else None


def parse_yes_no(value: object) -> bool | None:
    """True for 是, 有, √, 1 …; False for 否, 不是, ×, 0 …; None for anything else."""
    text = said(value).lower()
    if re.match(r"(?:否|不|没有?|未|[×✗✘xn□☐]$|no$|false$|0$)", text):
        return False
    return True if re.match(r"(?:是(?!否)|有|对$|已|[√✓✔☑yv]$|yes$|true$|1$)", text) else None


def parse_bare_answer(value: object) -> bool | None:
    """Yes or no where a state was asked for: `已部署` and `有困难` do not say that it is reached."""
    answer = parse_yes_no(value)
    text = said(value)
    if _NO_ANSWER.match(text) or (answer and re.match(r"[已有是]\w", text)):
        return None
    return answer


def said(value: object) -> str:
    """The words of a cell without spaces, its usual misspellings put right."""
    text = ticked(compact(value)).translate(_MISTAKES)
    for wrong, right in _MISSPELT:
        text = text.replace(wrong, right)
    return text


def _declared(value: object) -> str:
    return ASIDE.sub("", said(value)).strip(",。;、.!:但√")


def _by_percent(percent: float, status: TaskStatus | None) -> TaskStatus | None:
    """What a share says beside the words: below 100 % nothing is done, 0 % is not begun."""
    if percent == 0:
        return "not_started"
    return "in_progress" if percent < 100 else status
