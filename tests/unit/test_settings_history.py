"""A setting that changed between two starts stands in the audit; secrets are kept nowhere."""

from pathlib import Path

from data import audit
from data.opening import open_store
from data.settings import Settings
from data.settings_history import note_settings
from data.store import Store


def lines(store: Store) -> list[tuple[str, str, str]]:
    with store.cursor() as cur:
        found = audit.entries(cur, actions=("setting",))
    return [*found[["账号", "对象", "说明"]].itertuples(index=False, name=None)]


def test_a_change_is_noted_once_with_both_values(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert note_settings(store, Settings()) == []
        assert note_settings(store, Settings()) == []
        assert lines(store) == []
        assert note_settings(store, Settings(due_soon_days=15)) == ["due_soon_days"]
    with open_store(tmp_path) as store:
        assert note_settings(store, Settings(due_soon_days=15)) == []
        assert lines(store) == [("（命令行）", "due_soon_days", "原来：30；现在：15")]
        assert note_settings(store, Settings()) == ["due_soon_days"]
        assert lines(store)[0] == ("（命令行）", "due_soon_days", "原来：15；现在：30")


def test_a_secret_is_kept_nowhere(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        note_settings(store, Settings())
        assert note_settings(store, Settings(oidc_client_secret="不能外传")) == []
        with store.cursor() as cur:
            kept = cur.execute("select settings::varchar from settings_seen").fetchall()
        assert len(kept) == 1
        assert "oidc_client_secret" not in kept[0][0]
        assert lines(store) == []
