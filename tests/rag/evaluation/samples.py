from datetime import UTC, datetime

from index.article import Chunk, Passage, Source
from rag.answer import Answer, Citation, Outcome, Question, Trace
from rag.evaluation.gold import GoldItem

BODIES = {
    "a": "رفضت بولندا ذلك في سبتمبر. وحضر الاجتماع 35 دولة.",
    "b": "بلغ عدد الإصابات 120 حالة في جدة.",
}
DAY = datetime(2025, 9, 4, tzinfo=UTC)
SOURCES = {
    name: Source(name, title=f"عنوان {name}", publisher="وكالة", published=DAY) for name in BODIES
}


def cite(number: int, article: str, quote: str) -> Citation:
    start = BODIES[article].index(quote)
    return Citation(number, SOURCES[article], quote, start, start + len(quote))


def passage(article: str, rank: int) -> Passage:
    body = BODIES[article]
    chunk = Chunk(f"{article}@0#0", SOURCES[article], 0, len(body), body)
    return Passage(chunk, rank, 1 / rank, None)


def answered(text: str, *citations: Citation) -> Answer:
    return Answer(
        Question("؟"),
        Outcome.ANSWERED,
        text,
        citations,
        (passage("a", 1), passage("b", 2)),
        trace=Trace(index="e5-1", model=None),
    )


REFUSED = Answer(Question("؟"), Outcome.NO_EVIDENCE, "لم أجد", passages=(passage("b", 1),))
POLAND = GoldItem("1", "ماذا فعلت بولندا؟", ("رفضت",), ("a",), kind="what")
JEDDAH = GoldItem("2", "كم بلغ عدد الإصابات؟", ("120",), ("b",), kind="how_many")
MOON = GoldItem("3", "من سكن القمر؟", kind="near_miss")
