"""Petition lists with types to be ticked, numbered headings, and everything in text cells."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def types_to_be_ticked() -> Book:
    """A column for each kind of pollution, ticked where it applies."""
    rows = (
        ("襄阳市环保督察信访件登记表", *(None,) * 13),
        (
            "1.序号", "2.信访编号", "3.举报方式", "4.转办时间", "5.被举报单位所在县（市）区", "6.举报内容摘要",
            "7.污染类型", None, None,
            None, None, "8.调查是否属实", "9.办结情况", "10.问责人数（人）",
        ),
        (*(None,) * 6, "水", "大气", "土壤", "噪声", "其他", None, None, None),
        (1, "D3HB202312020011", "来电", "12月2日", "襄州区", "搅拌站扬尘噪声", None, "√", None, "√", None, "属实",
         "已办结", 0),
        (2, "X3HB202312020019", "来信", "12月2日", "谷城县", "电镀厂废水", "√", None, "√", None, None, "部分属实",
         "阶段性办结", 2),
        (3, "D3HB202312030005", "来电", "12月3日", "高新区", "垃圾堆放", None, None, None, None, "√", "不属实",
         "已办结", None),
        ("合计", None, None, None, None, None, 1, 1, 1, 1, 1, None, None, 2),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on districts problem pollution_types truth status accountable",
        (
            "D3HB202312020011", date(2023, 12, 2), ["襄州区"], "搅拌站扬尘噪声", ["大气", "噪声"], "true",
            "settled", 0,
        ),
        (
            "X3HB202312020019", date(2023, 12, 2), ["谷城县"], "电镀厂废水", ["水", "土壤"], "partly_true",
            "partly_settled", 2,
        ),
        (
            "D3HB202312030005", date(2023, 12, 3), ["高新区"], "垃圾堆放", ["其他"], "untrue", "settled", None,
        ),
    )  # fmt: skip
    merges = (
        "A1:N1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:K2", "L2:L3", "M2:M3",
        "N2:N3",
    )  # fmt: skip
    return Book(
        "types_to_be_ticked",
        xlsx(Tab(rows, merges, "登记表")),
        (Expected("petitions", wanted, "登记表"),),
        context=ReadContext(date(2023, 12, 25)),
    )


def all_in_text() -> Book:
    """Every cell a text, numbers with blanks, quotation marks before codes, X and Y for degrees."""
    rows = (
        (
            "序 号", "案件受理编号", "交办批次", "案件交办时间", "所涉地区", "污染源类型", "案件内容",
            "核查是否属实", "目前办理进展",
            "责令整改（家）", "罚款金额/万元", "立案侦查（件）", "行政拘留（人）", "刑事拘留（人）", "约谈人数",
            "问责人数", "X坐标（经度）", "Y坐标（纬度）",
        ),
        (
            "1 ", " D3LN202211200003 ", "第二批", "2022年11月20日", "铁西区", "工业废气 ", "铸造厂黑烟", " 属实",
            "已办结 ", "1 ",
            " 4.20", "0", "1", "0", "2 ", "1", " 123.35", "41.80 ",
        ),
        (
            "2", "X3LN202211210014", "第三批", "2022年11月21日", "于洪区、沈北新区", "生活污水", "污水溢流", "属实",
            "未办结，预计12月底完成",
            "0", "-", "-", "-", "-", "-", "-", "123.31", "41.79",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch received_on districts problem truth status fine_10k_yuan detained talks "
        "accountable lon lat",
        (
            "D3LN202211200003", "第二批", date(2022, 11, 20), ["铁西区"], "铸造厂黑烟", "true", "settled", 4.2, 1,
            2, 1, 123.35, 41.8,
        ),
        (
            "X3LN202211210014", "第三批", date(2022, 11, 21), ["于洪区", "沈北新区"], "污水溢流", "true", "open",
            None, None, None, None, 123.31, 41.79,
        ),
    )  # fmt: skip
    return Book(
        "all_in_text",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2022, 12, 15)),
    )


def merged_down_the_districts() -> Book:
    """Sorted by district, whose name and count are merged down the left; sub-totals in between."""
    rows = (
        ("常德市信访件办理情况一览表（第1—10批）", *(None,) * 8),
        (
            "县市区",
            "序号",
            "交办批次",
            "信访件编号",
            "信访问题",
            "类型",
            "是否属实",
            "办理状态",
            "整改进展",
        ),
        (
            "武陵区\n（2件）",
            1,
            3,
            "D201811010012",
            "餐饮油烟",
            "大气",
            "属实",
            "办结",
            "已装净化器",
        ),
        (None, 2, 5, "X201811030001", "黑臭水体", "水", "属实", "阶段性办结", "正在截污"),
        ("小计", 2, None, None, None, None, None, None, None),
        (
            "桃源县\n（1件）",
            3,
            10,
            "D201811080044",
            "石煤矿废水",
            "水、重金属",
            "部分属实",
            "未办结",
            "正在治理",
        ),
        ("小计", 1, None, None, None, None, None, None, None),
    )
    wanted = expect(
        "receipt_no batch districts pollution_types truth status handling",
        ("D201811010012", "3", ["武陵区"], ["大气"], "true", "settled", "已装净化器"),
        ("X201811030001", "5", ["武陵区"], ["水"], "true", "partly_settled", "正在截污"),
        ("D201811080044", "10", ["桃源县"], ["水", "重金属"], "partly_true", "open", "正在治理"),
    )
    return Book(
        "merged_down_the_districts",
        xlsx(Tab(rows, ("A1:I1", "A3:A4"), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2018, 12, 10)),
    )


BOOKS = (types_to_be_ticked, all_in_text, merged_down_the_districts)
