"""Petition lists that have been through many hands: printed, pasted together, half converted."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def pages_of_a_print() -> Book:
    """A table out of a document: the header on every page, spaced headings, districts as groups."""
    head = (
        "序 号",
        "受 理 编 号",
        "举 报 内 容",
        "类 型",
        "核 查 情 况",
        "是 否 属 实",
        "整 改 情 况",
        "办 结 情 况",
        "责 任 单 位",
    )
    rows = (
        ("赣州市第二轮中央生态环境保护督察信访件办理情况（第三批至第五批）",),
        head,
        ("一、章贡区（2件）",),
        ("1", "D2JX202104100012", "小区餐饮油烟", "大气", "属实", "属实", "已整改", "已办结", "章贡区人民政府"),
        ("2", "X2JX202104110003", "河道漂浮垃圾", "水、固废", "部分属实", "部分属实", "已清理", "阶段性办结",
         "章贡区人民政府"),
        ("第 1 页 共 2 页",),
        head,
        ("二、南康区（2件）",),
        ("3", "D2JX202104110027", "家具厂喷漆异味", "大气", "不属实", "不属实", "无需整改", "已办结",
         "南康区人民政府"),
        ("4", "D2JX202104120008", "工地夜间施工", "噪声", "属实", "属实", "正在整改", "正在办理",
         "南康区人民政府、\n区住建局"),
        ("第 2 页 共 2 页",),
    )  # fmt: skip
    wanted = expect(
        "receipt_no districts pollution_types problem truth status responsible_units",
        ("D2JX202104100012", ["章贡区"], ["大气"], "小区餐饮油烟", "true", "settled", ["章贡区人民政府"]),
        (
            "X2JX202104110003", ["章贡区"], ["水", "固废"], "河道漂浮垃圾", "partly_true", "partly_settled",
            ["章贡区人民政府"],
        ),
        ("D2JX202104110027", ["南康区"], ["大气"], "家具厂喷漆异味", "untrue", "settled", ["南康区人民政府"]),
        (
            "D2JX202104120008", ["南康区"], ["噪声"], "工地夜间施工", "true", "open",
            ["南康区人民政府", "区住建局"],
        ),
    )  # fmt: skip
    for row in wanted:
        row["batch"] = None  # the title names three batches
    merges = ("A1:I1", "A3:I3", "A6:I6", "A8:I8", "A11:I11")
    return Book(
        "pages_of_a_print",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2021, 5, 10)),
    )


def problems_within_a_petition() -> Book:
    """One petition over several rows: each problem with its own verdict, district and fine."""
    rows = (
        ("重点信访件办理情况",),
        (
            "序号", "信访件编号", "反映问题", "所属地区", None, "涉及环境要素", "查实情况", None, "查处情况", None,
            None,
            "是否办结", "备注",
        ),
        (
            None, None, None, "设区市", "县（市、区）", None, "是否属实", "核查情况", "立案数", "罚款金额（元）",
            "问责人数", None, None,
        ),
        (
            1, "D3HB202312010005（重点）", "1.采石场越界开采。", "宜昌市", "夷陵区", "生态", "属实", "越界0.3公顷",
            1, 80000, 2, "是",
            "与第二批X3HB202311290002重复",
        ),
        (None, None, "2.运输扬尘污染。", None, None, "大气", "部分属实", "路面未硬化", None, None, None, None, None),
        (
            2, "X3HB202312010017", "养殖污水直排长江支流。", "荆州市", "松滋市", "水", "属实", "已封堵排口", "2",
            "15000元", "/", "否", None,
        ),
        (
            3, "X3HB202312010020", "某矿区尾矿库渗漏。", "黄石市", "大冶市\n阳新县", "土壤/水", "基本属实",
            "检测超标", "无", "无", "无",
            "阶段性办结", "重点关注件",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no problem districts pollution_types truth status filed_cases fine_10k_yuan "
        "accountable priority duplicate_of",
        (
            "D3HB202312010005", "1.采石场越界开采。2.运输扬尘污染。", ["夷陵区"], ["生态", "大气"], "partly_true",
            "settled", 1, 8, 2, True, "X3HB202311290002",
        ),
        (
            "X3HB202312010017", "养殖污水直排长江支流。", ["松滋市"], ["水"], "true", "open", 2, 1.5, None, False,
            None,
        ),
        (
            "X3HB202312010020", "某矿区尾矿库渗漏。", ["大冶市", "阳新县"], ["土壤", "水"], "mostly_true",
            "partly_settled", None, None, None, True, None,
        ),
    )  # fmt: skip
    merges = (
        "A1:M1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:H2", "I2:K2", "L2:L3", "M2:M3",
        "A4:A5", "B4:B5", "D4:D5", "E4:E5", "I4:I5", "J4:J5", "K4:K5", "L4:L5", "M4:M5",
    )  # fmt: skip
    return Book(
        "problems_within_a_petition",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2023, 12, 20)),
    )


def ticks_and_days() -> Book:
    """Verdict and state to be ticked, the day of settlement, serial numbers for dates, BD-09."""
    rows = (
        ("XX区督察信访件台账", *(None,) * 14),
        (
            "序号", "编号", "交办日期", "交办批次", "来源", "主要问题", "属地镇街", "污染类型", "调查结果", None,
            None, "办理进度", None,
            None, "坐标（百度）",
        ),
        (*(None,) * 8, "属实", "部分属实", "不属实", "已办结", "阶段性办结", "未办结", None),
        (
            1, "X440000201806050011", 43256, "第1批", "来信", "五金厂废气", "石碣镇", "废气", "√", None, None, "√",
            None, None,
            "103.725611,27.340427",
        ),
        (
            2, "D440000201806060003", 43257, "第2批", "来电", "河涌黑臭", "高埗镇、石碣镇", "废水", None, "√", None,
            None, "√",
            None, "/",
        ),
        (
            3, "D440000201806060009", 43257, "第2批", "来电", "机械噪音", "茶山镇", "噪音", None, None, "√", "√",
            None, None, None,
        ),
        (
            4, "X440000201806070021", 43258, "第3批", "来信", "固废堆放", "石排镇", "固体废弃物", "√", None, None,
            None, None, "√",
            "待补",
        ),
        ("合计", None, None, None, None, None, None, None, 2, 1, 1, 2, 1, 1, None),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on batch districts pollution_types truth status lon lat",
        (
            "X440000201806050011", date(2018, 6, 5), "第1批", ["石碣镇"], ["大气"], "true", "settled",
            103.717, 27.338,
        ),
        (
            "D440000201806060003", date(2018, 6, 6), "第2批", ["高埗镇", "石碣镇"], ["水"], "partly_true",
            "partly_settled", None, None,
        ),
        (
            "D440000201806060009", date(2018, 6, 6), "第2批", ["茶山镇"], ["噪声"], "untrue", "settled", None,
            None,
        ),
        (
            "X440000201806070021", date(2018, 6, 7), "第3批", ["石排镇"], ["固废"], "true", "open", None,
            None,
        ),
    )  # fmt: skip
    merges = (
        "A1:O1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:K2",
        "L2:N2", "O2:O3",
    )  # fmt: skip
    return Book(
        "ticks_and_days",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("petitions", wanted),),
        findings=(("coordinates_unclear", "O7"),),
        context=ReadContext(date(2018, 7, 1), datum="bd09"),
    )


def a_story_in_every_cell() -> Book:
    """The first round's notices: prose in every cell, outcomes at the end of the prose."""
    rows = (
        ("某省第五环境保护督察组转办群众举报环境问题边督边改公示（第7批）",),
        ("序号", "交办问题编号", "举报环境问题", "地址（县市区）", "问题类别", "调查处理情况", "问责情况"),
        (
            "1", "第五组〔2017〕0071", "举报某化工厂排放刺鼻气味，影响周边居民。", "平阴县", "大气污染",
            "举报问题属实。县环保局对该厂立案处罚1起，罚款10万元，责令停产整治。该件已办结。",
            "对镇分管负责人等2人给予党内警告处分，约谈1人。",
        ),
        (
            "2", "第五组〔2017〕0072", "举报某村养鸡场粪便乱堆。", "商河县、济阳县", "水污染、大气污染",
            "经查，举报问题部分属实。粪便已清运，正在建设防渗池，未办结。", "/",
        ),
        (
            "3", "第五组〔2017〕0073", "举报某饭店油烟。", "历下区", "油烟污染",
            "经现场检查，举报问题不属实，该店已停业。已办结。",
            "无",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch problem districts pollution_types truth status talks accountable",
        (
            "第五组〔2017〕0071", "第7批", "举报某化工厂排放刺鼻气味，影响周边居民。", ["平阴县"], ["大气"], "true",
            "settled", 1, 2,
        ),
        (
            "第五组〔2017〕0072", "第7批", "举报某村养鸡场粪便乱堆。", ["商河县", "济阳县"], ["水", "大气"],
            "partly_true", "open", None, None,
        ),
        (
            "第五组〔2017〕0073", "第7批", "举报某饭店油烟。", ["历下区"], ["油烟"], "untrue", "settled", None, None,
        ),
    )  # fmt: skip
    return Book(
        "a_story_in_every_cell",
        xlsx(Tab(rows, ("A1:G1",), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2017, 12, 1)),
    )


BOOKS = (pages_of_a_print, problems_within_a_petition, ticks_and_days, a_story_in_every_cell)
