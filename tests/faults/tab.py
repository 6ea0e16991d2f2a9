"""A browser tab without a browser: it speaks Streamlit's messages to a real board."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.security.conftest import Visitor

PATIENCE = 120.0
XSRF = "_streamlit_xsrf"


@dataclass
class Tab:
    """One websocket with what its page shows; what lets the page run returns when it has finished."""

    visitor: Visitor
    socket: ClientConnection
    elements: list[Element] = field(default_factory=list)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _session = _page = ""

    def open(self, page: str, query: str = "") -> None:
        """Go to a page by its name."""
        self._states = {}
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self._run(asked)

    def fill(self, kind: str, label: str, **value: Any) -> None:
        """Give a widget a value that goes out with the next run: `string_value="甲"`."""
        self._states[self._widget(kind, label)] = self._state(kind, label, **value)

    def press(self, label: str) -> None:
        """Press the button whose label begins so."""
        self._again(self._state("button", label, trigger_value=True))

    def send(self, label: str, name: str, data: bytes) -> None:
        """Choose a file for an uploader."""
        asked = BackMsg()
        asked.file_urls_request.session_id = self._session
        asked.file_urls_request.file_names.append(name)
        self.socket.send(asked.SerializeToString())
        [urls] = self._heard_until("file_urls_response").file_urls_response.file_urls
        if XSRF not in self.visitor.cookies:
            self.visitor.get("/_stcore/health")
        answer = self.visitor.put(
            urls.upload_url,
            files={"file": (name, data)},
            headers={"X-Xsrftoken": self.visitor.cookies[XSRF]},
        )
        assert answer.status_code == 204, answer.text
        chosen = FileUploaderState()
        chosen.uploaded_file_info.add(
            name=name, size=len(data), file_id=urls.file_id, file_urls=urls
        )
        self.fill("file_uploader", label, file_uploader_state_value=chosen)
        self._again()

    def texts(self) -> list[str]:
        """The Markdown on the page, in its order."""
        return [e.markdown.body for e in self.elements if e.WhichOneof("type") == "markdown"]

    def said(self, kind: "Alert.Format.ValueType") -> list[str]:
        """The alerts of a kind."""
        alerts = (e.alert for e in self.elements if e.WhichOneof("type") == "alert")
        return [alert.body for alert in alerts if alert.format == kind]

    def wrong(self) -> list[str]:
        """Errors and exceptions the page shows."""
        raised = [e.exception for e in self.elements if e.WhichOneof("type") == "exception"]
        return self.said(Alert.ERROR) + [f"{e.type}: {e.message}" for e in raised]

    def _widget(self, kind: str, label: str) -> str:
        for element in self.elements:
            if element.WhichOneof("type") == kind:  # noqa: SIM102
                if (widget := getattr(element, kind)).label.startswith(label):
                    return str(widget.id)
        raise AssertionError(f"no {kind} {label}: {self.texts()} {self.wrong()}")

    def _state(self, kind: str, label: str, **value: Any) -> WidgetState:
        return WidgetState(id=self._widget(kind, label), **value)

    def _again(self, *triggers: WidgetState) -> None:
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.widget_states.widgets.extend([*self._states.values(), *triggers])
        self._run(asked)

    def _run(self, asked: BackMsg) -> None:
        self.socket.send(asked.SerializeToString())
        while True:
            end = self._heard_until("script_finished").script_finished
            if end != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                assert end == ForwardMsg.FINISHED_SUCCESSFULLY
                return

    def _heard_until(self, kind: str) -> ForwardMsg:
        while True:
            message, heard = self.socket.recv(timeout=PATIENCE), ForwardMsg()
            assert isinstance(message, bytes)
            heard.ParseFromString(message)
            found = heard.WhichOneof("type")
            if found == "new_session":
                self.elements = []
                self._session = heard.new_session.initialize.session_id
            elif found == "navigation":
                self._page = heard.navigation.page_script_hash
            elif found == "delta" and heard.delta.WhichOneof("type") == "new_element":
                self.elements.append(heard.delta.new_element)
            if found == kind:
                return heard


@contextmanager
def tab(visitor: Visitor) -> Iterator[Tab]:
    """A tab of this visitor on no page yet; it waits as long as a browser would."""
    house = visitor.house
    with connect(
        f"ws://{house.network}/_stcore/stream", origin=Origin(house.address),
        additional_headers={"Cookie": "; ".join(f"{n}={v}" for n, v in visitor.cookies.items())},
        subprotocols=[Subprotocol("streamlit")], proxy=None, max_size=None,
        open_timeout=PATIENCE, ping_interval=None,
    ) as socket:  # fmt: skip
        yield Tab(visitor, socket)
