"""Guangxi's traffic lights beside a percentage; Qinghai's year in the heading, months in the cells."""

from datetime import date

from tests.unit.loaders.shapes.decisive import Expected, check, task
from tests.unit.loaders.workbooks import Tab, xlsx

LIGHTS = (
    ("邕江市督察整改任务“红黄绿”亮灯表（2022年第二季度）",),
    (None, None, None, None, "填报单位：邕江市督察整改办", None, None, None),
    ("编号", "整改任务", "整改牵头单位", "整改配合单位", "整改完成期限", "任务完成占比", "亮灯情况",
     "未达序时进度的原因及措施", "现阶段状态"),
    ("01", "邕江黑臭水体整治", "市住建局", "市水利局；各城区、开发区", "2022年12月31日", "55%", "绿灯", "/",
     "正常推进"),
    ("02", "蔗渣焚烧管控", "市农业农村局", "市生态环境局", "2022年6月30日", "100%", "蓝灯", "/", "已完成整改"),
    ("03", "码头岸电建设", "市交通运输局", None, "2022年9月30日", "20%", "红灯", "设备未到货", "进展滞后"),
)  # fmt: skip
YEARS = (
    ("青源州生态环境问题整改清单",),
    ("序号", "问题", "县（市）", "州级责任单位", "县级责任单位", "2021年整改时限", "整改目标要求", "州级领导",
     "县级领导", "进展"),
    (1, "草原超载过牧", "玉河县", "州农牧局", "玉河县政府", "6月底", "减畜3万羊单位", "才某", "仁某", "整改完成"),
    (2, "河道采砂扰动", "称曲市", "州水利局", "称曲市政府", "第三季度", "恢复河道", "才某", "索某", "整改中"),
    (3, "垃圾填埋不规范", "玉河县、称曲市", "州住建局", "玉河县政府、称曲市政府", "12月20日前", "规范运行", "尕某",
     "仁某", "尚未整改"),
)  # fmt: skip


def test_lights_beside_a_share() -> None:
    expected = Expected("亮灯", (
        task(4, "1", problem="邕江黑臭水体整治", lead_units=["市住建局"],
             support_units=["市水利局", "各城区", "开发区"], deadline="2022-12-31", progress=0.55,
             status="on_schedule"),
        task(5, "2", problem="蔗渣焚烧管控", lead_units=["市农业农村局"], support_units=["市生态环境局"],
             deadline="2022-06-30", progress=1.0, status="done"),
        task(6, "3", problem="码头岸电建设", lead_units=["市交通运输局"], deadline="2022-09-30",
             progress=0.2, status="behind"),
    ))  # fmt: skip
    check(xlsx(Tab(LIGHTS, ("A1:I1",), "亮灯")), "亮灯.xlsx", date(2022, 6, 30), expected)


def test_the_year_stands_in_the_heading() -> None:
    expected = Expected("清单", (
        task(3, "1", problem="草原超载过牧", district="玉河县", responsible_units=["州农牧局", "玉河县政府"],
             deadline="2021-06-30", goal="减畜3万羊单位", responsible_leaders="才某、仁某", status="done"),
        task(4, "2", problem="河道采砂扰动", district="称曲市",
             responsible_units=["州水利局", "称曲市政府"], deadline="2021-09-30", goal="恢复河道",
             responsible_leaders="才某、索某", status="in_progress"),
        task(5, "3", problem="垃圾填埋不规范", district="玉河县、称曲市",
             responsible_units=["州住建局", "玉河县政府", "称曲市政府"], deadline="2021-12-20",
             goal="规范运行", responsible_leaders="尕某、仁某", status="not_started"),
    ))  # fmt: skip
    check(xlsx(Tab(YEARS, ("A1:J1",))), "清单.xlsx", date(2022, 1, 31), expected)
