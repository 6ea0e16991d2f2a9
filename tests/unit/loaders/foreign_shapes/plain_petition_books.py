"""Petition lists of the everyday kind, each office with its own headings and habits."""

from datetime import date, datetime

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def a_district_office() -> Book:
    """Dates as cells, people beside units, outcomes in a joint group, footnotes in the middle."""
    rows = (
        ("贺兰县中央生态环境保护督察反馈信访件整改台账", *(None,) * 14),
        ("编制单位：县督察整改办", *(None,) * 9, "数据截止：2025年5月31日", *(None,) * 4),
        (
            "序号", "交办编号", "交办日期", "反映问题", "问题属地", "环境要素", "查证情况", "是否属实",
            "整改落实情况", "办结时限",
            "办结状态", "查处情况", None, None, "责任领导",
        ),
        (*(None,) * 11, "立案处罚（件）", "处罚金额（万元）", "问责人数", None),
        (
            1, "D2NX202104210009", datetime(2021, 4, 21), "洗煤厂扬尘", "洪广镇", "大气", "属实", "属实",
            "建成全封闭料棚",
            "2021年12月底", "已销号", 1, 8.5, "1人", "马某",
        ),
        (
            2, "X2NX202104220017", datetime(2021, 4, 22), "第三排水沟水质差", "习岗镇\n金贵镇", "水", "基本属实",
            "基本属实",
            "正在实施清淤", "2025年10月底", "正在办理", "/", "/", "/", "杨某",
        ),
        (
            3, "X2NX202104230021", datetime(2021, 4, 23), "养殖异味", "立岗镇", "大气、水", "不属实", "不属实",
            "已现场答复举报人",
            "已完成", "已办结", 0, 0, 0, "王某",
        ),
        ("说明：处罚金额以处罚决定书为准。", *(None,) * 14),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on problem districts pollution_types truth status filed_cases "
        "fine_10k_yuan accountable handling",
        (
            "D2NX202104210009", date(2021, 4, 21), "洗煤厂扬尘", ["洪广镇"], ["大气"], "true", "signed_off", 1,
            8.5, 1, "建成全封闭料棚",
        ),
        (
            "X2NX202104220017", date(2021, 4, 22), "第三排水沟水质差", ["习岗镇", "金贵镇"], ["水"],
            "mostly_true", "open", None, None, None, "正在实施清淤",
        ),
        (
            "X2NX202104230021", date(2021, 4, 23), "养殖异味", ["立岗镇"], ["大气", "水"], "untrue", "settled", 0,
            0, 0, "已现场答复举报人",
        ),
    )  # fmt: skip
    merges = (
        "A1:O1", "A2:J2", "K2:O2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4",
        "H3:H4", "I3:I4", "J3:J4", "K3:K4", "L3:N3", "O3:O4", "A8:O8",
    )  # fmt: skip
    return Book(
        "a_district_office",
        xlsx(Tab(rows, merges, "台账")),
        (Expected("petitions", wanted, "台账"),),
        context=ReadContext(date(2025, 5, 31)),
    )


def a_provincial_notice() -> Book:
    """Two batches one under the other, each with its title and header, as on a web page."""
    head = (
        "序号", "受理编号", "交办问题基本情况", "行政区域", "污染类型", "调查核实情况", "是否属实",
        "处理和整改情况", "是否办结", "办结目标",
        "责任人被处理情况",
    )  # fmt: skip
    rows = (
        ("第五批群众信访举报转办和边督边改公开情况一览表", *(None,) * 10),
        head,
        (
            1, "X3HN202311250007", "垃圾填埋场渗滤液外溢。", "澄迈县", "水;土壤", "经核查，情况属实。", "属实",
            "已抽排处理。", "阶段性办结",
            "2024年6月30日前完成封场", "无",
        ),
        (
            2, "D3HN202311250013", "虾塘尾水直排。", "文昌市", "海洋、水", "经核查，部分属实。", "部分属实",
            "已退塘30亩。", "已办结", "无",
            "约谈1人，诫勉1人",
        ),
        (None,) * 11,
        ("第六批群众信访举报转办和边督边改公开情况一览表", *(None,) * 10),
        head,
        (
            1, "X3HN202311260004", "酒吧街噪声。", "三亚市吉阳区", "噪声", "经核查，情况属实。", "属实",
            "已安装隔声。", "已办结", "无", "无",
        ),
    )  # fmt: skip
    fields = "receipt_no batch districts pollution_types truth status"
    first = expect(
        fields,
        ("X3HN202311250007", "第五批", ["澄迈县"], ["水", "土壤"], "true", "partly_settled"),
        ("D3HN202311250013", "第五批", ["文昌市"], ["海洋", "水"], "partly_true", "settled"),
    )
    first[1] |= {"talks": 1, "accountable": 1}
    second = expect(
        fields, ("X3HN202311260004", "第六批", ["三亚市吉阳区"], ["噪声"], "true", "settled")
    )
    return Book(
        "a_provincial_notice",
        xlsx(Tab(rows, ("A1:K1", "A6:K6"), "Sheet1")),
        (Expected("petitions", first), Expected("petitions", second)),
        context=ReadContext(date(2024, 1, 10)),
    )


