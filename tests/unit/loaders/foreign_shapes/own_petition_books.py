"""Petition lists kept by a system, a county and a street office for themselves."""

from datetime import date

from data.records import ReadContext
from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def exported_from_a_system() -> Book:
    """A comma-separated export in GB18030 with everything a petition system knows."""
    head = (
        "原始排序编码,受理编号,交办问题基本情况,行政区域,污染类型,督察期间调查核实情况,是否属实,整改目标及整改措施,"
        "督察期间处理情况,最新整改情况,办结状态,责令整改（家次）,罚款金额（万元）,是否重点件,挂钩省市县领导情况,牵头责任单位,"
        "联络人,联系电话,轮次,是否重复,重复关联件编号,验收情况,立案处罚（家次）,立案侦查（件次）,刑事拘留（人次）,"
        "行政拘留（人次）,约谈（人次）,问责（人次）,问责情况,经度,纬度"
    )
    lines = (
        head,
        '1,X3FJ201907200011,"石板材加工厂废水直排，""牛奶溪""严重",漳浦县,水,"经查，属实",属实,拆除,已取缔,完成复绿,已办结,'
        "1,5.5,是,,漳浦县人民政府,王某,0596-3000000,第二轮,否,,已验收,1,0,0,1,2,1,党内警告1人,117.61,24.12",
        "2,D3FJ201907210032,养猪场臭气,南靖县,大气;水,部分属实,部分属实,,责令整改,,阶段性办结,1,0,否,,南靖县农业农村局,李某,"
        ",第二轮,是,D3FJ201907180007,,0,0,0,0,0,0,,117.36,24.51",
        "3,D3FJ201907220058,海漂垃圾,龙海市,海洋,不属实,不属实,,无需整改,,已销号,,,否,,龙海市人民政府,,,第二轮,,,,,,,,,,,,",
    )
    wanted = expect(
        "receipt_no districts pollution_types problem truth status fine_10k_yuan filed_cases "
        "detained talks accountable priority duplicate_of responsible_units lon lat source",
        (
            "X3FJ201907200011", ["漳浦县"], ["水"], '石板材加工厂废水直排，"牛奶溪"严重', "true", "settled", 5.5, 1,
            1, 2, 1, True, None, ["漳浦县人民政府"], 117.61, 24.12, "第二轮",
        ),
        (
            "D3FJ201907210032", ["南靖县"], ["大气", "水"], "养猪场臭气", "partly_true", "partly_settled", 0,
            0, 0, 0, 0, False, "D3FJ201907180007", ["南靖县农业农村局"], 117.36, 24.51, "第二轮",
        ),
        (
            "D3FJ201907220058", ["龙海市"], ["海洋"], "海漂垃圾", "untrue", "signed_off", None, None, None,
            None, None, False, None, ["龙海市人民政府"], None, None, "第二轮",
        ),
    )  # fmt: skip
    return Book(
        "exported_from_a_system",
        "\r\n".join(lines).encode("gb18030"),
        (Expected("petitions", wanted, "信访件"),),
        file="信访件.csv",
        context=ReadContext(date(2019, 10, 23)),
    )


