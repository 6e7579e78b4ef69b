"""The whole path from a question to an answer, on real parts and the bundled model."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from index.article import Chunk, Passage, Source
from index.library import Library
from index.options import IndexOptions
from rag.answer import Answer, Outcome, Question, marks
from rag.chain import AnswerChain, ask
from rag.errors import QuestionInvalid
from rag.extractive import ExtractiveAnswerer
from rag.framing import Frame, frame
from rag.retriever import ArticleRetriever, to_document, to_passage

ARTICLES = Path(__file__).parents[2] / "articles"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library(IndexOptions(folder=tmp_path_factory.mktemp("sample")))
    opened.index_folder(ARTICLES)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chain(library: Library) -> AnswerChain:
    searcher = library.searcher()
    return AnswerChain(ArticleRetriever(searcher=searcher), ExtractiveAnswerer(searcher))


def answered(chain: AnswerChain, library: Library, text: str, *history: str) -> Answer:
    answer = chain.invoke(ask(text, history))
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert set(marks(answer.text)) == {citation.number for citation in answer.citations}
    for citation in answer.citations:
        body = library.catalog.body(citation.source.id) or ""
        assert body[citation.start : citation.end] == citation.quote
    return answer


def test_rutte_is_quoted_with_his_words(chain: AnswerChain, library: Library) -> None:
    answer = answered(chain, library, "ماذا قال روته عن حق النقض الروسي؟")
    assert "حق النقض" in answer.text
    assert "«لماذا نهتم" in answer.text
    assert answer.trace.answerer == "extractive"
    assert answer.trace.seconds > 0
    assert "multilingual-e5-small" in answer.trace.index


def test_who_somebody_is_is_told_by_the_title_beside_the_name(
    chain: AnswerChain, library: Library
) -> None:
    typed = "السلام عليكم، ممكن تقولي مين مارك روته؟ شكرا"
    answer = answered(chain, library, typed)
    assert answer.question.text == typed
    first = answer.text.split(" — ")[0]
    assert first in answer.citations[0].quote
    assert "الأمين العام" in first or "رئيس الوزراء" in first


def test_two_questions_are_answered_one_by_one(chain: AnswerChain, library: Library) -> None:
    typed = "متى افتتح المتحف المصري الكبير وكم كلف؟"
    answer = answered(chain, library, typed)
    assert answer.question.text == typed
    assert [citation.number for citation in answer.citations] == [1, 2]
    when, cost = answer.text.split("\n")
    assert "نوفمبر" in when
    assert "مليار" in cost


@pytest.mark.parametrize(
    "typed",
    [
        "يهمني أن أعرف ماذا قال روته عن حق النقض الروسي؟",
        "أعد تقريرا عن هولندا وأحتاج ما قاله روته عن حق النقض الروسي، أحتاجه بنصه",
        "I am a trainee at a radio station in Manchester, my editor is waiting for a note; "
        "what did Rutte say about a Russian veto?",
    ],
)
def test_request_is_answered_like_its_question(
    chain: AnswerChain, library: Library, typed: str
) -> None:
    answer = answered(chain, library, typed)
    assert "لماذا نهتم" in answer.text or "لا تملك حق النقض" in answer.text
    assert answer.question.text == typed


def test_long_message_without_an_answer_is_refused(chain: AnswerChain) -> None:
    errand = "أنا طالب في السنة الأخيرة وعندي عرض غدا الصباح وما وجدت شيئا"
    typed = f"{errand}، كم يبلغ ارتفاع جبل كليمنجارو؟"
    assert chain.invoke(ask(typed)).outcome is Outcome.NO_EVIDENCE


def test_what_leans_on_an_unanswered_question_is_refused_with_it(chain: AnswerChain) -> None:
    answer = chain.invoke(ask("ما هي عاصمة أستراليا وكم عدد سكانها؟"))
    assert answer.outcome is Outcome.NO_EVIDENCE
    assert "سكانها" in answer.text


@pytest.mark.parametrize(
    "text", ["شو الأخبار؟", "مرحبا، لخص لي المقالات لو سمحت", "What's new?", "haberler neler?"]
)
def test_who_asks_what_there_is_is_offered_the_newest(chain: AnswerChain, text: str) -> None:
    answer = chain.invoke(ask(text))
    assert answer.outcome is Outcome.DECLINED
    assert not answer.citations
    dates = [source.published for source in answer.near if source.published]
    assert len(answer.near) == 5
    assert dates == sorted(dates, reverse=True)
    assert answer.opening(answer.near[0].id)


def test_news_of_something_is_searched_for(chain: AnswerChain) -> None:
    assert chain.invoke(ask("ما آخر أخبار غواصة تيتان؟")).outcome is not Outcome.DECLINED


def test_number_is_found(chain: AnswerChain, library: Library) -> None:
    assert "26" in answered(chain, library, "كم دولة تعهدت بالمشاركة في قوة الطمأنة؟").text


def test_english_question_gets_an_english_frame(chain: AnswerChain, library: Library) -> None:
    answer = answered(chain, library, "What did Rutte say about a Russian veto?")
    assert answer.text.startswith("The articles say:")
    assert "روته" in answer.text


def test_follow_up_stands_on_the_question_before(chain: AnswerChain, library: Library) -> None:
    first = "من فاز بنهائي كأس العالم 2022؟"
    answer = answered(chain, library, "وفي أي ملعب؟", first)
    assert "لوسيل" in answer.text


def test_far_question_is_refused_without_citations(chain: AnswerChain) -> None:
    answer = chain.invoke(ask("ما أعراض نقص فيتامين د؟"))
    assert answer.outcome is Outcome.NO_EVIDENCE
    assert answer.citations == ()
    assert "فيتامين" in answer.text


def test_small_talk_is_not_searched_for(chain: AnswerChain) -> None:
    answer = chain.invoke(ask("السلام عليكم"))
    assert (answer.outcome, answer.passages) == (Outcome.DECLINED, ())


@pytest.mark.parametrize("text", ["", "  \n", "س" * 2001])
def test_unusable_question_is_refused_by_name(text: str) -> None:
    with pytest.raises(QuestionInvalid, match="question"):
        ask(text)


async def test_chain_is_a_runnable(chain: AnswerChain) -> None:
    one, two = await chain.abatch([ask("من فاز بكأس العالم 2022؟"), ask("شكرا")])
    assert (one.outcome, two.outcome) == (Outcome.ANSWERED, Outcome.DECLINED)


def test_document_keeps_everything_of_a_passage(library: Library) -> None:
    passage = library.searcher().search("زلزال")[0]
    document = to_document(passage)
    assert to_passage(document) == passage
    assert document.metadata["publisher"] == passage.chunk.source.publisher


def test_question_for_a_date_is_not_answered_without_one(library: Library) -> None:
    searcher = library.searcher()
    question = ask("متى وقع الاتفاق بين البلدين؟")
    text = "وقع الاتفاق بين البلدين وزيرا الخارجية في حفل كبير."
    chunk = Chunk("a@0#0", Source("a"), 0, len(text), text)
    answer = ExtractiveAnswerer(searcher).answer(question, [Passage(chunk, 1, 1.0, 0.95)])
    assert answer.outcome is Outcome.NO_EVIDENCE


def test_answer_that_is_not_sure_says_so(library: Library) -> None:
    searcher = library.searcher()
    chain = AnswerChain(ArticleRetriever(searcher=searcher), ExtractiveAnswerer(searcher))
    unsure = {
        question: answered(chain, library, question).trace.confidence < 0.5
        for question in (
            "ماذا قال روته عن حق النقض الروسي؟",
            "من فاز بجائزة نوبل للسلام 2023؟",
            "كم أنفقت نيودلهي على رحلتها القمرية؟",
            "كم زعيما حضر اجتماع باريس في يناير 2026؟",
        )
    }
    assert set(unsure.values()) == {True, False}
    for question, doubted in unsure.items():
        text = chain.invoke(ask(question)).text
        assert text.startswith(frame(Frame.UNSURE, "ar")) is doubted
        assert not (doubted and " — " in text), "a short answer claims more"


def test_search_is_for_the_question_as_it_was_made_to_stand(library: Library) -> None:
    searcher = library.searcher()
    retriever, answerer = ArticleRetriever(searcher=searcher), ExtractiveAnswerer(searcher)
    chain = AnswerChain(retriever, answerer, standing=lambda _: "زلزال الحوز في المغرب")
    answer = chain.invoke(ask("وكم بلغت الحصيلة هناك؟", ["سؤال سابق"]))
    assert "morocco-quake" in answer.passages[0].chunk.source.id


def test_footnote_mark_of_an_article_does_not_pass_for_ours(library: Library) -> None:
    text = "افتتح المتحف الجديد في مدينة الأقصر[2] يوم 4 نوفمبر 2019 [13] بحضور الوزير."
    chunk = Chunk("w@0#0", Source("w", title="متحف الأقصر الجديد"), 0, len(text), text)
    answerer = ExtractiveAnswerer(library.searcher())
    answer = answerer.answer(ask("متى افتتح متحف الأقصر الجديد؟"), [Passage(chunk, 1, 1.0, 0.95)])
    assert answer.outcome is Outcome.ANSWERED
    assert marks(answer.text) == (1,)
    assert "الأقصر يوم 4 نوفمبر 2019 بحضور" in answer.text
    assert answer.citations[0].quote == text


def test_news_of_something_is_what_the_newest_articles_begin_with(
    chain: AnswerChain, library: Library
) -> None:
    answer = answered(chain, library, "ما آخر الأخبار عن غواصة تيتان؟")
    assert "تيتان" in answer.text
    assert all(citation.source.id.startswith("2023-06") for citation in answer.citations)


class Listening:
    """An answerer that keeps what it is asked."""

    name = "chat"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        self.asked.append(question.text)
        return Answer(question, Outcome.NO_EVIDENCE, "")


def test_chat_model_gets_a_request_whole(library: Library) -> None:
    listening = Listening()
    searcher = library.searcher()
    typed = "لخص لي ما قاله روته عن حق النقض الروسي في سطرين لو تكرمت"
    AnswerChain(ArticleRetriever(searcher=searcher), listening).invoke(ask(typed))
    assert listening.asked == ["لخص لي ما قاله روته عن حق النقض الروسي في سطرين"]
