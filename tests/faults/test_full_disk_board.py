"""A real board on a disk that is full: nobody sees a traceback, and its pages go on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.Common_pb2 import StringArray

from tests.faults.crowd import day, source, workbook
from tests.faults.disks import Disk, disk_at
from tests.faults.tab import Tab, tab
from tests.security.conftest import House, Visitor, house_over, prepare

CANNOT_SIGN_IN = "看板现在无法保存登录和账号的变化（例如磁盘已满），请稍后再试或联系管理员。"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with disk_at(tmp_path / "disk", 30) as mounted:
        yield mounted


@pytest.fixture
def house(disk: Disk) -> Iterator[House]:
    folder = disk.path / "data"
    prepare(folder, 张管理="admin")
    with house_over(folder) as running:
        yield running
        disk.make_room()


def upload(page: Tab, edition: int) -> list[str]:
    """What the page says of it."""
    page.open("upload")
    page.fill(
        "date_input", "截至日期", string_array_value=StringArray(data=[f"{day(edition):%Y/%m/%d}"])
    )
    page.fill("selectbox", "督察来源", string_value=source(0))
    page.send("选择清单文件", f"{edition}.csv", workbook(0, edition))
    page.press("提交入库")
    return page.wrong() + page.said(Alert.SUCCESS)


def test_signing_in_and_uploading_to_a_full_disk(house: House, disk: Disk) -> None:
    clerk = Visitor(house)
    assert clerk.sign_in("张管理").status_code == 303
    with tab(clerk) as page:
        assert upload(page, 0) == [r"“0\.csv”已入库：任务清单 10 条（第 1 次上传）。"]
        page.open("overview")
        shown = page.texts()
        disk.leave(0)
        assert upload(page, 1) == [
            r"“1\.csv”没有保存：保存失败，数据库没有任何改变：磁盘空间不足。请稍后重试。"
        ]
        page.open("overview")
        assert (page.texts(), page.wrong()) == (shown, [])
        # What is left of the last page takes a few lines yet.
        answers = (Visitor(house).sign_in("张管理") for _ in range(20))
        refused = next(answer for answer in answers if answer.status_code != 303)
        assert (refused.status_code, refused.text) == (503, CANNOT_SIGN_IN)
        assert Visitor(house).get("/healthz").status_code == 200
        disk.make_room()
        assert Visitor(house).sign_in("张管理").status_code == 303
        assert upload(page, 1) == [r"“1\.csv”已入库：任务清单 11 条（第 2 次上传）。"]
    assert "Traceback" not in house.log.read_text("utf-8")


def test_a_board_starts_on_a_full_disk(disk: Disk) -> None:
    prepare(disk.path)
    disk.leave(0)
    with house_over(disk.path) as house:
        assert Visitor(house).get("/healthz").json() == {"status": "ok", "data_version": 0}
        with tab(Visitor(house)) as page:
            page.open("overview")
            assert page.wrong() == []
        disk.make_room()
    said = house.log.read_text("utf-8")
    assert said.startswith("磁盘空间不足：看板照常显示，但不能上传")
    assert "Traceback" not in said
