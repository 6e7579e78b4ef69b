"""What is read off a question: language, kind, small talk, leaning on earlier ones."""

import pytest

from index.text.language import LANGUAGES, detect_language
from rag.answer import Question
from rag.checks.verification import check_claim
from rag.framing import LANGUAGES_SPOKEN, Frame, frame, refusal
from rag.questions.asking import Asked, asked_for
from rag.questions.follow_up import leans_on_history, reading_text, standing_text
from rag.questions.small_talk import small_talk


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ماذا قال روته؟", "ar"),
        ("جایزه صلح نوبل به چه کسی رسید؟", "fa"),
        ("What did Rutte say?", "en"),
        ("Combien de pays ont participé à la réunion ?", "fr"),
        ("Toplantıya kaç ülke katıldı?", "tr"),
        ("Almanya asker göndermeyi kabul etti mi?", "tr"),
        ("آلمان با اعزام نیرو مخالفت کرده بود؟", "fa"),
        ("¿Cuántos países participaron en la reunión?", "es"),
        ("Wie viele Länder haben teilgenommen?", "de"),
        ("Wie groß ist die Schutztruppe für Köln?", "de"),
        ("Сколько стран участвовало?", "ru"),
        ("😀", "ar"),
    ],
)
def test_language_is_told_from_letters_and_small_words(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("من فاز بكأس العالم؟", Asked.WHO),
        ("أي لاعب سجل الهدف؟", Asked.WHO),
        ("من هو الأمين العام للناتو؟", Asked.WHO),
        ("من هو مكتشف البنسلين؟", Asked.WHO),
        ("Who is leading the talks?", Asked.WHO),
        ("من هو زيلينسكي؟", Asked.WHAT),
        ("من هو أحمد الشرع؟", Asked.WHAT),
        ("Who is Mark Rutte?", Asked.WHAT),
        ("متى انعقدت القمة؟", Asked.WHEN),
        ("إمتى هيفتح المتحف؟", Asked.WHEN),
        ("وأين انعقد الاجتماع؟", Asked.WHERE),
        ("في أي مدينة جرى الحفل؟", Asked.WHERE),
        ("كم دولة شاركت؟", Asked.HOW_MANY),
        ("قديش كانت الكلفة؟", Asked.HOW_MANY),
        ("بماذا هدد بوتين إذا فشلت المفاوضات؟", Asked.SAID),
        ("ماذا قالت لاغارد عن الفائدة؟", Asked.SAID),
        ("ما موقف بولندا من القوات؟", Asked.SAID),
        ("لماذا تأخر الإعلان؟", Asked.WHY),
        ("ما شعار المعرض؟", Asked.WHAT),
        ("How many ships waited?", Asked.HOW_MANY),
        ("Quand a eu lieu la réunion ?", Asked.WHEN),
        ("Кого назначили послом?", Asked.WHO),
        ("جایزه صلح به چه کسی رسید؟", Asked.WHO),
        ("این نشست کجا برگزار شد؟", Asked.WHERE),
        ("این توافق کی امضا شد؟", Asked.WHEN),
        ("در چه سالی این قرارداد امضا شد؟", Asked.WHEN),
        ("چه تعداد کشور در نشست بودند؟", Asked.HOW_MANY),
        ("روته درباره روسیه چه گفت؟", Asked.SAID),
        ("چه‌کسی رئیس هیئت شد؟", Asked.WHO),
        ("روته درباره روسیه چه می‌گوید؟", Asked.SAID),
        ("شكد كلف المشروع؟", Asked.HOW_MANY),
        ("شوكت وصل الوفد؟", Asked.WHEN),
        ("بكام التذكرة؟", Asked.HOW_MANY),
        ("وش موقف موسكو من القوات؟", Asked.SAID),
        ("مادا قال روته عن موسكو", Asked.SAID),
        ("كوشنر صرّح للصحفيين بإيه؟", Asked.SAID),
        ("أردوغان علق على المشاركة وقال إيه؟", Asked.SAID),
        ("قال ماكرون إيه عن الضمانات", Asked.SAID),
        ("تصريح لافروف عن القمة", Asked.SAID),
        ("لمادا تأخر الإعلان", Asked.WHY),
        ("این طرح چیست؟", Asked.WHAT),
        ("عدد الصواريخ التي ستتسلمها كييف", Asked.HOW_MANY),
        ("اسما الأمريكيين اللذين شاركا في اللقاء", Asked.WHO),
        ("موعد القمة المقبلة", Asked.WHEN),
        ("برأي ستارمر، بأي شرط يدوم السلام؟", Asked.SAID),
    ],
)
def test_kind_of_answer_is_told_from_the_question_word(text: str, kind: Asked) -> None:
    assert asked_for(text) is kind


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("مرحبا", Frame.GREETING),
        ("شكراً جزيلاً يا سند", Frame.THANKS),
        ("من أنت؟", Frame.IDENTITY),
        ("thank you", Frame.THANKS),
        ("😀", Frame.NO_WORDS),
        ("مرحبا، ماذا قال روته؟", None),
        ("من فاز؟", None),
    ],
)
def test_small_talk_is_told_from_questions(text: str, reply: Frame | None) -> None:
    assert small_talk(text) is reply


