"""Settings, read once from the environment and `.env`; no other module asks for them."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values, load_dotenv
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index.errors import SanadError
from index.options import IndexOptions

_PREFIXES = ("SANAD_", "TELEGRAM_")


class SettingsInvalid(SanadError):
    """A setting is misspelt or can't be used."""


class Settings(BaseSettings):
    """What a user may set; every name is listed in `.env.example`."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    data_dir: Path = Field(Path("data"), alias="SANAD_DATA_DIR")
    articles_dir: Path = Field(Path("articles"), alias="SANAD_ARTICLES_DIR")
    embedding_model: str | None = Field(None, alias="SANAD_EMBEDDING_MODEL")
    chat_model: str | None = Field(None, alias="SANAD_CHAT_MODEL")
    chat_base_url: str | None = Field(None, alias="SANAD_CHAT_BASE_URL")
    chroma_url: str | None = Field(None, alias="SANAD_CHROMA_URL")
    telegram_token: SecretStr | None = Field(None, alias="TELEGRAM_BOT_TOKEN")
    telegram_api_url: str | None = Field(None, alias="TELEGRAM_API_URL")
    owner_ids: Annotated[frozenset[int], NoDecode] = Field(frozenset(), alias="SANAD_OWNER_IDS")

    @field_validator("*", mode="before")
    @classmethod
    def _blank_is_unset(cls, value: object, info: object) -> object:
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name].get_default()  # type: ignore[attr-defined]
        return value.strip() if isinstance(value, str) else value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @property
    def index(self) -> IndexOptions:
        """The part the index floor needs."""
        return IndexOptions(
            folder=self.data_dir,
            chroma_url=self.chroma_url,
            embedding_model=self.embedding_model,
        )


def known_settings() -> list[str]:
    """Every setting's name, in the order of `.env.example`."""
    return [str(field.alias) for field in Settings.model_fields.values()]


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: Naming the setting, what was found and what is allowed.
    """
    _refuse_misspelt([*os.environ, *dotenv_values(".env")])
    # Providers of chat models read their keys from the environment themselves.
    load_dotenv(".env")
    try:
        return Settings()
    except ValidationError as exc:
        first = exc.errors()[0]
        name = str(first["loc"][0])
        raise SettingsInvalid(
            f"{name}: {first['msg'].lower()}; found {_shown(name, first.get('input'))}; "
            "see .env.example for what is allowed"
        ) from None


def _shown(name: str, value: object) -> str:
    return "a value that is not shown" if "TOKEN" in name else repr(value)


def _refuse_misspelt(names: list[str]) -> None:
    known = known_settings()
    for name in names:
        if name.startswith(_PREFIXES) and name not in known:
            nearest = get_close_matches(name, known, n=1, cutoff=0.0)
            raise SettingsInvalid(
                f"there is no setting {name}; did you mean {nearest[0]}? "
                "All of them are in .env.example"
            )
