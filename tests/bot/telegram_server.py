"""A small Telegram: a local HTTP server that speaks the part of the Bot API the bot uses.

It keeps the rules the bot must live with: an offset forgets what lies before it, a second poller
gets 409, markup is checked, lengths are counted in UTF-16 units after parsing.
"""

import html
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

BOT_NAME = "sanad_bot"
_TAGS = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}
_TAG = re.compile(r"<(/?)([a-z-]+)((?: [a-z]+(?:=\"[^\"]*\")?)*)>")


class Refused(Exception):
    """A request the Bot API answers with an error."""

    def __init__(self, code: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def parsed_text(text: str, parse_mode: str | None) -> str:
    """The text as a reader sees it; Refused where Telegram would refuse the markup."""
    if parse_mode != "HTML":
        return text
    opened: list[str] = []
    plain, at = [], 0
    while (start := text.find("<", at)) >= 0:
        plain.append(text[at:start])
        tag = _TAG.match(text, start)
        where = f"at byte offset {len(text[:start].encode())}"
        if not tag or tag[2] not in _TAGS:
            raise Refused(400, f"Bad Request: can't parse entities: unsupported start tag {where}")
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            raise Refused(400, f"Bad Request: can't parse entities: unexpected end tag {where}")
        at = tag.end()
    if opened:
        raise Refused(400, f"Bad Request: can't parse entities: can't find end tag of {opened[-1]}")
    return html.unescape("".join([*plain, text[at:]]))


@dataclass
class Account:
    """One bot on the server, with what people wrote to it and all it called."""

    token: str
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, list[Refused]] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)
    number: int = 1000
    polls: int = 0

    def write(self, text: str | None = None, **message: object) -> int:
        """A message from a person; in private unless `chat` says otherwise. Its update_id."""
        with self.changed:
            self.number += 1
            person = {"id": 7, "is_bot": False, "first_name": "هدى", "language_code": "ar"}
            content: dict[str, object] = {"text": text} if text is not None else {}
            if text and text.startswith("/"):
                command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
                content["entities"] = [command]
            private = {"id": 7, "type": "private", "first_name": "هدى"}
            basics = {"message_id": self.number, "date": int(time.time())}
            whole = basics | {"chat": private, "from": person} | content | message
            self.updates.append({"update_id": self.number, "message": whole})
            self.changed.notify_all()
            return self.number

    def refuse_next(self, method: str, code: int, description: str, **parameters: object) -> None:
        """Answer the next call of a method with an error."""
        self.faults.setdefault(method, []).append(Refused(code, description, **parameters))

    def sent(self) -> list[dict[str, str]]:
        """The messages people received, in order, each with `seen`: its text as they read it."""
        with self.changed:
            return [
                call for method, call in self.calls if method == "sendMessage" and "seen" in call
            ]

    def called(self, method: str) -> list[dict[str, str]]:
        """The parameters of every call of a method."""
        with self.changed:
            return [call for name, call in self.calls if name == method]

    def wait_for(self, holds: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Whether a condition comes to hold within the time."""
        with self.changed:
            return self.changed.wait_for(holds, seconds)

    def respond(self, method: str, call: dict[str, str]) -> object:
        """The result of a call, or Refused."""
        with self.changed:
            self.calls.append((method, call))
            self.changed.notify_all()
            if self.faults.get(method):
                raise self.faults[method].pop(0)
        match method:
            case "getMe":
                return {"id": 42, "is_bot": True, "first_name": "سند", "username": BOT_NAME}
            case "getUpdates":
                return self._updates(int(call.get("offset", 0)), float(call.get("timeout", 0)))
            case "sendMessage":
                return self._message(call)
            case "deleteWebhook" | "sendChatAction" | "setMyCommands":
                return True
        raise Refused(404, "Not Found")

    def _updates(self, offset: int, timeout: float) -> list[dict[str, Any]]:
        with self.changed:
            self.polls += 1
            mine = self.polls
            self.updates = [update for update in self.updates if update["update_id"] >= offset]
            self.changed.notify_all()
            self.changed.wait_for(lambda: bool(self.updates) or self.polls != mine, timeout)
            if self.polls != mine:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            return list(self.updates)

    def _message(self, call: dict[str, str]) -> dict[str, Any]:
        seen = parsed_text(call["text"], call.get("parse_mode"))
        if not seen.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if len(seen.encode("utf-16-le")) // 2 > 4096:
            raise Refused(400, "Bad Request: message is too long")
        with self.changed:
            call["seen"] = seen
            self.changed.notify_all()
        chat = {"id": int(call["chat_id"]), "type": "private"}
        return {"message_id": 1, "date": int(time.time()), "chat": chat, "text": seen}


class TelegramServer:
    """The server; each test opens an account of its own."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        accounts = self.accounts

        class Handler(_Handler):
            known = accounts

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def open_account(self) -> Account:
        """A bot nobody has written to yet."""
        token = f"{4200 + len(self.accounts)}:secret-token-{len(self.accounts)}"
        return self.accounts.setdefault(token, Account(token))

    @contextmanager
    def serving(self) -> Iterator["TelegramServer"]:
        """Serve while it lasts."""
        thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    known: dict[str, Account]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        _, bot, method = self.path.split("/", 2)
        account = self.known.get(bot.removeprefix("bot"))
        try:
            if account is None:
                raise Refused(401, "Unauthorized")
            result = account.respond(method, dict(parse_qsl(body, keep_blank_values=True)))
            self._reply(200, {"ok": True, "result": result})
        except Refused as refused:
            error = {"ok": False, "error_code": refused.code, "description": refused.description}
            self._reply(refused.code, error | {"parameters": refused.parameters})

    def _reply(self, code: int, reply: dict[str, Any]) -> None:
        payload = json.dumps(reply).encode()
        try:
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)
        except OSError:  # whoever asked was killed
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        """Quiet."""