@pytest.mark.parametrize("text", ["ومتى؟", "وماذا عن اليونان؟", "أين ولد هو؟", "And when?"])
def test_short_or_pointing_question_leans_on_the_one_before(text: str) -> None:
    question = Question(text, ("ما موقف بولندا من نشر القوات البرية؟",))
    assert leans_on_history(question)
    assert standing_text(question).startswith("ما موقف بولندا")


def test_follow_up_of_a_follow_up_stands_on_the_first_question() -> None:
    first = "من فاز بجائزة نوبل للسلام عام 2023؟"
    assert first in standing_text(Question("وأين؟", (first, "ومتى؟")))


def test_follow_up_leans_on_the_one_just_before_too() -> None:
    history = ("ماذا قال بوتين عن نهاية النفق؟", "وهل عرض على زيلينسكي أن يسافر للتفاوض؟")
    question = Question("وإلى أين؟", history)
    assert standing_text(question) == " ".join((*history, "وإلى أين؟"))
    assert "يسافر" in reading_text(question)


def test_new_subject_does_not_lean_on_the_old_one() -> None:
    question = Question("كم بلغ عدد ضحايا زلزال المغرب عام 2023؟", ("من فاز بكأس العالم؟",))
    assert standing_text(question) == question.text


def test_every_frame_is_spoken_in_every_language() -> None:
    assert set(LANGUAGES_SPOKEN) == set(LANGUAGES)
    assert all(frame(key, language) for key in Frame for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_doubt_is_borne_out_by_any_quote(language: str) -> None:
    quote = "لا توجد إشارات على استعداد روسيا لقبول المقترحات، وفق ما قالته كييف."
    assert check_claim(f"{frame(Frame.UNSURE, language)} {quote}", [quote]).supported


def test_refusal_says_what_was_looked_for() -> None:
    assert "زلزال" in refusal(Question("أين وقع زلزال؟"))
    assert len(refusal(Question("كلمة " * 200))) < 200


def test_reader_gets_the_follow_up_first_and_of_the_earlier_one_its_subject() -> None:
    earlier = "ماذا قال روته عن حق النقض الروسي؟"
    text = reading_text(Question("وأين انعقد الاجتماع؟", (earlier,)))
    assert text.startswith("وأين انعقد الاجتماع (")
    assert "روته" in text
    assert "ماذا" not in text
    assert reading_text(Question(earlier)) == earlier


def test_what_a_question_concedes_is_not_read() -> None:
    asked = "رغم تسارع المحادثات، ما القضية التي تعترض التفاوض؟"
    assert reading_text(Question(asked)) == "ما القضية التي تعترض التفاوض؟"
    assert "تسارع" in standing_text(Question(asked))
    said = "وفقا لماكرون، متى تنعقد القمة؟"
    assert reading_text(Question(said)) == said
