"""Questions for who somebody or what something is, and the words that tell it."""

import pytest

from rag.questions.identity import asked_identity
from rag.ranking.introductions import introduction, names_it, says_more
from rag.words.matching import Sought
from rag.words.word_kinds import is_kind, is_role

NOTHING = Sought({})


def told(question: str, text: str, before: str = "") -> str | None:
    found = introduction(question, NOTHING, text, before)
    return text[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("من هو ستيف ويتكوف؟", ("ستيف", "ويتكوف")),
        ("ومن هي أورسولا فون دير لاين؟", ("اورسولا", "فون", "دير", "لاين")),
        ("مين كير ستارمر؟", ("كير", "ستارمر")),
        ("كوشنر مين هو؟", ("كوشنر",)),
        ("ما هي وظيفة أنيس غديرة؟", ("انيس", "غديره")),
        ("عرفني على الدكتور سمير الصياد", ("سمير", "الصياد")),
        ("من هو المرزوقي؟", ("المرزوقي",)),
        ("Who is Mark Rutte?", ("mark", "rutte")),
        ("C'est qui Macron ?", ("macron",)),
        ("¿Quién es Ursula von der Leyen?", ("ursula", "von", "der", "leyen")),
        ("Кто такой Зеленский?", ("зеленскии",)),
    ],
)
def test_a_question_may_ask_who_somebody_is(question: str, words: tuple[str, ...]) -> None:
    asked = asked_identity(question)
    assert asked is not None
    assert asked.words == words
    assert asked.person


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("ما هي الهايكا؟", ("الهايكا",)),
        ("شو يعني قوة الطمأنة؟", ("قوه", "الطمانه")),
        ("من هم القرامطة؟", ("القرامطه",)),
        ("What is the Hayka?", ("hayka",)),
    ],
)
def test_a_question_may_ask_what_something_is(question: str, words: tuple[str, ...]) -> None:
    asked = asked_identity(question)
    assert asked is not None
    assert asked.words == words
    assert not asked.person


@pytest.mark.parametrize(
    "question",
    [
        "من فاز بالانتخابات؟",
        "من كتب الخطة؟",
        "مين حضر القمة",
        "من انتقد ماكرون؟",
        "من هو الرئيس الفرنسي؟",
        "من هو صاحب الفكرة؟",
        "من هو أول رئيس للأرجنتين؟",
        "من هو رءيس الوزرا الهولندى",
        "ومن كان أصغرهم؟",
        "Who won the race?",
        "who is winning",
        "Кто был первым президентом Аргентины?",
        "ماذا قال ماكرون؟",
        "متى تنعقد القمة؟",
    ],
)
def test_other_questions_do_not(question: str) -> None:
    assert asked_identity(question) is None


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("من هو ويتكوف؟", "التقى المبعوث الأمريكي الخاص ستيف ويتكوف.", "المبعوث الأمريكي الخاص"),
        ("مين ميرتس؟", "حضر ماكرون والمستشار الألماني فريدريش ميرتس.", "المستشار الألماني"),
        (
            "من هو يرماك؟",
            "وأضاف رئيس مكتب الرئاسة الأوكرانية، أندريه يرماك، اليوم.",
            "رئيس مكتب الرئاسة الأوكرانية",
        ),
        ("من هو غديرة؟", "أكد أنيس غديرة، رئيس الاتحاد التونسي، ذلك.", "رئيس الاتحاد التونسي"),
        (
            "من هو فلين؟",
            "أعلن البيت الأبيض استقالة مايكل فلين من منصب مستشار الأمن القومي.",
            "مستشار الأمن القومي",
        ),
        (
            "من هو داريوس؟",
            "داريوس (بالفارسية: داريوش) [1] هو ملك فارس الثالث.",
            "ملك فارس الثالث",
        ),
        ("ما هي توتاتيس؟", "مر بالأرض الكويكب «توتاتيس» ليلا.", "الكويكب"),
        ("ما هو الهيدروجين؟", "الهيدروجين عنصر كيميائي رمزه H.", "عنصر كيميائي رمزه H"),
        ("ما معنى أتاتورك؟", "أما «أتاتورك» ومعناه أبو الأتراك، فلقبه.", "أبو الأتراك"),
    ],
)
def test_news_tells_it_beside_the_name(question: str, text: str, said: str) -> None:
    assert told(question, text) == said


def test_or_in_the_sentence_after() -> None:
    before = "خليل كوت، ولد سنة 1882 وتوفي سنة 1957."
    assert told("من هو خليل كوت؟", "هو ضابط في الجيش العثماني.", before) is not None
    assert told("من هو خليل كوت؟", "هو ضابط في الجيش العثماني.", "كان الجو حارا.") is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("من هو ويتكوف؟", "قال إن زيلينسكي عقد اجتماعا سريا مع ويتكوف."),
        ("من هو ويتكوف؟", "اجتمع مع ويتكوف ومستشاري الأمن القومي الآخرين."),
        ("من هو أحمد فريعة؟", "قال الوزير السابق سامي فريعة إنه راض."),  # of the same family
        ("من هو ستارمر؟", "قال مكتب ستارمر إن القرار صعب."),
        ("ما هي الكوليرا؟", "أعلنت الوزارة تفشي الكوليرا الاثنين."),
    ],
)
def test_a_name_alone_tells_nothing(question: str, text: str) -> None:
    assert told(question, text) is None
    assert names_it("من هو ويتكوف؟", NOTHING, text) is ("ويتكوف" in text)


def test_a_title_of_one_word_or_of_several_people_tells_less() -> None:
    one = introduction("من هو ماكرون؟", NOTHING, "قال الرئيس ماكرون ذلك.", "")
    several = introduction("من هو كوشنر؟", NOTHING, "يضم المبعوثين ويتكوف وكوشنر.", "")
    assert one is not None
    assert not one.telling
    assert several is None or not several.telling


def test_a_sentence_of_a_name_and_dates_says_no_more() -> None:
    assert not says_more("من هو ثروت عكاشة؟", "ثروت عكاشة من (مواليد 1921 - توفي 2012).[1]")
    assert says_more("من هو ثروت عكاشة؟", "كان ثروت عكاشة وزيرا للثقافة.")


def test_what_people_and_things_are_is_listed() -> None:
    assert is_role("والمستشار")
    assert is_role("ناشطة".replace("ة", "ه"))
    assert is_kind("الكويكب")
    assert not is_role("طاوله")
    assert not is_kind("ماكرون")


def test_the_secretary_is_one_person_and_envoys_are_several() -> None:
    text = "رد الأمين العام لحلف شمال الأطلسي مارك روته على ذلك."
    found = introduction("من هو روته؟", NOTHING, text, "")
    assert found is not None
    assert found.telling
    assert text[found.start : found.end] == "الأمين العام لحلف شمال الأطلسي"
