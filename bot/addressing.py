"""Which messages are meant for the bot, and what they ask."""

import re
from collections.abc import Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Bot, Message


def asked_text(message: "Message", bot: "Bot") -> str | None:
    """What the message asks the bot, trimmed and without its @name; None if it is for others.

    In a private chat every text (or caption of a picture) is; in a group only a mention of the
    bot or a reply to it.
    """
    text = message.text or message.caption
    if text is None:
        return None
    if message.chat.type == "private":
        return text.strip()
    mentions = _mentions(message, bot)
    if not mentions and not _answers_bot(message, bot):
        return None
    for mention in mentions:
        text = text.replace(mention, " ")
    return re.sub(" {2,}", " ", text).strip(" ،,:؛\n")


def command_text(message: "Message") -> str:
    """What follows the command at the start of a message, lines kept."""
    parts = (message.text or "").split(maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""


def conversation_of(message: "Message") -> Hashable:
    """What makes messages one conversation: the chat, its topic and the person."""
    person = message.from_user.id if message.from_user else None
    return message.chat_id, message.message_thread_id, person


def _mentions(message: "Message", bot: "Bot") -> list[str]:
    entities = {**message.parse_entities(), **message.parse_caption_entities()}
    found = []
    for entity, words in entities.items():
        by_name = entity.type == "mention" and words.casefold() == f"@{bot.username}".casefold()
        by_id = entity.type == "text_mention" and entity.user and entity.user.id == bot.id
        if by_name or by_id:
            found.append(words)
    return found


def _answers_bot(message: "Message", bot: "Bot") -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == bot.id)
