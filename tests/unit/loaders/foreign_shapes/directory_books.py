"""Unit directories as offices keep them."""

from tests.unit.loaders.foreign_shapes.comparison import Book, Expected, expect
from tests.unit.loaders.workbooks import Tab, xlsx


def contacts() -> Book:
    """A contact list of the leading group's members, with former names."""
    rows = (
        ("某市生态环境保护督察工作领导小组成员单位名录",),
        (
            "序号",
            "单位全称",
            "简称",
            "曾用名",
            "单位类别",
            "所属县（市、区）",
            "联系人",
            "联系电话",
            "备注",
        ),
        (
            1,
            "某市生态环境局",
            "市生态环境局",
            "某市环境保护局、市环保局",
            "市直部门",
            None,
            "张某",
            "138****0001",
            None,
        ),
        (
            2,
            "某市住房和城乡建设局",
            "市住建局、市住房城乡建设局",
            "—",
            "市直部门",
            None,
            "李某",
            "138****0002",
            None,
        ),
        (
            3,
            "甲县人民政府",
            "甲县政府\n甲县",
            None,
            "县（市、区）政府",
            "甲县",
            "王某",
            None,
            "牵头",
        ),
        (
            4,
            "某市经济技术开发区管理委员会",
            "市经开区管委会；经开区",
            None,
            "功能区",
            "经开区",
            None,
            None,
            None,
        ),
        (5, "乙区文屏街道办事处", "文屏街道", None, "乡镇街道", "乙区", None, None, None),
        (6, "酒钢（集团）公司", "酒钢集团", None, "企业", None, None, None, None),
    )
    wanted = expect(
        "name aliases kind district",
        ("某市生态环境局", ["市生态环境局", "某市环境保护局", "市环保局"], "department", None),
        ("某市住房和城乡建设局", ["市住建局", "市住房城乡建设局"], "department", None),
        ("甲县人民政府", ["甲县政府", "甲县"], "territory", "甲县"),
        ("某市经济技术开发区管理委员会", ["市经开区管委会", "经开区"], "territory", "经开区"),
        ("乙区文屏街道办事处", ["文屏街道"], "territory", "乙区"),
        ("酒钢（集团）公司", ["酒钢集团"], "department", None),
    )
    return Book("contacts", xlsx(Tab(rows, ("A1:I1",), "Sheet1")), (Expected("directory", wanted),))


def groups_and_collectives() -> Book:
    """Kinds as group rows, collective names with their members, several tables of one kind."""
    rows = (
        ("责任单位名录及统称对照表",),
        ("序号", "单位名称", "别称", "包含单位"),
        ("一、市直单位",),
        (1, "市水利局", "市水务局", None),
        (2, "市农业农村局", "市农业局，市畜牧局", None),
        ("二、县（市、区）",),
        (3, "昭阳区人民政府", "昭阳区", None),
        (4, "鲁甸县人民政府", "鲁甸县", None),
        ("三、统称",),
        (5, "各县（市、区）人民政府", "各县（市、区）、各县区", "昭阳区人民政府、鲁甸县人民政府"),
        (6, "市直有关部门", None, "市水利局\n市农业农村局"),
        ("注：统称按包含单位展开统计。",),
    )
    wanted = expect(
        "name aliases kind members",
        ("市水利局", ["市水务局"], "department", []),
        ("市农业农村局", ["市农业局", "市畜牧局"], "department", []),
        ("昭阳区人民政府", ["昭阳区"], "territory", []),
        ("鲁甸县人民政府", ["鲁甸县"], "territory", []),
        (
            "各县（市、区）人民政府",
            ["各县（市、区）", "各县区"],
            "collective",
            ["昭阳区人民政府", "鲁甸县人民政府"],
        ),
        ("市直有关部门", [], "collective", ["市水利局", "市农业农村局"]),
    )
    merges = ("A1:D1", "A3:D3", "A6:D6", "A9:D9", "A12:D12")
    return Book(
        "groups_and_collectives",
        xlsx(Tab(rows, merges, "名录")),
        (Expected("directory", wanted, "名录"),),
    )


