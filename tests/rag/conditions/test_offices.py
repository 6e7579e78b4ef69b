"""Whose holder a question asks for, and which sentences tell of that office."""

import pytest

from rag.conditions.offices import Office, asked_office, asked_post, may_hold

DEFENCE = Office("وزير", ("دفاع",), "فرنسي")
DELEGATION = Office("وفد", (), "اوكراني")


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("من هو وزير الدفاع الأوكراني؟", Office("وزير", ("دفاع",), "اوكراني")),
        ("من ترأس الوفد الأمريكي في جنيف؟", Office("وفد", (), "امريكي")),
        ("من اللي ترأس الوفد الأوكراني في جنيف؟", Office("وفد", (), "اوكراني")),
        ("ما اسم رئيس الوزراء العراقي؟", Office("رييس", ("وزراء",), "عراقي")),
        ("من الناطق باسم الرئاسة الروسية؟", Office("ناطق", ("رياس",), "روسي")),
        ("من هو وزير الخارجية السعودي؟", Office("وزير", ("خارجي",), "سعودي")),
        ("من التقى الرئيس الأوكراني؟", None),
        ("متى وصل وزير الدفاع البريطاني؟", None),
    ],
)
def test_office_asked_about(question: str, office: Office | None) -> None:
    assert asked_office(question) == office


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("وقال وزير الدفاع الفرنسي سيباستيان لوكورنو إن القوة جاهزة.", True),
        ("وقال وزير دفاع فرنسا إن القوة جاهزة.", True),
        ("وقال وزير الدفاع سيباستيان لوكورنو إن القوة جاهزة.", True),
        ("التقى وزير الدفاع البريطاني جون هيلي نظيره الفرنسي لوكورنو.", True),
        ("أشاد وزير الدفاع البريطاني جون هيلي بالرئيس الفرنسي.", False),
        ("وصل وزير الخارجية الفرنسي جان نويل بارو.", False),
        ("القمة تعقد في قصر الإليزيه برئاسة إيمانويل ماكرون.", False),
    ],
)
def test_minister_of_a_country_and_a_field(sentence: str, may: bool) -> None:
    assert may_hold(DEFENCE, [sentence]) is may


def test_office_may_stand_in_the_sentence_before() -> None:
    sentence = "وقال لوكورنو إن القوة جاهزة."
    assert may_hold(DEFENCE, ["وصل وزير الدفاع الفرنسي إلى كييف.", sentence])
    assert not may_hold(DEFENCE, ["", sentence])


def test_office_misspelt_or_called_otherwise_is_the_same() -> None:
    spokesman = asked_office("من الناطق بلسان الرئاسة الأوكرانية؟")
    minister = asked_office("من هو رئيس الوزارء الهولندي")
    leader = asked_office("من الزعيم الألماني الذي شارك؟")
    assert spokesman is not None
    assert minister is not None
    assert leader is not None
    assert may_hold(spokesman, ["وقال المتحدث باسم الرئاسة الأوكرانية نيكيفوروف."])
    assert may_hold(minister, ["قال رئيس الوزراء الهولندي مارك روته إن الوقت حان."])
    assert may_hold(leader, ["شارك المستشار الألماني فريدريش ميرتس في رئاستها."])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("من هو رئيس الوزراء الإسرائيلي؟", "وقال رئيس الحكومة الإسرائيلية بنيامين نتنياهو ذلك."),
        ("من هو رئيس الوزراء العراقي؟", "واستقبل رئيس الوزراء محمد شياع السوداني الوفد."),
        ("من هو السفير الأمريكي؟", "وقال سفير الولايات المتحدة لدى إسرائيل مايك هاكابي ذلك."),
        ("من هو وزير الدفاع الأمريكي؟", "وعين بيت هيغسيث وزيرا للدفاع في الولايات المتحدة."),
        ("من هو الملك المغربي؟", "ووصل العاهل المغربي محمد السادس إلى الرباط."),
    ],
)
def test_office_told_in_other_words(question: str, sentence: str) -> None:
    office = asked_office(question)
    assert office is not None
    assert may_hold(office, [sentence])


def test_head_of_a_country_may_go_by_the_name_alone() -> None:
    president = Office("رييس", (), "فرنسي")
    assert may_hold(president, ["وشكر ماكرون الحاضرين."])
    assert may_hold(Office("مستشار", (), "ماني"), ["ووصل ميرتس مساء."])


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("وقاد الوفد الأوكراني أندريه يرماك، بينما ترأس روبيو الوفد الأمريكي.", True),
        ("ترأس المفاوض رستم عمروف الجولة.", True),
        ("وصل كبير المفاوضين الأوكرانيين رستم عمروف.", True),
        ("التقى الرئيس الأوكراني المبعوث الأمريكي ستيف ويتكوف.", False),
        ("التقى وفد أوكراني بنظرائه الروس.", False),
        ("شارك وفد أمريكي يضم المبعوثين ستيف ويتكوف وجاريد كوشنر.", False),
        ("تعقد القمة تحت رئاسة إيمانويل ماكرون.", False),
    ],
)
def test_delegation_is_led_by_who_leads_or_speaks_for_it(sentence: str, may: bool) -> None:
    assert may_hold(DELEGATION, [sentence]) is may


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("ما اسم رئيس هيئة الأركان العامة الأوكرانية؟", ("هييه", "الاركان")),
        ("من هو محافظ البنك المركزي التونسي؟", ("البنك", "المركزي")),
        ("من رئيس الوزراء الهولندي؟", ()),
        ("من هو رئيس مجلس النواب؟", ()),
        ("من رئيس الفيفا؟", ()),
        ("متى استقال رئيس هيئة الأركان؟", ()),
    ],
)
def test_post_told_by_two_words(question: str, words: tuple[str, ...]) -> None:
    assert asked_post(question) == words


def test_country_named_behind_the_office() -> None:
    dutch = ("", "قال رئيس الوزراء الهولندي مارك روته إن الغرض هو الوضوح.")
    for question, holds in (
        ("من هو رئيس وزراء ايطاليا؟", False),
        ("من هو رئيس وزراء هولندا؟", True),
        ("مين رئيس حكومة هولندا؟", True),
        ("من هو وزير خارجية هولندا؟", False),
    ):
        office = asked_office(question)
        assert office is not None
        assert may_hold(office, dutch) is holds
    assert asked_office("من رئيس نادي باريس سان جيرمان؟") is None
    assert asked_office("من هو رئيس هيئة قناة السويس؟") is None
    president = asked_office("من هو رئيس جمهورية فرنسا؟")
    assert president is not None
    assert president.field == ()
