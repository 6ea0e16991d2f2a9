"""Petition lists of later stages: handed over, settled, struck off, and put on a map."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def only_handed_over() -> Book:
    """The list of a day: what was handed over, nothing known of it yet."""
    rows = (
        ("中央第一生态环境保护督察组向我省交办第二十六批群众信访举报件清单",),
        ("序号", "受理编号", "举报内容", "行政区域", "污染类型", "备注"),
        (1, "D3SX202506220001", "某市某县某村铁选厂尾矿库扬尘。", "忻州市代县", "大气、土壤", "*"),
        (2, "X3SX202506220004", "某小区二次供水泵房噪声。", "太原市万柏林区", "噪音", None),
        (
            3,
            "X3SX202506220009",
            "某煤矿矸石自燃。",
            "晋城市泽州县\n晋城市城区",
            "大气",
            "与D3SX202506150021重复",
        ),
    )
    wanted = expect(
        "receipt_no batch districts pollution_types problem duplicate_of",
        (
            "D3SX202506220001", "第二十六批", ["忻州市代县"], ["大气", "土壤"], "某市某县某村铁选厂尾矿库扬尘。",
            None,
        ),
        ("X3SX202506220004", "第二十六批", ["太原市万柏林区"], ["噪声"], "某小区二次供水泵房噪声。", None),
        (
            "X3SX202506220009", "第二十六批", ["晋城市泽州县", "晋城市城区"], ["大气"], "某煤矿矸石自燃。",
            "D3SX202506150021",
        ),
    )  # fmt: skip
    return Book(
        "only_handed_over",
        xlsx(Tab(rows, ("A1:F1",), "Sheet1")),
        (Expected("petitions", wanted),),
    )


def settled_and_struck_off() -> Book:
    """Settled and struck off in columns of their own; year-less days, numbers broken by lines."""
    rows = (
        ("2021年中央环保督察信访件销号台账", *(None,) * 12),
        (
            "序号", "信访件编号", "交办时间", "重复件", "重点件", "反映问题", "镇（街道）", "污染类型", "是否属实",
            "整改完成情况", None,
            "是否销号", "罚款（万元）",
        ),
        (*(None,) * 9, "是否完成", "完成时间", None, None),
        (
            1, "D2GD2021\n08300012", "8月30日", "非重复件", "▲", "养殖场污染", "沙琅镇", "水", "属实", "是",
            "9月20日", "是", 3,
        ),
        (
            2, "X2GD202109010033", "9月1日", "重复（D2GD202108300012）", None, "养殖场臭气", "沙琅镇", "大气", "属实",
            "是", "9月25日", "否", None,
        ),
        (
            3, "X2GD202109020050", "9月2日", "否", None, "石场粉尘", "羊角镇、霞洞镇", "大气，噪声", "部分属实",
            "否", None, "否",
            0.5,
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on duplicate_of priority districts pollution_types truth status "
        "fine_10k_yuan",
        (
            "D2GD202108300012", date(2021, 8, 30), None, True, ["沙琅镇"], ["水"], "true", "signed_off", 3,
        ),
        (
            "X2GD202109010033", date(2021, 9, 1), "D2GD202108300012", None, ["沙琅镇"], ["大气"], "true",
            "settled", None,
        ),
        (
            "X2GD202109020050", date(2021, 9, 2), None, None, ["羊角镇", "霞洞镇"], ["大气", "噪声"],
            "partly_true", "open", 0.5,
        ),
    )  # fmt: skip
    merges = (
        "A1:M1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3", "I2:I3",
        "J2:K2", "L2:L3", "M2:M3",
    )  # fmt: skip
    return Book(
        "settled_and_struck_off",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2021, 11, 1)),
    )


def degrees_in_six_columns() -> Book:
    """County, town and village; degrees, minutes and seconds in columns of their own."""
    rows = (
        (
            "序号", "受理编号", "县（市、区）", "乡镇（街道）", "问题简述", "属实情况", "办理情况", "经度", None,
            None, "纬度", None, None,
        ),
        (*(None,) * 7, "度", "分", "秒", "度", "分", "秒"),
        (1, "D2YN202104070001", "昭阳区", "太平街道", "污水直排", "属实", "已办结", 103, 43, 2, 27, 20, 17),
        (2, "D2YN202104070002", "鲁甸县", "文屏镇", "扬尘", "不属实", "已办结", 103, 33, 7.5, 27, 11, 30),
        (3, "D2YN202104080003", "镇雄县", "乌峰街道", "垃圾", "部分属实", "正在办理", None, None, None, None, None,
         None),
    )  # fmt: skip
    wanted = expect(
        "receipt_no districts problem truth status lon lat",
        (
            "D2YN202104070001", ["昭阳区"], "污水直排", "true", "settled", 103 + 43 / 60 + 2 / 3600,
            27 + 20 / 60 + 17 / 3600,
        ),
        (
            "D2YN202104070002", ["鲁甸县"], "扬尘", "untrue", "settled", 103 + 33 / 60 + 7.5 / 3600,
            27 + 11 / 60 + 30 / 3600,
        ),
        ("D2YN202104080003", ["镇雄县"], "垃圾", "partly_true", "open", None, None),
    )  # fmt: skip
    merges = (
        "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:G2", "H1:J1", "K1:M1",
    )  # fmt: skip
    return Book(
        "degrees_in_six_columns",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2021, 5, 10)),
    )


def of_several_rounds() -> Book:
    """Complaints of three inspections in one list; outcomes as numbers with their units."""
    rows = (
        ("茂名市环保督察群众举报件办理情况总表（2016年—2021年）", *(None,) * 11),
        (
            "序号", "督察轮次", "案件编号", "批次", "转办时间", "举报内容", "责任单位", "查实情况", "办理结果",
            "立案（宗）", "罚款", "问责（人）",
        ),
        (
            1, "中央第一轮", "20161129-03", "第1批", "2016.11.29", "某化工园异味", "茂南区政府", "属实", "已办结",
            "2宗", "12万元",
            "3人",
        ),
        (2, "中央“回头看”", "X201806150047", "第10批", "2018.6.15", "小东江黑臭", "市水务局", "基本属实",
         "阶段办结", "0", "0", "0"),
        (
            3, "中央第二轮", "D2GD202109050008", "第8批", "2021.9.5", "高岭土洗矿废水", "电白区政府；市自然资源局",
            "部分属实", "办结", "1",
            "5.6万元", "/",
        ),
    )  # fmt: skip
    wanted = expect(
        "source receipt_no batch received_on problem responsible_units truth status filed_cases "
        "fine_10k_yuan accountable",
        (
            "中央第一轮", "20161129-03", "第1批", date(2016, 11, 29), "某化工园异味", ["茂南区政府"], "true",
            "settled", 2, 12, 3,
        ),
        (
            "中央“回头看”", "X201806150047", "第10批", date(2018, 6, 15), "小东江黑臭", ["市水务局"],
            "mostly_true", "partly_settled", 0, 0, 0,
        ),
        (
            "中央第二轮", "D2GD202109050008", "第8批", date(2021, 9, 5), "高岭土洗矿废水",
            ["电白区政府", "市自然资源局"], "partly_true", "settled", 1, 5.6, None,
        ),
    )  # fmt: skip
    return Book(
        "of_several_rounds",
        xlsx(Tab(rows, ("A1:L1",), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2021, 12, 1)),
    )


BOOKS = (only_handed_over, settled_and_struck_off, degrees_in_six_columns, of_several_rounds)