def exported_names() -> Book:
    """An export in GBK: full name, what others write, the district with its code, plain kinds."""
    lines = (
        "编码,机构全称,常用写法,机构性质,归属地",
        "001,昭通市发展和改革委员会,市发改委|市发展改革委,机关,",
        "002,昭通市公安局交通警察支队,市交警支队/交警支队,机关,",
        "003,镇雄县人民政府,镇雄县,属地,镇雄县",
        "004,云南水富工业园区管理委员会,水富园区管委会,属地,水富市",
        "005,各乡镇（街道）,各乡镇、各街道,统称,",
    )
    wanted = expect(
        "name aliases kind district",
        ("昭通市发展和改革委员会", ["市发改委", "市发展改革委"], "department", None),
        ("昭通市公安局交通警察支队", ["市交警支队", "交警支队"], "department", None),
        ("镇雄县人民政府", ["镇雄县"], "territory", "镇雄县"),
        ("云南水富工业园区管理委员会", ["水富园区管委会"], "territory", "水富市"),
        ("各乡镇（街道）", ["各乡镇", "各街道"], "collective", None),
    )
    return Book(
        "exported_names",
        "\r\n".join(lines).encode("gbk"),
        (Expected("directory", wanted, "名录"),),
        file="名录.csv",
    )


def two_tables() -> Book:
    """Units first, collective names with their members in a table of their own below."""
    rows = (
        ("附件1  责任单位名录",),
        ("单位规范名称", "文件中常见写法", "所在县区"),
        ("市生态环境局", "市环保局；市生态环境保护局", None),
        ("昭阳区人民政府", "昭阳区政府、昭阳区", "昭阳区"),
        ("昭阳区凤凰街道办事处", "凤凰街道", "昭阳区"),
        (None, None, None),
        ("附件2  统称及其成员",),
        ("统称", "成员单位"),
        ("各县（市、区）人民政府", "昭阳区人民政府、鲁甸县人民政府、巧家县人民政府"),
        ("市污染防治攻坚战指挥部成员单位", "市生态环境局、市水利局、市发展改革委"),
    )
    units = expect(
        "name aliases kind district",
        ("市生态环境局", ["市环保局", "市生态环境保护局"], "department", None),
        ("昭阳区人民政府", ["昭阳区政府", "昭阳区"], "territory", "昭阳区"),
        ("昭阳区凤凰街道办事处", ["凤凰街道"], "territory", "昭阳区"),
    )
    collectives = expect(
        "name kind members",
        (
            "各县（市、区）人民政府",
            "collective",
            ["昭阳区人民政府", "鲁甸县人民政府", "巧家县人民政府"],
        ),
        (
            "市污染防治攻坚战指挥部成员单位",
            "collective",
            ["市生态环境局", "市水利局", "市发展改革委"],
        ),
    )
    return Book(
        "two_tables",
        xlsx(Tab(rows, ("A1:C1", "A7:C7"), "Sheet1")),
        (Expected("directory", units), Expected("directory", collectives)),
    )


def kinds_down_the_side() -> Book:
    """Kinds as merged cells at the left, no other names, persons and numbers to leave aside."""
    rows = (
        ("毕节市七星关区环保督察整改责任单位通讯录",),
        ("类别", "序号", "单位名称", "分管领导", "职务", "联络员", "手机"),
        ("区直部门", 1, "区生态环境分局", "李某", "局长", "王某", "138****0001"),
        (None, 2, "区住房和城乡建设局", "赵某", "局长", "钱某", "138****0002"),
        ("镇乡（街道）", 3, "三板桥街道办事处", "孙某", "主任", "周某", None),
        (None, 4, "撒拉溪镇人民政府", "吴某", "镇长", "郑某", None),
        ("企业", 5, "区城投（集团）公司", "冯某", "董事长", "陈某", None),
    )
    wanted = expect(
        "name kind",
        ("区生态环境分局", "department"),
        ("区住房和城乡建设局", "department"),
        ("三板桥街道办事处", "territory"),
        ("撒拉溪镇人民政府", "territory"),
        ("区城投（集团）公司", "department"),
    )
    merges = ("A1:G1", "A3:A4", "A5:A6")
    return Book(
        "kinds_down_the_side",
        xlsx(Tab(rows, merges, "Sheet1")),
        (Expected("directory", wanted),),
    )


BOOKS = (contacts, groups_and_collectives, exported_names, two_tables, kinds_down_the_side)
