"""操作记录: who did what, when and from where; for administrators."""

from datetime import timedelta

import streamlit as st

from data import audit
from data.dispatch import beijing_day
from pages import board, tables
from reports.workbook import as_workbook

ROWS_SHOWN = 500
EVERYBODY, NOBODY = "全部账号", "没有账号的访问者"


def main() -> None:
    if not board.visitor().can_see_audit:
        board.empty("没有权限", "操作记录只有管理账号可以查看。")
    st.markdown("# 操作记录", anchors=False)
    today = beijing_day()
    with board.store().cursor() as cur:
        names = audit.people(cur)
        first, second, third, fourth = st.columns([2, 1.2, 1.2, 1.2], vertical_alignment="bottom")
        actions = first.multiselect(
            "操作", list(audit.ACTIONS), format_func=audit.ACTIONS.__getitem__,
            placeholder="全部操作", key="audit_actions",
        )  # fmt: skip
        person = second.selectbox("账号", [EVERYBODY, *names, NOBODY], key="audit_who")
        since = third.date_input("从", today - timedelta(days=30), key="audit_first")
        until = fourth.date_input("到", today, key="audit_last")
        found = audit.entries(
            cur,
            actions=tuple(actions),
            who=None if person == EVERYBODY else "" if person == NOBODY else person,
            first=since,
            last=until,
        )
    trouble = audit.trouble(board.store())
    if trouble is not None:
        st.error(trouble)
    if found.empty:
        board.empty("没有记录", "所选的操作、账号和日期内没有记录。")
    seen = found.head(ROWS_SHOWN)
    st.dataframe(
        seen,
        hide_index=True,
        row_height=tables.ROW_HEIGHT,
        height=tables.ROW_HEIGHT * (min(len(seen), tables.ROWS_SHOWN) + 1) + 2,
    )
    shown = f"，显示最近 {ROWS_SHOWN} 条" if len(found) > ROWS_SHOWN else ""
    whole = "，逐条核对，没有被改动" if trouble is None else ""
    st.caption(f"共 {len(found)} 条{shown}{whole}。")

    def made() -> bytes:
        return as_workbook(found, "操作记录", [f"{since} 至 {until}"])

    st.download_button(
        "下载 Excel",
        board.exporting(f"操作记录（{since} 至 {until}）", made),
        f"操作记录-{since}-{until}.xlsx",
        on_click="ignore",
        icon=":material/download:",
    )


main()
