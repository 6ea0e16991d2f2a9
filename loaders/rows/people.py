"""Names of people written into a cell of units: `市水务局（张三）`, `市住建局 李四`."""

import re

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴"
    "夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安"
    "颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲游阳裴席"
    "卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符"
    "奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫"
)
_PERSON = rf"[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
_BODY = re.compile(
    r"[局委厅府办院厂队站所部会处科县区市镇乡]$|公司|集团|街道|牵头|配合|负责|责任|督导|主办|协办|验收"
)
_BRACKET = re.compile(r"[(（]([^()（）]+)[)）]")
_LOOSE = re.compile(
    rf"(?<=[局委厅府办院厂队站所部会处科社心团司道县区市镇乡)）])[ \t\u3000:：\n]+({_PERSON})(?=$|[\s、，,;；])"
)


def without_people(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the people named in it, and their names (with a post, if written)."""
    people: list[tuple[int, str]] = []

    def person(found: re.Match[str]) -> str:
        if _BODY.search(found[1]):
            return found[0]
        people.append((found.start(), " ".join(found[1].split())))
        return ""

    def loose(found: re.Match[str]) -> str:
        people.append((found.start(), found[1]))
        return ""

    rest = _LOOSE.sub(loose, _BRACKET.sub(person, text))
    return rest, tuple(dict.fromkeys(name for _, name in people))
