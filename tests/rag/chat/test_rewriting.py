"""Follow-ups made to stand alone by a chat model."""

import pytest

from rag.answer import Question
from rag.chat.rewriting import rewrite
from rag.questions.follow_up import standing_text
from tests.rag.chat.chat_scene import ASKED, scripted

FOLLOW_UP = Question("وماذا عن اليونان؟", history=("كم دولة شاركت في اجتماع باريس عام 2025؟",))


def test_follow_up_is_searched_as_the_model_rewrites_it() -> None:
    rewritten = "هل شاركت اليونان في اجتماع باريس عام 2025؟"
    assert rewrite(scripted(rewritten), FOLLOW_UP) == rewritten


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("هل شاركت اليونان في اجتماع باريس عام 2019؟", "stop"),
        ("هل شاركت اليونان", "length"),
        ("السؤال:\nهل شاركت اليونان؟", "stop"),
        ("", "stop"),
    ],
    ids=["invented", "cut", "chatty", "empty"],
)
def test_rewriting_that_cannot_be_trusted_is_not_taken(written: str, reason: str) -> None:
    assert rewrite(scripted(written, reason), FOLLOW_UP) == standing_text(FOLLOW_UP)


def test_question_that_stands_alone_is_not_rewritten() -> None:
    model = scripted("غير هذا؟")
    assert rewrite(model, ASKED) == ASKED.text
    assert model.told == []