def an_older_list() -> Book:
    """A county's list of the first round: verdict only in prose, states with their day."""
    rows = (
        ("贵州省环境保护督察组交办某区信访问题整改情况台账",),
        ("责任单位：某区环保局              2018年5月15日",),
        (
            "序\n号", "编  号", "交办\n时间", "举报问题\n概述", "问题\n所在地", "类  别", "调查核实及处理情况",
            "办结\n目标",
            "完成\n情况", "责任单位", "责任\n领导", "点位坐标",
        ),
        (
            "一", "第8批第3号", "5月3日", "洗沙场污水排入倒天河。", "八寨坪街道", "水污染",
            "情况属实。该洗沙场无证经营，已取缔。",
            "2018年5月31日前取缔到位", "已办结（5月12日）", "区水务局 区环保局", "张某某", "105.284, 27.302",
        ),
        (
            "二", "第8批第11号", "5月3日", "砖厂冒黑烟。", "撒拉溪镇、杨家湾镇", "大气污染",
            "经核查，举报情况部分属实。已责令安装脱硫设施。",
            "立行立改", "整改中", "区工信局（牵头），撒拉溪镇人民政府", "李某", "东经105°17′02″，北纬27°18′07″",
        ),
        (
            "三", "第9批第1号", "5月4日", "小区旁KTV噪声扰民。", "市西街道", "噪声污染", "经现场核查，举报不属实。",
            "长期坚持",
            "已完成", "区公安分局、区文广局", "王某", "\\",
        ),
    )  # fmt: skip
    wanted = expect(
        "receipt_no received_on districts pollution_types problem truth status responsible_units "
        "lon lat",
        (
            "第8批第3号", date(2018, 5, 3), ["八寨坪街道"], ["水"], "洗沙场污水排入倒天河。", "true", "settled",
            ["区水务局", "区环保局"], 105.284, 27.302,
        ),
        (
            "第8批第11号", date(2018, 5, 3), ["撒拉溪镇", "杨家湾镇"], ["大气"], "砖厂冒黑烟。", "partly_true",
            "open",
            ["区工信局", "撒拉溪镇人民政府"], 105 + 17 / 60 + 2 / 3600, 27 + 18 / 60 + 7 / 3600,
        ),
        (
            "第9批第1号", date(2018, 5, 4), ["市西街道"], ["噪声"], "小区旁KTV噪声扰民。", "untrue", "settled",
            ["区公安分局", "区文广局"], None, None,
        ),
    )  # fmt: skip
    for row, batch in zip(wanted, ("第8批", "第8批", "第9批"), strict=True):
        row["batch"] = batch
    return Book(
        "an_older_list",
        xlsx(Tab(rows, ("A1:L1", "A2:L2"), "Sheet1")),
        (Expected("petitions", wanted),),
        context=ReadContext(date(2018, 5, 15)),
    )


def a_town_office_list() -> Book:
    """What a street office keeps for itself: few columns, plain words, no receipt number."""
    rows = (
        ("街道环保督察交办件清单",),
        (
            "序号",
            "交办单编号",
            "投诉内容",
            "社区/村",
            "类型",
            "属实与否",
            "怎么处理的",
            "办完没有",
            "经度",
            "纬度",
        ),
        (
            1,
            "转办〔2025〕18号",
            "烧烤摊占道冒烟",
            "某社区",
            "油烟",
            "是",
            "劝离",
            "是",
            113.2611,
            23.1187,
        ),
        (
            2,
            "转办〔2025〕21号",
            "机械厂晚上敲打",
            "某村",
            "噪声",
            "部分",
            "调整作业时间",
            "是",
            113.2702,
            23.1301,
        ),
        (
            3,
            "转办〔2025〕22号",
            "河涌发臭",
            "某社区、某村",
            "水、大气",
            "否",
            "复测达标",
            "否",
            None,
            None,
        ),
    )
    wanted = expect(
        "receipt_no districts pollution_types problem truth status lon lat",
        (
            "转办〔2025〕18号",
            ["某社区"],
            ["油烟"],
            "烧烤摊占道冒烟",
            "true",
            "settled",
            113.2611,
            23.1187,
        ),
        (
            "转办〔2025〕21号",
            ["某村"],
            ["噪声"],
            "机械厂晚上敲打",
            "partly_true",
            "settled",
            113.2702,
            23.1301,
        ),
        (
            "转办〔2025〕22号",
            ["某社区", "某村"],
            ["水", "大气"],
            "河涌发臭",
            "untrue",
            "open",
            None,
            None,
        ),
    )
    return Book(
        "a_town_office_list",
        xlsx(Tab(rows, ("A1:J1",), "Sheet1")),
        (Expected("petitions", wanted),),
    )


BOOKS = (
    exported_from_a_system,
    an_older_list,
    a_town_office_list,
)
