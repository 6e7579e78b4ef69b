"""`sanad bot`: answers in Telegram until it is stopped."""

import logging

import click

from bot.settings import SettingsInvalid, read_settings
from bot.wiring import open_chain, open_library


@click.command("bot")
@click.option("-v", "--verbose", is_flag=True, help="Log more.")
def command(verbose: bool) -> None:
    """Answer in Telegram, by long polling; Ctrl-C ends it.

    Needs TELEGRAM_BOT_TOKEN, from https://t.me/BotFather, and an index (sanad index FOLDER).
    """
    settings = read_settings()
    if settings.telegram_token is None:
        raise SettingsInvalid(
            "TELEGRAM_BOT_TOKEN is not set; get a token from https://t.me/BotFather and put "
            "TELEGRAM_BOT_TOKEN=... into .env"
        )
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    from bot.application import run_bot
    from bot.telegram_options import TelegramOptions

    options = TelegramOptions(
        token=settings.telegram_token,
        api_url=settings.telegram_api_url,
        owner_ids=settings.owner_ids,
        folder=settings.data_dir / "telegram",
    )
    library = open_library(settings)
    try:
        run_bot(options, open_chain(settings, library))
    finally:
        library.close()
