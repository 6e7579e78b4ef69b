"""What the Telegram bot needs to be told."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from index.errors import SanadError

TELEGRAM_URL = "https://api.telegram.org"


class TelegramFailed(SanadError):
    """The bot can't start or go on: token, server or another poller; the text says which."""


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    """Options of the bot, read once at the top.

    Attributes:
        token: As @BotFather gave it.
        api_url: Address of a local Bot API server, e.g. "http://127.0.0.1:8081"; None for
            Telegram's own.
        owner_ids: Telegram ids of those who run the bot; the pace of questions isn't theirs.
        concurrency: Answers worked out at the same time (they are processor work).
        folder: Where messages are written down until they are answered; None keeps them in
            memory, and a kill loses those under way.

    Raises:
        TelegramFailed: If the token is empty or the address isn't http(s).
    """

    token: SecretStr
    api_url: str | None = None
    owner_ids: frozenset[int] = field(default_factory=frozenset)
    concurrency: int = 2
    folder: Path | None = None

    def __post_init__(self) -> None:
        if ":" not in self.token.get_secret_value():
            raise TelegramFailed(
                "TELEGRAM_BOT_TOKEN is empty or not of the form 123456:ABC...; "
                "ask @BotFather in Telegram for one (/newbot) and put it into .env"
            )
        if self.api_url and not self.api_url.startswith(("http://", "https://")):
            raise TelegramFailed(
                f"TELEGRAM_API_URL is {self.api_url!r}; it must start with http:// or https://, "
                "or be left out"
            )
        if self.concurrency < 1:
            raise TelegramFailed(f"concurrency is {self.concurrency}; it must be 1 or more")

    @property
    def server(self) -> str:
        """Address of the Bot API server, without a slash at the end."""
        return (self.api_url or TELEGRAM_URL).rstrip("/")

    @property
    def bot_id(self) -> int:
        """The bot's own Telegram id: what stands before the colon of its token, 0 if no number."""
        number = self.token.get_secret_value().partition(":")[0].strip()
        return int(number) if number.isdecimal() else 0
