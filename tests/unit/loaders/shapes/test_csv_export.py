"""Henan: an export of a dispatch system as CSV in GBK, quoted cells with line breaks."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task

TEXT = (
    "任务编号,问题简述,整改要求,整改措施,责任地区,牵头单位,责任单位,完成期限,整改状态,完成进度(%),"
    "实际完成日期,经度,纬度,创建人\r\n"
    '1,"黄河滩区违规采砂，\n破坏河道","恢复河道原状","1.清理砂堆\n2.复平滩面",中原县,市水利局,'
    '"中原县人民政府,市公安局",2021-06-30,已完成,100,2021-06-18,114.31,34.79,admin\r\n'
    '2,"企业无组织""跑冒滴漏""严重",达标排放,安装治理设施,高新区,市生态环境局,高新区管委会,2021-12-31,'
    "整改中,60,,113.56,34.81,admin\r\n"
    "3,垃圾填埋场渗滤液积存,全部处置,新建处理设施,  龙亭区  ,市城管局,龙亭区人民政府、市财政局,2021-03-31,"
    "滞后,35%,,,,admin\r\n"
)


def test_a_csv_in_gbk() -> None:
    expected = Expected("", (
        task(2, "1", problem="黄河滩区违规采砂，破坏河道", goal="恢复河道原状", measures="1.清理砂堆2.复平滩面",
             district="中原县", lead_units=["市水利局"], responsible_units=["中原县人民政府", "市公安局"],
             deadline="2021-06-30", status="done", progress=1.0, completed_on="2021-06-18"),
        task(3, "2", problem='企业无组织"跑冒滴漏"严重', goal="达标排放", measures="安装治理设施",
             district="高新区", lead_units=["市生态环境局"], responsible_units=["高新区管委会"],
             deadline="2021-12-31", status="in_progress", progress=0.6),
        task(4, "3", problem="垃圾填埋场渗滤液积存", goal="全部处置", measures="新建处理设施",
             district="龙亭区", lead_units=["市城管局"], responsible_units=["龙亭区人民政府", "市财政局"],
             deadline="2021-03-31", status="behind", progress=0.35),
    ))  # fmt: skip
    check(TEXT.encode("gbk"), "导出.csv", date(2021, 8, 31), expected)
