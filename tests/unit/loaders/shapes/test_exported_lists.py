"""Lists as a city's own system exports them: odd headings, no numbers, dates among the goals."""

from datetime import date

from tests.unit.loaders.workbooks import column, read_rows


def test_the_signing_off_summary_takes_the_city_acceptance_and_the_described_problem() -> None:
    table = read_rows(
        ["某市环保督察销号汇总表"],
        ["项目名称", "问题简述", "问题整改完成时限", "整改进度", "实际县级验收时间",
         "实际市级验收时间", "实际提交行业验收时间", "完成行业审查时间"],
        ["江水质", "江部分断面水质不达标", "2019年12月底前", "完成整改", "2019-11-01", "2019-11-20",
         "2019-12-01", "2019-12-20"],
        ["石材", "石材加工企业污染", "2020年6月底前", "达到序时进度", "", "", "", ""],
    )  # fmt: skip
    assert column(table, "problem") == ["江部分断面水质不达标", "石材加工企业污染"]
    assert column(table, "deadline") == [date(2019, 12, 31), date(2020, 6, 30)]
    assert column(table, "status") == ["done", "on_schedule"]
    assert column(table, "accepted_on") == [date(2019, 11, 20), None]


def test_goals_headed_by_dates_give_the_deadline_and_the_goal() -> None:
    table = read_rows(
        ["某市污染源数据导出表"],
        ["区县", "污染源类型", "名称", "存在问题", "整改措施", "完成目标2019年12月底",
         "完成目标2020年06月底", "完成目标2020年12月底", "属地责任单位",
         "属地责任单位责任人及联系方式", "部门责任责任单位", "部门责任配合责任单位", "乡镇", "经度", "纬度"],
        ["甲区", "水", "溪排口", "污水直排", "截污纳管", "完成管网50%", "完成管网100%", "",
         "石镇政府", "张某", "市住建局", "市水利局", "石镇", "117.62", "24.55"],
        ["乙区", "气", "某公司", "无组织排放", "加盖密闭", "完成整改", "", "",
         "角镇政府", "李某", "市生态环境局", "市工信局", "角镇", "117.9", "24.5"],
    )  # fmt: skip
    assert column(table, "category") == ["水", "气"]
    assert column(table, "problem") == ["污水直排", "无组织排放"]
    assert column(table, "deadline") == [date(2020, 6, 30), date(2019, 12, 31)]
    assert column(table, "goal") == [
        "完成目标2019年12月底：完成管网50%\n完成目标2020年06月底：完成管网100%",
        "完成目标2019年12月底：完成整改",
    ]
    assert column(table, "responsible_units") == [
        ["石镇政府", "市住建局"],
        ["角镇政府", "市生态环境局"],
    ]
    assert column(table, "support_units") == [["市水利局"], ["市工信局"]]
    assert column(table, "lon") == [117.62, 117.9]


def test_a_person_in_the_lead_is_no_unit_and_the_schedule_is_read_out_of_the_progress() -> None:
    table = read_rows(
        ["某市环保督察整改汇总表"],
        ["创建时间", "归类", "项目", "行政区划", "所属城市", "问题简述", "整改时限", "任务具体整改要求",
         "目前进展情况及存在问题", "责任人", "责任部门", "责任单位", "涉及部门", "牵头人", "牵头单位", "配合单位"],
        ["2019-05-01", "水环境", "流域整治", "甲区", "某市", "断面水质不达标", "2019年12月底前", "完成截污",
         "已完成管网铺设50公里，达到序时进度", "张某", "市住建局", "甲区政府", "市水利局", "李某",
         "市生态环境局", "市财政局"],
    )  # fmt: skip
    (row,) = table.rows
    assert row["category"] == "水环境"
    assert row["lead_units"] == ["市生态环境局"]
    assert row["responsible_units"] == ["市住建局", "甲区政府"]
    assert row["responsible_persons"] == "张某、李某"
    assert row["goal"] == "完成截污"
    assert row["status"] == "on_schedule"
    assert row["progress_text"] == "已完成管网铺设50公里，达到序时进度"
