"""Every open screen follows the store: what somebody commits is shown within seconds."""

import streamlit as st

from pages import board

EVERY = 2.0
"""Seconds between two looks at the store; a look costs the server a few milliseconds."""
_SHOWN, _WHOLE_RUN = "_shown_version", "_whole_run"


def follow() -> None:
    """Note what this run shows, tell of news since the last one, and keep looking for more."""
    now = board.store().version()
    if st.session_state.get(_SHOWN, now) != now:
        st.toast("数据已更新，页面显示的是最新结果。", icon=":material/sync:")
    st.session_state[_SHOWN] = now
    st.session_state[_WHOLE_RUN] = True
    _look()


@st.fragment(run_every=EVERY)
def _look() -> None:
    # To begin anew within the run of a whole page would swallow what was pressed to start it.
    if st.session_state.pop(_WHOLE_RUN, False):
        return
    if board.store().version() != st.session_state.get(_SHOWN):
        st.rerun()
