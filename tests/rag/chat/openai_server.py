"""A local server that speaks OpenAI's chat completions, well and in every bad way."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FINE = "قال روته إن روسيا لا تملك حق النقض [1]."


class OpenAIServer(ThreadingHTTPServer):
    """Answers as `behaviour` says; keeps the requests it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behaviour = "fine"
        self.text = FINE
        self.requests: list[dict[str, Any]] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def behave(self, behaviour: str, text: str = FINE) -> None:
        self.behaviour, self.text = behaviour, text
        self.requests.clear()
        self.released.clear()

    @property
    def prompt(self) -> str:
        """All that the last request said to the model."""
        return "\n".join(message["content"] for message in self.requests[-1]["messages"])


@contextmanager
def running_server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: OpenAIServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return None

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append({**body, "authorization": self.headers["authorization"]})
        self.close_connection = True
        behaviour = self.server.behaviour
        if behaviour.isdigit():
            self._error(int(behaviour))
        elif behaviour == "html":
            self._send("text/html", "<html><body>It works!</body></html>")
        elif body.get("stream"):
            self._stream(behaviour)
        else:
            self._whole(behaviour)

    def _error(self, status: int) -> None:
        retry = {"retry-after": "0.05"} if status == 429 else {}
        error = {"error": {"message": "refused", "type": "test", "code": None}}
        self._send("application/json", json.dumps(error), status, retry)

    def _whole(self, behaviour: str) -> None:
        if behaviour == "stall":
            self.server.released.wait(5)
            return
        message = {"role": "assistant", "content": self.server.text}
        if behaviour == "null":
            message["content"] = None
        reason = "length" if behaviour == "length" else "stop"
        choices = [{"index": 0, "message": message, "finish_reason": reason}]
        reply = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "test",
            "choices": [] if behaviour == "empty" else choices,
        }
        text = json.dumps(reply)
        self._send("application/json", text[: len(text) // 2] if behaviour == "junk" else text)

    def _stream(self, behaviour: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        if behaviour == "broken":
            self.send_header("content-length", "100000")
        self.send_header("connection", "close")
        self.end_headers()
        words = self.server.text.split(" ")
        half = len(words) // 2
        for at, word in enumerate(words):
            if at == half and behaviour == "cut":
                return
            if at == half and behaviour == "broken":
                self.wfile.write(b"data: {")  # far less than was announced
                return
            if at == half and behaviour == "junk":
                self._event("{this is not JSON")
            if at == half and behaviour == "stall":
                self.server.released.wait(5)
                return
            if behaviour == "drip":
                self.server.released.wait(0.1)
            text = None if behaviour == "null" else (word if at == 0 else f" {word}")
            if behaviour != "empty":
                self._chunk({"content": text})
        if behaviour != "empty":
            self._chunk({}, "length" if behaviour == "length" else "stop")
        self._event("[DONE]")

    def _chunk(self, delta: dict[str, str | None], reason: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "test",
            "choices": [choice],
        }
        self._event(json.dumps(chunk))

    def _event(self, data: str) -> None:
        try:
            self.wfile.write(f"data: {data}\n\n".encode())
            self.wfile.flush()
        except ConnectionError:  # the client has walked away
            self.close_connection = True

    def _send(
        self, kind: str, text: str, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"content-type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        # Said aloud, or the client may send its next request on this closing connection.
        self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(body)
