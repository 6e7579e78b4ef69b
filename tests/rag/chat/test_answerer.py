"""What is kept of a chat model's reply, whatever it writes."""

import pytest

from rag.answer import Answer, Outcome, Question, marks
from rag.chat.answerer import ChatAnswerer
from rag.checks.verification import check_claim
from tests.rag.chat.chat_scene import ASKED, PASSAGES, RUTTE, answer_to, scripted
from tests.rag.passages import FirstSentence, passage


def assert_sound(answer: Answer) -> None:
    """Every mark resolves and every quote is verbatim."""
    bodies = {p.chunk.source.id: p.chunk for p in answer.passages}
    for citation in answer.citations:
        chunk = bodies[citation.source.id]
        assert citation.quote == chunk.text[citation.start - chunk.start :][: len(citation.quote)]
    assert set(marks(answer.text)) == {c.number for c in answer.citations}


def test_good_reply_is_answered_with_the_sentence_it_rests_on() -> None:
    answer = answer_to("شدد روته على أن روسيا لا تملك حق النقض [1].")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text == "شدد روته على أن روسيا لا تملك حق النقض [1]."
    (citation,) = answer.citations
    assert citation.quote == "شدد روته على أن روسيا لا تملك حق النقض في هذا الملف."
    assert (citation.source.id, citation.start) == ("rutte", 40)
    assert_sound(answer)


def test_trace_names_the_model_and_the_prompt() -> None:
    trace = answer_to("شدد روته على أن روسيا لا تملك حق النقض [1].").trace
    assert (trace.answerer, trace.model, trace.note) == ("chat", "test:model", "")
    assert trace.prompt


def test_numbers_follow_the_order_of_first_use() -> None:
    answer = answer_to(
        "تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا [2]. "
        "شدد روته على أن روسيا لا تملك حق النقض [1]. "
    )
    assert [c.source.id for c in answer.citations] == ["paris", "rutte"]
    assert marks(answer.text) == (1, 2)
    assert_sound(answer)


def test_two_sentences_of_one_passage_are_two_citations() -> None:
    answer = answer_to("تعهدت 26 دولة بالمشاركة في القوة [2]. وقال ماكرون إن القوة جاهزة [2].")
    assert [c.number for c in answer.citations] == [1, 2]
    assert {c.source.id for c in answer.citations} == {"paris"}


def test_sources_that_disagree_are_both_cited() -> None:
    answer = answer_to(
        "تعهدت 26 دولة في باريس بالمشاركة في القوة [2]. "
        "وبحسب الرابية قال دبلوماسيون إن 35 دولة شاركت في اجتماع باريس [3]."
    )
    assert [c.source.id for c in answer.citations] == ["paris", "rival"]


def test_speaker_named_one_sentence_before_is_brought_along() -> None:
    answer = answer_to("أضاف روته أن القرار يعود إلى كييف وحدها [1].")
    assert answer.citations[0].quote == RUTTE
    assert_sound(answer)


def test_speaker_named_at_the_end_of_the_passage_before_is_cited_too() -> None:
    said, added = "وقال زيلينسكي إن بلاده مستعدة.", "وأضاف أن أوكرانيا تريد السلام."
    passages = [passage(added, start=len(said) + 2), passage(said, rank=2), *PASSAGES]
    answer = answer_to("أضاف زيلينسكي أن أوكرانيا تريد السلام [1].", passages=passages)
    assert [c.quote for c in answer.citations] == [said, added]
    assert marks(answer.text) == (1, 2)


def test_sentence_before_that_stands_elsewhere_lends_no_speaker() -> None:
    said, added = "وقال زيلينسكي إن بلاده مستعدة.", "وأضاف أن أوكرانيا تريد السلام."
    passages = [passage(added, start=500), passage(said, rank=2), passage(said, "b", rank=3)]
    answer = answer_to("أضاف زيلينسكي أن أوكرانيا تريد السلام [1].", passages=passages)
    assert answer.trace.note == "nothing could be verified: name زيلينسكي not in the quote"


