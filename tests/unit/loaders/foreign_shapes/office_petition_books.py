"""Petition lists as offices keep them between themselves: joint columns, remarks, own wording."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def columns_of_two_things() -> Book:
    """Columns that hold two things at once; states with the day they were reached."""
    rows = (
        ("呼和浩特市中央生态环境保护督察交办群众举报件整改进展台账", *(None,) * 15),
        ("（截至2025年7月10日）", *(None,) * 15),
        (
            "序号", "督察组编号", "批次及交办时间", "举报来源", "被举报对象", "举报反映的主要问题", "所在旗县区",
            "生态环境问题类型",
            "核实情况", "是否属实", "整改措施及进展", "办结情况", "行政处罚（万元）", "约谈、问责情况",
            "责任单位及责任人", "是否为重点关注件",
        ),
        (
            1, "D2NM202505310018", "第3批（2025年5月31日）", "来电", "某热电厂", "储煤场扬尘。", "赛罕区",
            "大气环境；噪声",
            "现场检查发现…", "属实", "已建成封闭煤棚。", "已办结（2025.6.30）", "5.2万", "约谈2人、问责1人",
            "市工信局 张某", "是",
        ),
        (
            2, "X2NM202506010005", "第4批（2025年6月1日）", "来信", "某养殖场", "粪污渗漏。", "土默特左旗、托克托县",
            "土壤环境，水环境", "…", "部分属实（水污染属实，土壤污染不属实）", "正在建设粪污池。",
            "未办结（预计8月底完成）", "25000元", "—",
            "土默特左旗人民政府", "否",
        ),
        (
            3, "X2NM202506010033", "第4批（2025年6月1日）", "来信", "某饭店", "油烟直排。", "新城区", "大气环境",
            "…", "不属实",
            "加强巡查。", "阶段性办结", "0", "无", "新城区人民政府", "☆",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch received_on districts pollution_types problem truth status fine_10k_yuan "
        "talks accountable priority",
        (
            "D2NM202505310018", "第3批", date(2025, 5, 31), ["赛罕区"], ["大气", "噪声"], "储煤场扬尘。", "true",
            "settled", 5.2, 2, 1, True,
        ),
        (
            "X2NM202506010005", "第4批", date(2025, 6, 1), ["土默特左旗", "托克托县"], ["土壤", "水"], "粪污渗漏。",
            "partly_true", "open", 2.5, None, None, False,
        ),
        (
            "X2NM202506010033", "第4批", date(2025, 6, 1), ["新城区"], ["大气"], "油烟直排。", "untrue",
            "partly_settled", 0, None, None, True,
        ),
    )  # fmt: skip
    return Book(
        "columns_of_two_things",
        xlsx(Tab(rows, ("A1:P1", "A2:P2"), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2025, 7, 10)),
    )


def a_sheet_a_district() -> Book:
    """One sheet a district, whose name is nowhere but on the tab; days of settlement, no state."""
    head = ("序号", "编号", "问题", "类型", "属实情况", "整改情况", "办结时间")
    first = (
        head,
        (1, "D3YN202404150001", "砂石厂扬尘", "大气", "属实", "已安装喷淋", date(2024, 4, 25)),
        (2, "D3YN202404150002", "污水管破损", "水", "属实", "正在抢修", None),
    )
    second = (
        head,
        (1, "X3YN202404160009", "屠宰场异味", "大气、水", "部分属实", "已停产", "2024年4月30日"),
        (2, "X3YN202404160010", "铁路噪声", "噪声", "不属实", "已答复", "4月22日"),
    )
    fields = "receipt_no districts pollution_types truth status"
    wanted_first = expect(
        fields,
        ("D3YN202404150001", ["昭阳区"], ["大气"], "true", "settled"),
        ("D3YN202404150002", ["昭阳区"], ["水"], "true", "open"),
    )
    wanted_second = expect(
        fields,
        ("X3YN202404160009", ["镇雄县"], ["大气", "水"], "partly_true", "settled"),
        ("X3YN202404160010", ["镇雄县"], ["噪声"], "untrue", "settled"),
    )
    return Book(
        "a_sheet_a_district",
        xlsx(Tab(first, (), "昭阳区"), Tab(second, (), "镇雄县"), Tab((), (), "Sheet3")),
        (
            Expected("petitions", wanted_first, "昭阳区"),
            Expected("petitions", wanted_second, "镇雄县"),
        ),
        context=ReadContext(date(2024, 5, 8)),
    )


def from_a_text_file() -> Book:
    """UTF-8 with a mark, line breaks inside quotes, prose in the columns of counts."""
    lines = (
        "信访编号,批次,交办日期,行政区域,污染类型,问题描述,是否属实,调查核实情况,处理和整改情况,办结状态,责令整改,立案处罚,罚款金额(万元),拘留,约谈,"
        "问责,是否重点件,重复件,坐标",
        'X3SC202410210007,第三批,2024/10/21,东坡区,"大气\n噪声","夜市油烟、\n噪声扰民",部分属实,已核实,已整改,阶段性办结,'
        '责令改正3家,立案查处2起,2.8,无,3人次,"党内警告1人、诫勉谈话2人",是,,"103.83,30.05"',
        "D3SC202410210019,第三批,2024/10/21,仁寿县,水,养殖废水,属实,已核实,已封堵,已办结,1家,1,1,行政拘留1人,,,,"
        "与D3SC202410190002反映同一问题,",
    )
    wanted = expect(
        "receipt_no batch received_on districts pollution_types problem truth status filed_cases "
        "fine_10k_yuan detained talks accountable duplicate_of lon lat",
        (
            "X3SC202410210007", "第三批", date(2024, 10, 21), ["东坡区"], ["大气", "噪声"], "夜市油烟、噪声扰民",
            "partly_true", "partly_settled", 2, 2.8, None, 3, 3, None, 103.83, 30.05,
        ),
        (
            "D3SC202410210019", "第三批", date(2024, 10, 21), ["仁寿县"], ["水"], "养殖废水", "true", "settled", 1,
            1, 1, None, None, "D3SC202410190002", None, None,
        ),
    )  # fmt: skip
    return Book(
        "from_a_text_file",
        "\ufeff".encode() + "\n".join(lines).encode(),
        (Expected("petitions", wanted, "眉山市信访件"),),
        file="眉山市信访件.csv",
        context=ReadContext(date(2024, 11, 1)),
    )


BOOKS = (columns_of_two_things, a_sheet_a_district, from_a_text_file)
