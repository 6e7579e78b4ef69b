"""What a question asks the words index, in Arabic and in other languages."""

import pytest

from index.search.query import Query, content_words
from index.text.analysis import View
from index.text.arabic import fold, stem
from index.text.lexicon import other_words, translations
from index.text.sounds import sound


def looked_for(query: Query, view: View) -> set[str]:
    return {term for group in query.terms[view] for term, _ in group}


def test_arabic_words_are_asked_in_every_view() -> None:
    query = Query.of("ماذا قال روته عن الحلفاء؟")
    assert query.content == ("قال", "روته", "الحلفاء")
    assert not query.foreign
    assert [group[0] for group in query.terms[View.STEMS]] == [
        ("قال", 1.0),
        ("روت", 1.0),
        ("حلفاء", 1.0),
    ]
    assert query.terms[View.WHOLE] == query.terms[View.STEMS]
    assert "rt" in looked_for(query, View.SOUNDS)


@pytest.mark.parametrize(
    ("asked", "written"),
    [("عائق", "عقبة"), ("عساكر", "جنود"), ("كلفة", "تكاليف"), ("نيودلهي", "الهند")],
)
def test_a_word_is_asked_with_what_else_it_may_be_called(asked: str, written: str) -> None:
    (group,) = Query.of(asked).terms[View.STEMS]
    told = dict(group)
    assert told[stem(fold(asked))] == 1.0
    assert 0 < told[stem(fold(written))] < 1
    (back,) = Query.of(written).terms[View.STEMS]
    assert stem(fold(asked)) in dict(back), "what is said for a word is said both ways"


@pytest.mark.parametrize(
    ("word", "opposite"), [("رفض", "قبول"), ("ارتفاع", "انخفاض"), ("أكد", "نفى"), ("فوز", "خسارة")]
)
def test_opposites_are_no_other_words(word: str, opposite: str) -> None:
    assert stem(fold(opposite)) not in dict(other_words(stem(fold(word))))


def test_a_verb_of_the_future_is_looked_for_as_the_verb() -> None:
    told = dict(other_words(stem(fold("سيقاتل"))))
    assert told["يقاتل"] > told["حارب"] > 0


def test_a_verb_of_they_is_looked_for_as_the_verb() -> None:
    told = dict(other_words(stem(fold("كتبوا"))))
    assert told["كتب"] > told["صاغ"] > 0


def test_question_of_stop_words_keeps_them() -> None:
    assert content_words("من هو؟") == ["من", "هو"]
    assert Query.of("😀").content == ()


@pytest.mark.parametrize(
    ("question", "language", "word"),
    [
        ("How many ministers attended the meeting?", "en", "وزراء"),
        ("Combien de pays ont participé à la réunion ?", "fr", "اجتماع"),
        ("¿Cuántos países participaron en la reunión?", "es", "اجتماع"),
        ("Wie viele Länder haben die Wahl anerkannt?", "de", "انتخاب"),
        ("Сколько стран приняли участие в переговорах?", "ru", "مفاوض"),
        ("Deprem kaç kişiyi öldürdü?", "tr", "زلزال"),
        ("زلزله چند نفر را کشت؟", "fa", "زلزال"),
    ],
)
def test_words_of_other_languages_are_asked_in_arabic(
    question: str, language: str, word: str
) -> None:
    query = Query.of(question)
    assert query.language == language
    assert query.foreign
    assert word in looked_for(query, View.STEMS)


def test_inflected_words_share_their_translations() -> None:
    assert translations("переговорах", "ru") == translations("переговоры", "ru")
    assert translations("elections", "en") == translations("election", "en")


def test_names_in_capitals_are_asked_by_their_sound_and_spelling() -> None:
    query = Query.of("What did Rutte say in Prague?")
    assert {"rt", "brk"} <= looked_for(query, View.SOUNDS)
    assert "روت" in looked_for(query, View.STEMS)


def test_numbers_stand_as_they_are() -> None:
    assert "2030" in looked_for(Query.of("What happens in 2030?"), View.STEMS)


@pytest.mark.parametrize(
    "spellings",
    [
        ["روته", "روت", "rutte"],
        ["ميرتس", "ميرز", "merz", "мерц"],
        ["زيلينسكي", "زلينسكي", "zelensky", "зеленский"],
        ["بوتين", "والبوتين", "پوتين", "putin", "путин"],
    ],
)
def test_spellings_of_a_name_sound_alike(spellings: list[str]) -> None:
    assert len({sound(word) for word in spellings}) == 1


def test_numbers_and_vowels_have_no_sound() -> None:
    assert (sound("2030"), sound("او"), sound("ouie")) == ("", "", "")
