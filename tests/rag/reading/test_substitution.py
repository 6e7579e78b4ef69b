"""Questions put into the words of a text."""

import pytest

from rag.reading.substitution import substituted


def test_word_the_text_lacks_becomes_the_one_it_has_for_it() -> None:
    text = "صاغها ثلاثة خبراء سرا، وهي خطة من عشر نقاط."
    assert substituted("من كتب الخطة؟", text) == "من صاغها الخطة؟"
    assert substituted("من كَتَبَ الخطة؟", text) == "من صاغها الخطة؟"  # vowel signs split no word


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("من كتب الخطة؟", "كتب الخطة ثلاثة خبراء صاغوا غيرها."),  # the text has the word itself
        ("من كتب الخطة؟", "الخطة من عشر نقاط."),  # and here nothing for it
        ("متى غادر لافروف؟", "أعلن القصر عن الوزير."),  # a name
        ("هل ارتفع السعر؟", "انخفض السعر أمس."),  # never the opposite
        ("Who wrote the plan?", "صاغ ثلاثة خبراء الخطة."),
    ],
)
def test_other_words_stay(question: str, text: str) -> None:
    assert substituted(question, text) == question
