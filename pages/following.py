"""Choices of a day or period that go along with the as-of day until somebody makes them."""

import streamlit as st

from pages.board import View


def along(key: str, default: str, seen: View) -> None:
    """Before the choice `key` is drawn: it moves on with its default where it stood on it, as when
    a commit brings a newer day, and gives way where another as-of day was chosen by hand."""
    memory = f"_{key}_along"
    now = (seen.filters.as_of, seen.periods[-1])
    before, was = st.session_state.get(memory, (now, default))
    st.session_state[memory] = (now, default)
    by_hand = before[0] != now[0] and before[1] == now[1]
    stood = st.session_state.get(key) == was and was != default
    if by_hand or stood:
        st.session_state[key] = default