@pytest.mark.parametrize(
    "bad",
    [
        "تعهدت 27 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا [2].",
        "شدد روته على أن روسيا تملك حق النقض في هذا الملف [1].",
        "تعهدت 26 دولة في لندن بالمشاركة في قوة طمأنة لأوكرانيا [2].",
        "شدد ماكرون على أن روسيا لا تملك حق النقض في هذا الملف [1].",
        "قال روته: «روسيا لا تملك حق النقض في هذا الملف ولن تملكه أبدا» [1].",
        "تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا [1].",
        "تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا [9].",
        "تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا.",
        "ماكرون لا يملك حق النقض، والقوة جاهزة في كييف [1][2].",
    ],
    ids=[
        "number",
        "negation",
        "city",
        "speaker",
        "quote",
        "article",
        "range",
        "unmarked",
        "joined",
    ],
)
def test_sentence_that_is_not_borne_out_is_dropped(bad: str) -> None:
    good = "شدد روته على أن روسيا لا تملك حق النقض [1]."
    assert answer_to(f"{bad} {good}").text == good
    fallen = answer_to(bad)
    assert fallen.trace.answerer == "extractive"
    assert fallen.trace.note.startswith("nothing could be verified")


def test_mark_that_adds_nothing_is_dropped_with_those_out_of_range() -> None:
    answer = answer_to("شدد روته على أن روسيا لا تملك حق النقض [1][2][9].")
    assert answer.text == "شدد روته على أن روسيا لا تملك حق النقض [1]."


def test_at_most_three_sentences_are_kept_and_none_twice() -> None:
    sentence = "شدد روته على أن روسيا لا تملك حق النقض [1]."
    assert answer_to(f"{sentence} {sentence}").text == sentence
    four = [
        sentence,
        "تعهدت 26 دولة بالمشاركة في القوة [2].",
        "وقال ماكرون إن القوة جاهزة [2].",
        "قال دبلوماسيون إن 35 دولة شاركت في اجتماع باريس [3].",
    ]
    assert len(answer_to(" ".join(four)).citations) == 3


@pytest.mark.parametrize(
    "reply", ["NO_ANSWER", "**NO_ANSWER**", "NO_ANSWER.\nلا تذكر المقالات ذلك.", "[NO_ANSWER]"]
)
def test_no_answer_is_a_refusal_without_citations(reply: str) -> None:
    answer = answer_to(reply, Question("من فاز بكأس العالم؟"))
    assert answer.outcome is Outcome.NO_EVIDENCE
    assert answer.citations == ()
    assert "من فاز بكأس العالم؟" in answer.text
    assert answer.trace.answerer == "chat"


def test_no_passages_are_answered_without_calling_the_model() -> None:
    model = scripted("قال كذا [1].")
    answer = ChatAnswerer(model, "m", FirstSentence()).answer(ASKED, [])
    assert answer.outcome is Outcome.NO_EVIDENCE
    assert model.told == []


def test_quotation_in_its_own_language_bears_out_a_foreign_sentence() -> None:
    question = Question("What did Rutte say?", language="en")
    answer = answer_to("Rutte said Russia has no veto: «روسيا لا تملك حق النقض» [1].", question)
    assert answer.outcome is Outcome.ANSWERED
    bare = answer_to("Rutte said that 12 countries have a veto [1].", question)
    assert bare.trace.answerer == "extractive"


@pytest.mark.parametrize(
    ("language", "says"),
    [("ar", "أنت محرّر"), ("en", "You are an editor"), ("fr", "You are an editor")],
)
def test_prompt_is_arabic_for_arabic_and_english_for_the_rest(language: str, says: str) -> None:
    model = scripted("NO_ANSWER")
    question = Question("Rutte?", history=("Paris?",), language=language)
    ChatAnswerer(model, "m", FirstSentence()).answer(question, PASSAGES)
    system, user = model.told
    assert system.startswith(says)
    assert user.endswith("Rutte?")
    assert "- Paris?" in user
    assert RUTTE in user
    assert RUTTE not in system


def test_every_kept_sentence_passes_the_check_again() -> None:
    answer = answer_to("تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا [2].")
    assert check_claim(answer.text, [c.quote for c in answer.citations]).supported
