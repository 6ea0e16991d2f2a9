"""Petition lists in the shapes in which inspection offices publish and exchange them."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def published() -> Book:
    """The list as a province publishes it: batch and day in the title, the outcome in words."""
    rows = (
        ("山西省群众信访举报转办和边督边改公开情况一览表",),
        ("（第十二批  2025年6月8日）",),
        (
            "序号", "受理编号", "交办问题基本情况", "行政区域", "污染类型", "调查核实情况", "是否属实",
            "处理和整改情况", "是否\n办结", "责任人被\n处理情况",
        ),
        (
            1, "D3SX202506070004", "小店区龙城大街某小区楼下多家烧烤店油烟直排，夜间噪声扰民。",
            "太原市\n小店区", "大气、\n噪音", "经查，反映情况属实。3家烧烤店中2家未正常使用油烟净化设施。", "属实",
            "1.责令2家商户停业整改。\n2.对2家商户立案处罚，罚款1万元。", "已办结", "无",
        ),
        (
            2, "X3SX202506070010", "某焦化厂夜间偷排黄烟，厂区污水渗入农田。", "临汾市洪洞县", "大气，水，土壤",
            "经查，反映情况部分属实。夜间推焦时存在无组织排放；未发现污水渗漏。", "部分属实",
            "已责成企业6月底前完成焦炉炉头烟改造。", "阶段性\n办结", "约谈2人",
        ),
        (
            3, "D3SX202506070031", "某砂场盗采河砂，破坏河道。", "吕梁市文水县、交城县", "生态",
            "经查，反映情况不属实。",
            "不属实", "持续加强河道巡查。", "已办结", "—",
        ),
        (
            4, "D3SX202506070044", "某村垃圾倾倒沟内多年无人清理。", "晋中市榆次区", "其他污染",
            "经查，反映情况基本属实。",
            "基本属实", "正在清运，预计7月15日前完成。", "未办结", "问责3人，其中党纪处分1人，诫勉谈话2人",
        ),
        ("注：以上办理情况由各市提供。",),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch districts pollution_types truth status",
        ("D3SX202506070004", "第十二批", ["太原市小店区"], ["大气", "噪声"], "true", "settled"),
        (
            "X3SX202506070010", "第十二批", ["临汾市洪洞县"], ["大气", "水", "土壤"], "partly_true",
            "partly_settled",
        ),
        ("D3SX202506070031", "第十二批", ["吕梁市文水县", "交城县"], ["生态"], "untrue", "settled"),
        ("D3SX202506070044", "第十二批", ["晋中市榆次区"], ["其他"], "mostly_true", "open"),
    )  # fmt: skip
    wanted[1]["talks"] = 2
    wanted[3]["accountable"] = 3
    tab = Tab(rows, ("A1:J1", "A2:J2", "A8:J8"), "Sheet1")
    return Book("published", xlsx(tab), (Expected("petitions", wanted),))


def grouped_headings() -> Book:
    """Three header rows with groups, a row of column numbers, a total on top and at the end."""
    rows = (
        ("附件2",),
        ("某州中央生态环境保护督察交办信访件办理台账",),
        ("填报单位（盖章）：某州督察整改办", *(None,) * 10, "填报时间：2025年6月20日"),
        (
            "序号", "信访件编号", "批次", "交办时间", "所在区域", None, "涉及污染类型", "举报内容", "核查情况", None,
            "处理整改情况", None, None, None, None, None, None, "办理进展", "备注",
        ),
        (
            *(None,) * 4, "市（州）", "县（市、区）", None, None, "核查结果", "是否属实", "责令整改（家）",
            "立案处罚（起）", "罚款金额（万元）", "拘留（人）", None, "约谈（人）", "问责（人）", None, None,
        ),
        (*(None,) * 13, "行政", "刑事", None, None, None, None),
        tuple(range(1, 20)),
        ("合计", *(None,) * 9, 3, 3, 22.5, 1, 1, 4, 2, None, None),
        (
            1, "D2YN202506010003", "第1批", date(2025, 6, 1), "某州", "甲县", "水", "养殖场粪污直排河道",
            "现场发现两处排污口", "属实", 1, 1, 20, 1, 1, 2, 2, "阶段办结", None,
        ),
        (
            2, "X2YN202506010011", "第1批", date(2025, 6, 1), "某州", "乙市", "大气\n噪声", "石材厂粉尘噪声扰民",
            "厂界噪声达标，粉尘超标", "部分属实", 1, 2, 2.5, None, None, 2, None, "办结", "与D2YN202506010003无关",
        ),
        (
            3, "D2YN202506020007", "第2批", "2025.6.2", "某州", "丙县\n丁县", "固体废物", "建筑垃圾乱倒",
            "已清理", "属实", 1, 0, 0, 0, 0, 0, 0, "正在办理", None,
        ),
        ("填表人：张三", *(None,) * 6, "审核人：李四"),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch received_on districts pollution_types problem truth status filed_cases "
        "fine_10k_yuan detained talks accountable",
        (
            "D2YN202506010003", "第1批", date(2025, 6, 1), ["甲县"], ["水"], "养殖场粪污直排河道",
            "true", "partly_settled", 1, 20, 2, 2, 2,
        ),
        (
            "X2YN202506010011", "第1批", date(2025, 6, 1), ["乙市"], ["大气", "噪声"],
            "石材厂粉尘噪声扰民", "partly_true", "settled", 2, 2.5, None, 2, None,
        ),
        (
            "D2YN202506020007", "第2批", date(2025, 6, 2), ["丙县", "丁县"], ["固废"], "建筑垃圾乱倒",
            "true", "open", 0, 0, 0, 0, 0,
        ),
    )  # fmt: skip
    for row in wanted:
        row["duplicate_of"] = None
    merges = (
        "A2:S2", "A4:A6", "B4:B6", "C4:C6", "D4:D6", "E4:F4", "E5:E6", "F5:F6", "G4:G6", "H4:H6",
        "I4:J4", "I5:I6", "J5:J6", "K4:Q4", "K5:K6", "L5:L6", "M5:M6", "N5:O5", "P5:P6", "Q5:Q6",
        "R4:R6", "S4:S6",
    )  # fmt: skip
    tab = Tab(rows, merges, "台账")
    return Book("grouped_headings", xlsx(tab), (Expected("petitions", wanted, "台账"),))


def batches_as_group_rows() -> Book:
    """Batches between the items, a star for priority cases, fines in yuan, counts in words."""
    head = (
        "编号", "举报件编号", "涉及地区", "问题类型", "主要问题", "属实情况", "行政处罚情况", "罚款（元）",
        "追责问责情况",
        "是否重复举报", "办理状态",
    )  # fmt: skip
    rows = (
        ("某市生态环境保护督察信访举报件办理情况汇总表（截至2025年6月25日）",),
        head,
        ("第三批（6月10日交办，2件）",),
        (
            1, "*D3JX202506090012", "章贡区", "水、其他（恶臭）", "生活污水直排赣江", "属实", "立案2起", 50000,
            "约谈3人、问责1人", "否", "已办结",
        ),
        (
            2, "X3JX202506090020", "赣县区，经开区", "大气", "喷漆异味", "部分属实", "立案1件，罚款2万元", 20000,
            "无", "否",
            "阶段性办结（2025年8月底前完成）",
        ),
        ("第四批（6月11日交办，3件）",),
        (
            1, "D3JX202506100001", "章贡区", "噪声", "工地夜间施工", "不属实", "/", None, "/",
            "与第三批D3JX202506090012重复", "办结",
        ),
        (
            2, "★D3JX202506100008", "蓉江新区", "土壤、水", "填埋场渗滤液渗漏", "属实", "共立案3起", "120,000",
            "对5名责任人予以问责", "/", "未办结",
        ),
        (
            3, "X3JX202506100015", "南康区", "油烟、噪音", "餐馆油烟", "基本属实", "责令改正", "0", None,
            "是（D3JX202506050009）", "已办结，已销号",
        ),
        ("小计", None, None, None, None, None, "6起", 190000),
    )  # fmt: skip
    wanted = expect(
        "receipt_no batch received_on districts pollution_types truth status filed_cases "
        "fine_10k_yuan talks accountable priority duplicate_of",
        (
            "D3JX202506090012", "第三批", date(2025, 6, 10), ["章贡区"], ["水", "其他"], "true", "settled",
            2, 5, 3, 1, True, None,
        ),
        (
            "X3JX202506090020", "第三批", date(2025, 6, 10), ["赣县区", "经开区"], ["大气"], "partly_true",
            "partly_settled", 1, 2, None, None, False, None,
        ),
        (
            "D3JX202506100001", "第四批", date(2025, 6, 11), ["章贡区"], ["噪声"], "untrue", "settled",
            None, None, None, None, False, "D3JX202506090012",
        ),
        (
            "D3JX202506100008", "第四批", date(2025, 6, 11), ["蓉江新区"], ["土壤", "水"], "true", "open", 3,
            12, None, 5, True, None,
        ),
        (
            "X3JX202506100015", "第四批", date(2025, 6, 11), ["南康区"], ["油烟", "噪声"], "mostly_true",
            "signed_off", None, 0, None, None, False, "D3JX202506050009",
        ),
    )  # fmt: skip
    for row in wanted:
        if row["priority"] is False:  # the sheet only ever marks priority cases
            del row["priority"]
    tab = Tab(rows, ("A1:K1", "A3:K3", "A6:K6"), "汇总")
    return Book("batches_as_group_rows", xlsx(tab), (Expected("petitions", wanted, "汇总"),))


def a_sheet_a_batch() -> Book:
    """One sheet a batch, named after it, between a sheet of statistics and a hidden draft."""
    statistics = Tab(
        (
            ("信访件办理情况统计表",),
            ("县区", "交办件数", "已办结", "阶段性办结", "未办结", "办结率"),
            ("昭阳区", 12, 8, 3, 1, "66.7%"),
            ("鲁甸县", 5, 5, 0, 0, "100%"),
            ("合计", 17, 13, 3, 1, "76.5%"),
        ),
        ("A1:F1",),
        "统计",
    )
    head = (
        "序号", "举报件受理编号", "举报问题", "辖区", "污染\n类型", "调查\n情况", "举报是否\n属实", "整改\n情况",
        "办结\n情况",
        "责任\n单位",
    )  # fmt: skip
    first = (
        ("群众举报件办理情况表",),
        head,
        (
            "1", "53000020180606001", "小作坊污水乱排。", "鲁甸县", "水", "属实，已查封。", "属实", "已取缔。",
            "已办结",
            "县环保局、\n文屏镇政府",
        ),
        (
            "2", "53000020180606002", "采石场爆破扬尘。", "昭阳区", "扬尘", "部分属实。", "部分属实",
            "已安装喷淋。", "已办结",
            "区安监局；区国土局",
        ),
    )  # fmt: skip
    second = (
        ("群众举报件办理情况表",),
        head,
        (
            "1", "53000020180607005", "屠宰场臭气。", "镇雄县", "大气", "不属实。", "不属实", "加强监管。", "办结",
            "镇雄县人民政府",
        ),
        (
            "2", "53000020180607009", "高速公路噪声。", "大关县", "噪音", "属实。", "属实", "正在设置声屏障。",
            "正在整改",
            "县交通局",
        ),
    )  # fmt: skip
    fields = (
        "receipt_no batch districts pollution_types problem truth status responsible_units handling"
    )
    wanted_first = expect(
        fields,
        (
            "53000020180606001", "第一批", ["鲁甸县"], ["水"], "小作坊污水乱排。", "true", "settled",
            ["县环保局", "文屏镇政府"], "已取缔。",
        ),
        (
            "53000020180606002", "第一批", ["昭阳区"], ["扬尘"], "采石场爆破扬尘。", "partly_true", "settled",
            ["区安监局", "区国土局"], "已安装喷淋。",
        ),
    )  # fmt: skip
    wanted_second = expect(
        fields,
        (
            "53000020180607005", "第二批", ["镇雄县"], ["大气"], "屠宰场臭气。", "untrue", "settled",
            ["镇雄县人民政府"], "加强监管。",
        ),
        (
            "53000020180607009", "第二批", ["大关县"], ["噪声"], "高速公路噪声。", "true", "open", ["县交通局"],
            "正在设置声屏障。",
        ),
    )  # fmt: skip
    content = xlsx(
        statistics,
        Tab(first, ("A1:J1",), "第一批"),
        Tab(second, ("A1:J1",), "第二批"),
        Tab(first, ("A1:J1",), "草稿", hidden=True),
    )
    return Book(
        "a_sheet_a_batch",
        content,
        (
            Expected("petitions", wanted_first, "第一批"),
            Expected("petitions", wanted_second, "第二批"),
        ),
        findings=(("hidden_sheet", None),),
        context=ReadContext(date(2018, 6, 30)),
    )


BOOKS = (
    published,
    grouped_headings,
    batches_as_group_rows,
    a_sheet_a_batch,
)
