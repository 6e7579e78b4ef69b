import pytest

from bot.messages import LANGUAGES, Message, holes, message
from bot.wording import ARABIC


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", list(Message))
def test_every_sentence_exists_in_every_language_with_the_same_holes(
    key: Message, language: str
) -> None:
    values = dict.fromkeys(holes(key, "ar"), "7")
    assert holes(key, language) == holes(key, "ar")
    assert 3 < len(message(key, language, **values)) < 1500


def test_no_wording_is_without_a_key() -> None:
    assert set(ARABIC) == {key.value for key in Message}


def test_language_code_of_a_region_finds_its_language() -> None:
    assert message(Message.EMPTY, "ar-EG") == ARABIC["empty"]


def test_language_we_do_not_speak_gets_english() -> None:
    assert message(Message.EMPTY, "ja").startswith("I found no question")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_shows_three_questions(language: str) -> None:
    assert message(Message.HELP, language).count("• ") == 3
