"""The account corner: who is signed in, at the right end of the navigation."""

import streamlit as st

from data.visitor import ROLE_LABELS
from pages import board
from pages.wording import plain

# Ours alone, nothing from data.
_CSS = """<style>
.st-key-account {position: fixed; top: .75rem; right: 2rem; z-index: 999991; width: auto;}
.st-key-account p {margin: 0; font-size: .9rem; white-space: nowrap; color: #66727f;}
.st-key-account a {color: #1b6e53;}
</style>"""


def corner() -> None:
    """Name and role with a link to the account's own page; nothing while there is no account."""
    who = board.visitor()
    if who.unclaimed:
        return
    st.html(_CSS)
    with st.container(key="account", horizontal=True):
        if who.open:
            st.html('<p><a href="/signin">登录</a></p>')
        else:
            st.markdown(f"{plain(who.name)}（{ROLE_LABELS[who.role]}）")
            st.html('<p><a href="/account">我的账号</a></p>')
