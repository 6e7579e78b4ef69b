from pathlib import Path

import pytest

from bot.settings import Settings, SettingsInvalid, known_settings, read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_defaults_need_no_setting() -> None:
    settings = read_settings()
    assert settings.data_dir == Path("data")
    assert settings.embedding_model is None
    assert settings.telegram_token is None


def test_env_file_and_environment_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("SANAD_DATA_DIR=here\nSANAD_OWNER_IDS=1, 2\n", "utf-8")
    monkeypatch.setenv("SANAD_ARTICLES_DIR", "there")
    settings = read_settings()
    assert (settings.data_dir, settings.articles_dir) == (Path("here"), Path("there"))
    assert settings.owner_ids == {1, 2}


def test_blank_value_is_the_default() -> None:
    Path(".env").write_text("SANAD_CHAT_MODEL=\nSANAD_DATA_DIR= \n", "utf-8")
    settings = read_settings()
    assert (settings.chat_model, settings.data_dir) == (None, Path("data"))


@pytest.mark.parametrize("wrong", ["SANAD_DATADIR", "TELEGRAM_TOKEN", "SANAD_CHATMODEL"])
def test_misspelt_setting_names_the_nearest(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wrong, "x")
    with pytest.raises(SettingsInvalid, match=r"did you mean (SANAD|TELEGRAM)_"):
        read_settings()


def test_misspelt_setting_in_the_env_file_is_refused() -> None:
    Path(".env").write_text("SANAD_DATA_DIRR=x\n", "utf-8")
    with pytest.raises(SettingsInvalid, match="SANAD_DATA_DIR"):
        read_settings()


def test_wrong_value_is_named_but_a_token_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANAD_OWNER_IDS", "anna")
    with pytest.raises(SettingsInvalid, match=r"SANAD_OWNER_IDS.*anna"):
        read_settings()
    monkeypatch.delenv("SANAD_OWNER_IDS")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:SECRET")
    assert "SECRET" not in repr(read_settings())


def test_keys_of_providers_reach_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("OPENAI_API_KEY", "set-and-restored-by-the-test")
    monkeypatch.delenv("OPENAI_API_KEY")
    Path(".env").write_text("OPENAI_API_KEY=from-file\n", "utf-8")
    read_settings()
    assert os.environ["OPENAI_API_KEY"] == "from-file"


def test_env_example_lists_every_setting_in_order() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    listed = [line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")]
    assert listed == known_settings()
    assert len(listed) == len(Settings.model_fields)
