"""Choosing, shortening and judging sentences."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.article import Chunk, Passage, Source
from index.text.sentences import sentence_spans
from rag.clauses import goes_on, shorten
from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate, candidates
from rag.ranking.choosing import choose
from rag.ranking.confidence import TRAITS, traits
from rag.ranking.features import NAMES, WIDEST, Asking, features
from rag.ranking.fitting import counts, fits
from rag.ranking.second_look import SecondLook
from rag.ranking.weights import load_weights
from rag.reading.reader import Reading
from rag.words.matching import Sought, dice, spellings

SAID = "رد روته على موسكو فقال: «ليس لهم أن يقرروا». وشدد روته على أن روسيا لا تملك حق النقض."


def passage(text: str, article: str = "a", score: float = 1.0) -> Passage:
    chunk = Chunk(f"{article}@0#0", Source(article, title="عنوان"), 0, len(text), text)
    return Passage(chunk, 1, score, 0.8)


def read(*passages: Passage, scores: Sequence[float] = ()) -> list[Candidate]:
    """The candidates of passages whose sentences the reader gives these scores, in order."""
    left = iter(scores)
    readings = [
        [
            Reading(start, end, next(left, -1.0), None, 0.0)
            for start, end in sentence_spans(one.chunk.text)
        ]
        for one in passages
    ]
    return candidates(passages, readings)


def sought(*words: str) -> Sought:
    return Sought(dict.fromkeys(words, 1.0))


def test_candidates_are_sentences_at_their_offsets() -> None:
    text = "قال الوزير ذلك أمس. ورد المعارض عليه اليوم."
    first, second = read(passage(text))
    assert text[second.start : second.end] == second.text == "ورد المعارض عليه اليوم."
    assert second.before == first.text


def test_sentence_printed_twice_is_taken_once() -> None:
    assert len(read(passage("قال الوزير ذلك أمس. قال الوزير ذلك أمس."))) == 1


def test_spelling_variants_of_a_name_are_found() -> None:
    found = spellings("وصل المستشار ميرز إلى باريس")
    assert found.likeness("ميرز") == 1.0
    assert 0.4 < found.likeness("ميرتس") < 1.0
    assert found.likeness("ماكرون") == 0.0
    assert dice("2023", "سنه") == 0.0


def test_overlap_is_weighted_by_what_words_tell() -> None:
    rare = Sought({"زلزال": 3.0, "عام": 1.0})
    assert rare.found_among(spellings("ضرب زلزال المدينة")) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("kind", "question", "holds", "lacks"),
    [
        (Asked.WHEN, "متى افتتح المتحف؟", "افتتح في 4 نوفمبر 2025.", "افتتح المتحف الكبير."),
        (Asked.HOW_MANY, "كم دولة شاركت؟", "شاركت ست وعشرون دولة.", "شاركت دول كثيرة."),
        (Asked.WHO, "من درب المنتخب؟", "قاده وليد الركراكي بنجاح.", "قاد المدرب الفريق."),
        (Asked.WHO, "من كتب الخطة؟", "كتبها مسؤولون في الوزارة.", "انتهت الخطة في الوزارة."),
        (Asked.WHERE, "أين وقع الاتفاق؟", "وقع الاتفاق في باريس.", "وقع الطرفان الاتفاق."),
        (Asked.SAID, "ماذا قال؟", "قال: «لن نقبل بهذا أبدا».", "انعقد الاجتماع أمس."),
        (Asked.WHY, "لماذا تأخر؟", "تأخر بسبب الأمطار.", "تأخر الموعد يومين."),
    ],
)
def test_sentence_with_the_kind_asked_for_fits_better(
    kind: Asked, question: str, holds: str, lacks: str
) -> None:
    assert fits(kind, question, holds) > fits(kind, question, lacks)


def test_number_of_the_question_is_no_answer() -> None:
    assert fits(Asked.HOW_MANY, "كم سجل في مونديال 2022؟", "لعب في مونديال 2022.") == 0.0


def test_number_counts_what_is_asked_for() -> None:
    assert counts(Asked.HOW_MANY, "كم سفينة تعطلت؟", "تعطلت 422 سفينة في القناة.") == 1.0
    assert counts(Asked.HOW_MANY, "كم سفينة تعطلت؟", "استمر الإغلاق 6 أيام.") == 0.0


def test_features_have_a_row_for_each_candidate() -> None:
    asking = Asking("متى؟", Asked.WHEN, sought("متحف"), level=0.75)
    found = read(passage("افتتح المتحف أمس مساء. حضر الرئيس حفل الافتتاح."), scores=(2.0, -30.0))
    rows = features(asking, found)
    assert rows.shape == (2, len(NAMES))
    assert rows[:, NAMES.index("reader")].tolist() == [2.0, -8.0], "no surer than that"
    assert rows[0, NAMES.index("lift")] == pytest.approx(0.05)
    assert features(asking, []).shape == (0, len(NAMES))


def look(scores: list[float], alone: list[float] | None = None) -> SecondLook:
    told = alone or [-WIDEST] * len(scores)
    return SecondLook(np.array(scores), np.array(told), np.zeros(len(scores)))


def chosen(kind: Asked, found: list[Candidate], scores: list[float], *names: str) -> list[str]:
    asking = Asking("ماذا قال؟", kind, sought(*names))
    return [candidate.text for candidate in choose(asking, found, look(scores))]


def test_words_spoken_beside_the_best_sentence_are_quoted_with_it() -> None:
    found = read(passage(SAID), scores=(-4.0, -4.0))
    assert len(chosen(Asked.SAID, found, [0.2, 1.0], "روته")) == 2
    assert len(chosen(Asked.SAID, found, [0.2, 1.0], "ماكرون")) == 1, "somebody else's words"
    assert len(chosen(Asked.WHAT, found, [0.2, 1.0], "روته")) == 1


def test_second_article_is_taken_when_it_comes_near_and_adds() -> None:
    three = (
        passage("شاركت في الاجتماع 35 دولة.", "a"),
        passage("حضر القمة نحو 27 زعيما من أوروبا.", "b"),
        passage("شاركت في الاجتماع 35 دولة أمس.", "c"),
    )
    found = read(*three, scores=(2.0, 1.0, 1.0))
    assert len(chosen(Asked.HOW_MANY, found, [3.0, 2.5, -4.0])) == 2
    assert len(chosen(Asked.HOW_MANY, found, [3.0, -3.0, -4.0])) == 1
    assert len(chosen(Asked.HOW_MANY, found, [3.0, -3.0, 2.9])) == 1, "says the same"
    unlikely = read(*three, scores=(2.0, -4.0, 1.0))
    assert len(chosen(Asked.HOW_MANY, unlikely, [3.0, 2.5, -4.0])) == 1, "the reader doubts it"


def test_second_account_is_about_whom_the_question_names() -> None:
    two = (
        passage("توفي الزرقالي سنة 1087 في إشبيلية.", "a"),
        passage("توفي القزويني سنة 1283 في واسط.", "b"),
    )
    found = read(*two, scores=(2.0, 1.0))
    weights = {"توفي": 3.0, "الزرقالي": 5.0}
    named = Asking("متى توفي الزرقالي؟", Asked.WHEN, Sought(weights, names=frozenset({"الزرقالي"})))
    unnamed = Asking("متى توفي العالم؟", Asked.WHEN, Sought(weights))
    scores = [3.0, 2.5]
    assert len(choose(named, found, look(scores))) == 1
    assert len(choose(unnamed, found, look(scores))) == 2
    assert len(choose(named, found, look(scores, alone=[3.0, 2.0]))) == 2, "may call him otherwise"


def test_long_sentence_is_shortened_to_whole_clauses_that_answer() -> None:
    long = (
        "انعقد الاجتماع في العاصمة بحضور وزراء من دول عدة، وناقش المجتمعون أسعار الطاقة، "
        "وأعلن الأمين العام أن الكلفة بلغت 75 مليون دولار، ثم اختتمت الجلسة."
    )
    asking = Asking("كم بلغت الكلفة؟", Asked.HOW_MANY, sought("الكلفه"))
    start, end = shorten(long, asking, 14)
    assert "75 مليون" in long[start:end]
    assert len(long[start:end].split()) <= 14


def test_clause_longer_than_the_limit_loses_its_end_not_the_answer() -> None:
    long = (
        "بلغت كلفة المهمة 75 مليون دولار وفق ما أعلنته الوكالة في بيان نشرته صباح اليوم على موقعها"
    )
    asking = Asking("كم بلغت كلفة المهمة؟", Asked.HOW_MANY, sought("كلفه", "المهمه"))
    start, end = shorten(long, asking, 8, "75 مليون دولار")
    assert long[start:end] == "بلغت كلفة المهمة 75 مليون دولار وفق ما"
    assert goes_on(long, end)
    start, end = shorten(long, asking, 4, "75 مليون دولار")
    assert long[start:end] == "بلغت كلفة المهمة 75 مليون دولار"


def test_long_clause_is_not_cut_inside_a_quotation() -> None:
    long = "قال الوزير أمس «إننا لن نقبل بهذا القرار أبدا مهما طال الزمن وكثرت الضغوط علينا»"
    asking = Asking("ماذا قال الوزير؟", Asked.SAID, sought("الوزير"))
    start, end = shorten(long, asking, 6)
    assert long[start:end] in (long, "قال الوزير أمس")
    assert not goes_on(long, len(long))


def test_sentence_cut_at_a_comma_does_not_go_on_visibly() -> None:
    assert not goes_on("أعلن الوزير ذلك، وغادر", len("أعلن الوزير ذلك،"))


def test_quotation_is_never_cut_off_from_its_speaker() -> None:
    long = "قال الوزير في كلمته أمام البرلمان أمس: «هذا قرار صعب، لكنه ضروري، ولن نتراجع عنه أبدا»."
    asking = Asking("ماذا قال؟", Asked.SAID, sought("قرار"))
    start, end = shorten(long, asking, 8)
    assert long[start:end].startswith("قال الوزير")
    assert long[start:end].count("«") == long[start:end].count("»")


def sure(asking: Asking, reader: float, lift: float) -> float:
    text = "افتتح المتحف الكبير في نوفمبر بحضور الرئيس."
    near = replace(passage(text), similarity=asking.level + lift)
    found = read(near, scores=(reader,))
    rows = features(asking, found)
    weights = load_weights()
    look = SecondLook(weights.scores(rows), np.array([reader]), np.array([lift]))
    told = traits(asking, found, rows, look)
    assert told.shape == (len(TRAITS),)
    return weights.confidence(told)


def test_confidence_grows_with_what_the_reader_says() -> None:
    asking = Asking("متى افتتح المتحف؟", Asked.WHEN, sought("افتتح", "المتحف"), level=0.8)
    assert sure(asking, -6.0, 0.05) < sure(asking, 0.0, 0.05) < sure(asking, 4.0, 0.05)
    assert sure(asking, 4.0, 0.05) > 0.7


def test_confidence_falls_where_the_words_of_the_question_are_missing() -> None:
    known = Asking("متى افتتح المتحف؟", Asked.WHEN, sought("افتتح", "المتحف"), level=0.8)
    unknown = Asking("متى سقط النيزك؟", Asked.WHEN, sought("سقط", "النيزك"), level=0.8)
    assert sure(unknown, 0.0, 0.05) < sure(known, 0.0, 0.05)


def test_confidence_falls_where_nothing_is_near_the_question() -> None:
    asking = Asking("متى افتتح المتحف؟", Asked.WHEN, sought("افتتح", "المتحف"), level=0.8)
    assert sure(asking, 1.0, -0.01) < sure(asking, 1.0, 0.01) < sure(asking, 1.0, 0.03)
    assert sure(asking, 1.0, 0.03) == sure(asking, 1.0, 0.2), "near enough is near"


def test_confidence_falls_where_the_subject_heads_another_article() -> None:
    text = "فاز أحمد الجندي بالذهبية أمس."
    javelin = passage("تنطلق منافسات اليوم في باريس.", "b")
    javelin = replace(javelin, chunk=replace(javelin.chunk, source=Source("b", title="رمي الرمح")))
    asking = Asking("من فاز بذهبية رمي الرمح؟", Asked.WHO, sought("فاز", "رمي", "الرمح"))

    def headed(*pages: Passage) -> float:
        found = read(*pages, scores=(3.0, -3.0))
        rows = features(asking, found)
        scores = look(load_weights().scores(rows).tolist())
        return float(traits(asking, found, rows, scores)[TRAITS.index("headed")])

    assert headed(passage(text), javelin) == pytest.approx(2 / 3)
    assert headed(passage(text)) == 0.0


def test_headings_are_no_candidates() -> None:
    text = (
        "تستضيف باريس قمة الحلفاء اليوم الثلاثاء.\nاجتماعات ثنائية لتعزيز التعاون\n"
        "على هامش القمة، سينعقد عدد من المحادثات بين الرئيس ونظرائه.\nآفاق السلام المقبلة"
    )
    shown = [candidate.text for candidate in read(passage(text))]
    assert shown == [line for line in text.split("\n") if line.endswith(".")]


def test_lines_without_full_stops_are_candidates() -> None:
    lines = ["وصل الوزير إلى القاهرة", "التقى الوزير نظيره المصري", "غادر الوزير مساء الثلاثاء"]
    assert [candidate.text for candidate in read(passage("\n".join(lines)))] == lines


def test_what_goes_on_comes_before_another_a_little_nearer() -> None:
    text = "سيحضر الجنود عند التوقيع. وأكد أنهم لن يقاتلوا أبدا. وتعقد القمة في باريس اليوم."
    found = read(passage(text), scores=(2.0, 0.5, 0.6))
    asking = Asking("هل سيقاتل الجنود؟", Asked.WHAT, sought("الجنود"))
    assert choose(asking, found, look([4.0, 0.5, 1.5])) == found[:2]
    assert choose(asking, found, look([4.0, -2.0, 1.5])) == [found[0], found[2]]