def a_map_list() -> Book:
    """Made for a map: few words, coordinates with marks, several in one cell, a swapped pair."""
    rows = (
        ("信访点位表", *(None,) * 6),
        ("信访编号", "点位名称", "区县", "主要问题", "问题类型", "办理状态", "坐标（经度，纬度）"),
        (
            "D3GZ202404010001",
            "某砂石厂",
            "七星关区",
            "扬尘",
            "扬尘",
            "已办结",
            "105.284°E，27.302°N",
        ),
        ("D3GZ202404010002", "某洗煤厂", "大方县", "废水", "废水", "办理中", "27.143,105.613"),
        (
            "D3GZ202404010003",
            "某矿区",
            "威宁县",
            "生态破坏",
            "生态破坏",
            "阶段办结",
            "104.28,26.86;104.29,26.87",
        ),
        ("D3GZ202404010004", "某饭店", "黔西市", "油烟", "餐饮油烟", "已结案", "暂无"),
    )
    wanted = expect(
        "receipt_no districts problem pollution_types status lon lat",
        ("D3GZ202404010001", ["七星关区"], "扬尘", ["扬尘"], "settled", 105.284, 27.302),
        ("D3GZ202404010002", ["大方县"], "废水", ["水"], "open", 105.613, 27.143),
        ("D3GZ202404010003", ["威宁县"], "生态破坏", ["生态"], "partly_settled", 104.28, 26.86),
        ("D3GZ202404010004", ["黔西市"], "油烟", ["餐饮油烟"], "settled", None, None),
    )
    return Book(
        "a_map_list",
        xlsx(Tab(rows, ("A1:G1",), "点位")),
        (Expected("petitions", wanted, "点位"),),
        findings=(
            ("coordinates_swapped", "G4"),
            ("coordinates_several", "G5"),
        ),
        context=ReadContext(date(2024, 5, 1)),
    )


def words_for_numbers() -> Book:
    """Counts in Chinese numerals and phrases, yes and no in several scripts, full-width digits."""
    rows = (
        (
            "编号", "受理时间", "来电来信内容", "所属区域", "类别", "属实", "处置情况", "完结", "立案", "罚款",
            "拘留", "约谈", "问责", "重点",
        ),
        ("Ｄ３ＡＨ２０２１０４０８０００１", "２０２１年４月８日", "黑臭水体", "蜀山区", "水污染", "属实", "已治理",
         "是", "一起", "叁万元",
         "无", "三人", "两名", "√"),
        ("X3AH202104090012", "2021-04-09", "渣土车扬尘", "包河区、庐阳区", "大气污染", "部分属实", "已处罚", "否",
         "立案3宗", "3.5万元",
         "行拘1人", "约谈企业负责人2人次", "未问责", "×"),
        ("X3AH202104090030", "20210409", "电磁辐射", "高新区", "辐射污染", "不属实", "已解释", "是", "否", "未罚款",
         "0人", "0", "0人",
         ""),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on districts pollution_types truth status filed_cases fine_10k_yuan "
        "detained talks accountable priority",
        (
            "D3AH202104080001", date(2021, 4, 8), ["蜀山区"], ["水"], "true", "settled", 1, 3, None, 3, 2, True,
        ),
        (
            "X3AH202104090012", date(2021, 4, 9), ["包河区", "庐阳区"], ["大气"], "partly_true", "open", 3, 3.5,
            1, 2, 0, False,
        ),
        (
            "X3AH202104090030", date(2021, 4, 9), ["高新区"], ["辐射"], "untrue", "settled", 0, 0, 0, 0, 0,
            None,
        ),
    )  # fmt: skip
    return Book(
        "words_for_numbers",
        xlsx(Tab(rows, (), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2021, 6, 1)),
    )


BOOKS = (a_district_office, a_provincial_notice, a_map_list, words_for_numbers)
