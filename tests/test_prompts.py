"""The prompts: files that match what the code fills in."""

import pytest

import prompts
from prompts import HOLES, NO_ANSWER, PromptInvalid, known, load, parse

VALID = "version: 3\n--- system\nأعد الصياغة.\n--- user\n{history}\n{question}\n"


@pytest.mark.parametrize("name", known())
def test_every_prompt_loads_with_the_declared_holes(name: str) -> None:
    prompt = load(name)
    assert prompt.placeholders == HOLES[name.partition(".")[0]]
    assert prompt.version >= 1


def test_articles_and_questions_stay_out_of_the_system_part() -> None:
    for name in known():
        assert not {"{question}", "{history}", "{evidence}"} & set(load(name).system.split())


def test_answer_prompts_name_the_refusal_word() -> None:
    assert all(NO_ANSWER in load(f"answer.{language}").system for language in ("ar", "en"))


def test_digest_changes_with_one_word() -> None:
    one, other = parse("follow_up.ar", VALID), parse("follow_up.ar", VALID.replace("أعد", "عد"))
    assert one.digest != other.digest
    assert one.version == 3


def test_messages_fill_every_hole_once() -> None:
    prompt = parse("follow_up.ar", VALID)
    messages = prompt.messages(history="{question}", question="{x} {history}")
    assert messages == [("system", "أعد الصياغة."), ("human", "{question}\n{x} {history}")]


def test_messages_refuse_a_missing_or_unknown_value() -> None:
    prompt = parse("follow_up.ar", VALID)
    with pytest.raises(PromptInvalid, match=r"found values for \{question\}"):
        prompt.messages(question="")
    with pytest.raises(PromptInvalid, match="extra"):
        prompt.messages(question="", history="", extra="")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (VALID.removeprefix("version: 3\n"), "must begin with a line `version: 1`"),
        (VALID.replace("--- user\n", ""), "part `--- user`"),
        (VALID.replace("--- system\n", "x\n--- system\n"), "part `--- system`"),
        (VALID.replace("{history}", ""), r"must have the holes .* found \{question\}"),
        (VALID.replace("{history}", "{history} {name}"), r"found .*\{name\}"),
        (VALID.replace("{history}", "{history} {"), "a brace that is not part of a hole"),
        (VALID.replace("{history}", "{History}"), "a brace that is not part of a hole"),
    ],
)
def test_damaged_file_is_refused_by_name(raw: str, says: str) -> None:
    with pytest.raises(PromptInvalid, match=f"follow_up.ar .*{says}"):
        parse("follow_up.ar", raw)


@pytest.mark.parametrize("name", ["answer.de", "answer", "../README", "nothing.ar"])
def test_unknown_prompt_lists_the_known_ones(name: str) -> None:
    with pytest.raises(PromptInvalid, match=r"there are answer\.ar, answer\.en"):
        prompts.load(name)
