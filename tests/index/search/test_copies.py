from datetime import UTC, datetime

from index.article import Chunk, Passage, Source
from index.search.copies import without_copies
from index.search.freshness import asks_for_latest, recency

STORY = "أعلنت الحكومة الفرنسية موافقتها على إرسال قوات برية إلى أوكرانيا بعد انتهاء القتال هناك."
OTHER = "ارتفعت أسعار النفط العالمية بنسبة كبيرة بعد اجتماع منظمة الدول المصدرة للبترول أمس."


def passage(article: str, text: str, rank: int, day: int | None = None) -> Passage:
    published = datetime(2025, 9, day, tzinfo=UTC) if day else None
    source = Source(article, published=published)
    return Passage(Chunk(f"{article}@1#0", source, 0, len(text), text), rank, 9.0 - rank, 0.9)


def test_copy_takes_no_place_and_is_named_by_the_one_that_leads() -> None:
    ranked = [passage("a", STORY, 1, 5), passage("b", f"{STORY} (رويترز)", 2, 6),
              passage("c", OTHER, 3)]  # fmt: skip
    found = without_copies(ranked, 5)
    assert [(p.rank, p.chunk.source.id) for p in found] == [(1, "a"), (2, "c")]
    assert [s.id for s in found[0].copies] == ["b"]


def test_earliest_leads_or_the_best() -> None:
    dated = without_copies([passage("late", STORY, 1, 6), passage("early", STORY, 2, 5)], 5)
    assert [p.chunk.source.id for p in dated] == ["early"]
    assert dated[0].score == 8.0
    undated = without_copies([passage("best", STORY, 1), passage("other", STORY, 2)], 5)
    assert undated[0].chunk.source.id == "best"


def test_copies_do_not_use_up_what_is_wanted() -> None:
    ranked = [passage(f"copy{at}", STORY, at) for at in range(1, 6)] + [passage("c", OTHER, 6)]
    assert [p.chunk.source.id for p in without_copies(ranked, 2)] == ["copy1", "c"]


def test_one_article_repeating_itself_is_no_copy() -> None:
    assert len(without_copies([passage("a", STORY, 1), passage("a", STORY, 2)], 5)) == 2


def test_latest_is_noticed_only_where_it_is_asked_for() -> None:
    for question in ("ما آخر تطورات الهدنة؟", "أحدث أرقام الضحايا", "What is the latest toll?",
                     "Quel est le dernier bilan ?", "في آخر قمة ماذا قال؟"):  # fmt: skip
        assert asks_for_latest(question), question
    for question in ("هل وافق بلد آخر على ذلك؟", "من حضر القمة؟", "Who came last in the race?"):
        assert not asks_for_latest(question), question


def test_newest_gains_most_and_undated_nothing() -> None:
    old, new = datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
    gains = recency([old, None, new])
    assert gains[1] == 0 < gains[0] < gains[2]


def test_reports_with_other_figures_are_no_copies() -> None:
    toll = "أعلنت وزارة الصحة اللبنانية ارتفاع حصيلة الانفجار الكبير في مرفأ العاصمة إلى {} قتيلا."
    ranked = [passage("early", toll.format(27), 1), passage("late", toll.format(35), 2)]
    assert len(without_copies(ranked, 5)) == 2
    same = [passage("west", toll.format(35), 1), passage("east", toll.format("٣٥"), 2)]
    assert len(without_copies(same, 5)) == 1
