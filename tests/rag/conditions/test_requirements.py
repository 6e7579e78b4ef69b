"""What an article must hold before a sentence of it can answer."""

import pytest

from index.text.sentences import sentence_spans
from rag.checks.speakers import spoken_by_another
from rag.conditions.asked_speaker import asked_source, asked_speaker, source_names
from rag.conditions.how_to import asks_how_to
from rag.conditions.requirements import able_to_answer
from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate, candidates
from rag.ranking.features import Asking
from rag.reading.reader import Reading
from rag.words.matching import Sought
from tests.rag.passages import passage

TALKS = "قال مسؤول فرنسي للصحفيين إن الضمانات جاهزة. وأضاف ماكرون أن القوة لن تقاتل."
PLAN = "تتكون الخطة من 28 نقطة. وتنص النقطة الثامنة على عدم نشر قوات."


def found(*texts: str) -> list[Candidate]:
    pages = [passage(text, f"a{at}") for at, text in enumerate(texts)]
    read = [
        [Reading(start, end, 1.0, None, 0.0) for start, end in sentence_spans(page.chunk.text)]
        for page in pages
    ]
    return candidates(pages, read)


def left(question: str, *texts: str) -> list[str]:
    weights = {word: 1.0 for word in (*asked_speaker(question), "الضمانات")}
    kind = Asked.SAID if asked_speaker(question) else Asked.WHAT
    asking = Asking(question, kind, Sought(weights, names=frozenset(asked_speaker(question))))
    return [candidate.article for candidate in able_to_answer(asking, found(*texts))]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("ماذا قال جاريد كوشنر للصحفيين بعد القمة؟", ("جاريد", "كوشنر")),
        ("ماذا قالت أورسولا فون دير لاين عن الضمانات؟", ("اورسولا", "فون", "دير", "لاين")),
        ("ماذا قال بوتين عن الضمانات؟", ("بوتين",)),
        ("ماذا قال سيرغي لافروف عن القمة؟", ("سيرغي", "لافروف")),
        ("كيف علّق لافروف على القمة؟", ("لافروف",)),
        ("ما موقف المجر من إرسال قوات؟", ("المجر",)),
        ("شو حكى ماكرون عن القوات", ("ماكرون",)),
        ("ستارمر بماذا وصف القوة متعددة الجنسيات؟", ("ستارمر",)),
        ("اردوغان شو قال عن مشاركة الجنود الأتراك؟", ("اردوغان",)),
        ("برأي ستارمر، بأي شرط يدوم السلام؟", ("ستارمر",)),
        ("جاريد كوشنر صرّح للصحفيين في الإليزيه بإيه؟", ("جاريد", "كوشنر")),
        ("أردوغان علق على مشاركة الجنود الأتراك وقال إيه؟", ("اردوغان",)),
        ("تصريحا لأورسولا فون دير لاين حول الأصول", ("لاورسولا", "فون", "دير", "لاين")),
        ("نص تعليق جاريد كوشنر عقب القمة", ("جاريد", "كوشنر")),
        ("متى انعقدت القمة؟", ()),
    ],
)
def test_speaker_asked_about(question: str, speaker: tuple[str, ...]) -> None:
    assert asked_speaker(question) == speaker


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("كم مقاتلة سترسل هولندا إلى كييف حسب روته؟", ("روته",)),
        ("وفقا لماكرون، متى تقدم الضمانات؟", ("لماكرون",)),
        ("متى تنعقد القمة بحسب كلام ستارمر؟", ("ستارمر",)),
        ("مالذي تحتاجه القوة حسب مكرون وستارمر", ("مكرون", "وستارمر")),
        ("متى قال ستارمر إن القوة ستنتشر؟", ("ستارمر",)),
        ("على كم ركيزة تقوم الضمانات حسب المصدر الفرنسي؟", ()),
        ("كم جنديا سترسل بولندا وفق اجتماع باريس؟", ()),
        ("كيف أحسب مساحة الدائرة؟", ()),
    ],
)
def test_source_asked_for(question: str, source: tuple[str, ...]) -> None:
    assert asked_source(question) == source


@pytest.mark.parametrize(
    ("question", "source"),
    [
        ("Which cities would host the force, according to Macron?", ("macron",)),
        ("Selon Emmanuel Macron, quelles villes accueilleraient la force ?", ("macron",)),
        ("Laut Starmer, was braucht die Truppe?", ("starmer",)),
        ("Macron'a göre güç nerede konuşlanacak?", ("macron",)),
        ("По словам Макрона, где разместят силы?", ("макрона",)),
        ("Según Rutte, ¿quién decide sobre las tropas?", ("rutte",)),
        ("به گفته روته چه کسی تصمیم می‌گیرد؟", ("روته",)),
        ("According to Moscow, what are the conditions?", ()),
        ("According to the memo, what is the goal?", ()),
        ("When did Macron say so?", ()),
    ],
)
def test_source_asked_for_in_other_languages(question: str, source: tuple[str, ...]) -> None:
    assert source_names(foreign(question)) == source


def test_what_is_so_according_to_somebody_in_another_language() -> None:
    memo = "وأشارت مذكرة إلى أن الوفود خمسة وثلاثون."
    asking = foreign("Who is ready, according to Macron?")
    left = [one.article for one in able_to_answer(asking, found(memo, TALKS))]
    assert left == ["a1", "a1"]


def foreign(question: str) -> Asking:
    sought = Sought.of(question, lambda words: dict.fromkeys(words, 1.0))
    return Asking(question, Asked.WHAT, sought)


def test_what_is_so_according_to_somebody_stands_where_he_is_named() -> None:
    memo = "وأشارت مذكرة إلى أن الوفود خمسة وثلاثون."
    question = "هل الضمانات جاهزة حسب ماكرون؟"
    assert left(question, memo, TALKS) == ["a1"]
    assert left(question, "وأوضح ستارمر أن الوفود عشرة. " + TALKS) == ["a0"]
    assert left("هل الضمانات جاهزة بحسب مذكرة؟", memo) == ["a0"]


def test_words_of_somebody_who_is_not_named_are_not_looked_for() -> None:
    assert left("ماذا قال كوشنر عن الضمانات؟", TALKS) == []
    assert left("ماذا قال ماكرون عن الضمانات؟", TALKS) == ["a0"]
    assert left("ماذا قال ماكرون عن الضمانات؟", PLAN, TALKS) == ["a1"]
    sending = "وأوضح مصدر في الإليزيه أن الضمانات تعني التدريب وإرسال قوة."
    assert left("ماذا قالت أورسولا فون دير لاين عن الضمانات؟", sending) == []


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("وأضاف رئيس مكتب الرئاسة الأوكرانية، أندريه يرماك، إن الضمانات قوية.", True),
        ("قال ستارمر إن الوقت حان.", True),
        ("وأضاف أن القوة لن تقاتل.", False),
        ("وتقول إن الضمانات يجب أن تكون قوية.", False),
        ("وشدد ماكرون على الضمانات.", False),
        ("وأوضح مصدر في قصر الإليزيه أن الضمانات جاهزة.", True),
        ("وقال المسؤول إن الضمانات جاهزة.", False),
        ("وقال أيضا إن الضمانات جاهزة.", False),
        ("وأكد الرئيس الفرنسي أن الضمانات جاهزة.", False),
        ("وحذر طهران من التأخير.", False),
        ("وقال لشبكة فوكس نيوز إن الضمانات جاهزة.", False),
        ("وعن إيران قال إن الوقت حان.", False),
        ("وأكد أنهم لم يخططوا للوقوف في الخطوط الأمامية.", False),
    ],
)
def test_sentence_that_says_who_speaks(sentence: str, another: bool) -> None:
    assert spoken_by_another(sentence, ["ماكرون"]) is another


def test_name_spelt_otherwise_is_the_speaker_all_the_same() -> None:
    text = "وقال مكتب ستارمر إن التعهد قائم."
    assert left("ماذا قال استارمر عن الضمانات؟", text) == ["a0"]


def test_minister_of_a_country_is_no_name() -> None:
    text = "وقال وزير الداخلية إن الضمانات جاهزة."
    assert left("ماذا قال وزير الداخلية الإيراني عن الضمانات؟", text) == ["a0"]


def test_speaker_known_by_what_he_is_need_not_be_named() -> None:
    assert left("ماذا قال رئيس الهيئة عن الضمانات؟", TALKS) == ["a0", "a0"]


def test_surname_like_an_adjective_is_a_name() -> None:
    text = "وقال الصفدي إن الضمانات جاهزة."
    assert left("ماذا قال أيمن الصفدي عن الضمانات؟", text) == ["a0"]


def test_for_a_country_speak_its_capital_and_its_people() -> None:
    text = "وأكدت موسكو أنها ترفض نشر قوات."
    assert left("ما موقف روسيا من نشر القوات؟", text) == ["a0"]
    spoken = "وقال وزير الخارجية عباس عراقجي إن الإيرانيين يرفضون ذلك."
    assert left("ما موقف إيران من نشر القوات؟", spoken) == ["a0"]


def test_words_are_looked_for_only_in_what_tells_words() -> None:
    joined = "أصبحت مصر عضوا في بريكس مع إثيوبيا وبحضور بايدن."
    assert left("ماذا قال بايدن عن انضمام مصر إلى بريكس؟", joined) == []
    assert left("ماذا قال بايدن عن بريكس؟", "ورحب بايدن بانضمام مصر إلى بريكس.") == ["a0"]
    assert left("ما موقف بايدن من انضمام مصر إلى بريكس؟", joined) == ["a0"]


def test_numbered_part_that_is_not_told_is_not_looked_for() -> None:
    assert left("علام تنص النقطة الخامسة من الخطة؟", PLAN) == []
    assert left("علام تنص النقطة الثامنة من الخطة؟", PLAN) == ["a0", "a0"]
    assert left("What does point 8 of the plan say?", PLAN) == ["a0", "a0"]
    assert left("كم نقطة في الخطة؟", PLAN) == ["a0"]


def test_minister_of_another_country_is_no_answer() -> None:
    british = "أشاد وزير الدفاع البريطاني جون هيلي بجهود ترامب."
    both = "التقى وزير الدفاع البريطاني جون هيلي نظيره الأوكراني شميهال."
    assert left("من هو وزير الدفاع الأوكراني؟", british) == []
    assert left("من هو وزير الدفاع الأوكراني؟", both) == ["a0"]
    assert left("من هو وزير الدفاع البريطاني؟", british) == ["a0"]


def test_delegation_is_not_led_by_the_envoy_of_another_country() -> None:
    envoy = "وصل المبعوث الأمريكي الخاص ستيف ويتكوف قبيل القمة."
    assert left("من يقود الوفد الأوكراني؟", envoy) == []
    assert left("من يقود الوفد الأمريكي؟", envoy) == ["a0"]
    assert left("من يقود الوفد الأوكراني؟", "ترأس المفاوض رستم عمروف الجولة.") == ["a0"]


def test_delegation_to_one_place_is_not_that_to_another() -> None:
    paris = "وصل المبعوث الأمريكي الخاص ستيف ويتكوف إلى باريس."
    talks = "قاد المبعوث الأمريكي ستيف ويتكوف الوفد في أبوظبي."
    assert left("من ترأس الوفد الأمريكي في أبو ظبي؟", paris, "تتواصل محادثات أبوظبي غدا.") == []
    assert left("من ترأس الوفد الأمريكي في أبو ظبي؟", paris, talks) == ["a1"]
    assert left("من ترأس الوفد الأمريكي في باريس؟", paris) == ["a0"]


def test_day_of_what_happened_is_not_looked_for_where_no_time_is_told() -> None:
    signed = "وقع الوزيران الاتفاق في حفل كبير."
    assert left("متى وقع الاتفاق؟", signed) == []
    assert left("متى وقع الاتفاق؟", signed, "ووقع الاتفاق يوم الخميس.") == ["a0", "a1"]
    assert left("متى يكون الاتفاق نافذا؟", signed) == ["a0"]
    assert left("متى ولد عباس؟", "ولد عباس في رندة في زمن الدولة الأموية.") == ["a0"]
    assert left("متى تأهل المنتخب؟", "تأهل المنتخب إلى يورو 2016 لأول مرة.") == ["a0"]


def test_country_that_is_spoken_of_nowhere_is_not_answered_about() -> None:
    veto = "قال روته إن موسكو لا تملك حق النقض."
    elsewhere = "وصل الوفد الفرنسي. وتحدثت جورجيا عن الضمانات."
    assert left("ما شروط عضوية جورجيا في الحلف؟", veto) == []
    assert len(left("ما شروط عضوية جورجيا في الحلف؟", veto, elsewhere)) == 3
    assert left("ما الحق الذي لا تملكه روسيا؟", veto) == ["a0"]
    assert left("ما خطط باريس؟", elsewhere) == ["a0", "a0"]


def test_city_named_like_a_people_must_be_spoken_of_too() -> None:
    assert left("متى سقطت القسطنطينية؟", "سقطت المدينة يوم الثلاثاء 29 مايو.") == []
    assert left("متى سقطت القسطنطينية؟", "سقطت القسطنطينية عام 1453.") == ["a0"]


def test_how_long_it_took_is_told_by_a_length_of_time() -> None:
    assert left("كم ساعة استمر اللقاء؟", "جاء اللقاء بعد ساعات من الإعلان.") == []
    assert left("كم ساعة استمر اللقاء؟", "استمر اللقاء ثلاث ساعات.") == ["a0"]


def test_the_next_of_its_kind_is_told_of_as_to_come() -> None:
    assert left("أين ستعقد القمة المقبلة؟", "القمة تعقد في قصر الإليزيه.") == []
    assert left("أين ستعقد القمة المقبلة؟", "وستعقد القمة في برلين.") == ["a0"]


def test_how_i_do_something_is_looked_for_only_where_it_is_spoken_of() -> None:
    asked = "كيف أحضّر المقلوبة بالباذنجان؟"
    sought = Sought({"احضر": 1.0, "المقلوبه": 3.0, "بالباذنجان": 3.0})
    asking = Asking(asked, Asked.WHAT, sought)
    pages = found(TALKS, "المقلوبة طبق من الأرز والباذنجان يقلب قبل أن يقدم.")
    assert [one.article for one in able_to_answer(asking, pages)] == ["a1"]
    spoken = Asking("ازاي احضر المقلوبة", Asked.WHAT, sought)
    assert able_to_answer(spoken, found(TALKS)) == []
    happened = Asking("كيف أعلن ماكرون أن القوة لن تقاتل؟", Asked.WHAT, Sought({"القوه": 2.0}))
    assert [one.article for one in able_to_answer(happened, found(TALKS))] == ["a0", "a0"]
    received = Asking("كيف استقبل القادة المسودة؟", Asked.WHAT, Sought({"المسوده": 2.0}))
    assert [one.article for one in able_to_answer(received, found(TALKS))] == ["a0", "a0"]
    recipe = Asking("ما طريقة عمل المنسف الأردني؟", Asked.WHAT, Sought({"المنسف": 2.0}))
    assert able_to_answer(recipe, found(TALKS)) == []


@pytest.mark.parametrize(
    ("question", "done"),
    [
        ("طريقة عمل الكبسة بالدجاج", "الكبسه بالدجاج"),
        ("كيفاش ندير الحريرة بلا لحم؟", "الحريره بلا لحم؟"),
        ("مقادير البقلاوة بالفستق", "البقلاوه بالفستق"),
        ("كيف أنظف ميدالية ذهبية؟", "ميداليه ذهبيه؟"),
        ("كيفاش نجح المنتخب؟", ""),
        ("كيف الوضع في أوكرانيا؟", ""),
        ("كيف استقبل القادة المسودة؟", ""),
    ],
)
def test_how_to_do_what(question: str, done: str) -> None:
    assert asks_how_to(question) == done


def test_recipe_of_another_dish_does_not_answer() -> None:
    sought = Sought({"طريقه": 1.0, "عمل": 1.0, "الكبسه": 1.5})
    asking = Asking("طريقة عمل الكبسة", Asked.WHAT, sought)
    assert able_to_answer(asking, found("طريقة عمل الكسكس سهلة في البيت.")) == []
    assert able_to_answer(asking, found("الكبسة أرز ولحم يطهى ببطء."))


def test_head_of_a_staff_is_not_the_head_of_an_office() -> None:
    staff = "حضر رئيس هيئة الأركان العامة اجتماع باريس."
    office = "وأضاف رئيس مكتب الرئاسة أندريه يرماك أن الضمانات قوية."
    assert left("ما اسم رئيس هيئة الأركان العامة الأوكرانية؟", staff + " عن أوكرانيا.", office) == [
        "a0"
    ]


def test_country_named_in_another_language_must_be_spoken_of() -> None:
    meant = {"argentina": (("ارجنت", 0.6),), "president": (("رييس", 0.6),)}
    asking = Asking(
        "Who was the first president of Argentina?", Asked.WHO, Sought({"argentina": 1.0}, meant)
    )
    assert able_to_answer(asking, found("تسلم ميسي الكأس من أمير قطر.")) == []
    assert able_to_answer(asking, found("كان أول رئيس للأرجنتين ريفادافيا."))


def test_how_people_are_related_is_told_by_a_word_for_kin() -> None:
    question = "ما صلة القرابة بين كوشنر وترامب؟"
    assert left(question, "يضم الوفد جاريد كوشنر وستيف ويتكوف عن ترامب.") == []
    assert left(question, "أوفد ترامب صهره جاريد كوشنر إلى باريس.") == ["a0"]


def test_who_is_only_named_is_not_told_and_who_is_not_named_is_left_to_the_judge() -> None:
    question = "من هو ويتكوف؟"
    named = "عقد الوفد اجتماعا سريا مع ويتكوف أمس."
    assert left(question, named) == []
    assert left(question, named, "وصل المبعوث الأمريكي ستيف ويتكوف أمس.") == ["a0", "a1"]
    assert left(question, "عقدت القمة في باريس أمس الثلاثاء.") == ["a0"]


def test_what_the_press_tells_of_somebody_are_not_his_words() -> None:
    question = "ماذا قال ويتكوف في باريس؟"
    assert left(question, "وصل ويتكوف إلى باريس، وأفادت تقارير أنه سيلتقي زيلينسكي.") == []
    assert left(question, "وقال ويتكوف في باريس إن الضمانات جاهزة.") == ["a0"]


def test_of_whom_the_question_names_first_the_words_are_looked_for() -> None:
    told = "وأشار ماكرون إلى أن «الجنود الأتراك سيكونون حاضرين»."
    assert left("اردوغان شو قال عن الضمانات؟", told) == []
    assert left("ماكرون شو قال عن الضمانات؟", told) == ["a0"]


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("ماذا قال شي جين بينغ عن الحرب؟", []),
        ("ماذا قال بوتين عن الحرب؟", ["a0"]),
    ],
)
def test_words_are_not_those_of_whom_another_met(question: str, articles: list[str]) -> None:
    met = "قال بوتين، الذي التقى الرئيس الصيني شي جين بينغ، إن الحرب لن تنتهي."
    assert left(question, met) == articles


def test_what_a_country_wants_is_not_what_another_does() -> None:
    wants, hopes = "وتصر روسيا على اتفاق شامل.", "وتأمل الصين في سلام قريب."
    assert len(left("ماذا طلبت بكين من موسكو؟", f"{wants} {hopes}")) == 1
    assert len(left("ماذا طلبت موسكو من بكين؟", f"{wants} {hopes}")) == 2


def test_what_was_agreed_on_is_not_told_by_who_was_met() -> None:
    met = "بوتين، الذي التقى الرئيس الصيني شي جين بينغ، يدعي أن قواته تتقدم."
    agreed = "واتفق بوتين مع شي جين بينغ على مد خط للغاز."
    for question in ("علام اتفق بوتين وشي جين بينغ؟", "ما الذي وقعه بوتين مع الرئيس الصيني؟"):
        assert left(question, met) == []
    assert left("علام اتفق بوتين وشي جين بينغ؟", agreed) == ["a0"]
    assert left("من التقى بوتين؟", met) == ["a0"]


def test_why_a_country_does_something_is_told_with_the_country() -> None:
    split = "وهي مهمة أدت إلى انقسام حاد بين الحلفاء."
    asking = Asking("لماذا ترفض وارسو إرسال قوات؟", Asked.WHY, Sought({"قوات": 1.0}))
    assert (
        able_to_answer(asking, found(split, "وعارضت بولندا ذلك خشية الحرب."))
        == found(split, "وعارضت بولندا ذلك خشية الحرب.")[1:]
    )


def test_an_invasion_is_no_word_of_gaza() -> None:
    assert left("ماذا حدث بغزة؟", "بعد سنوات على الغزو الروسي.") == []


def test_words_asked_for_in_another_language_are_not_those_of_an_official() -> None:
    official = "قال مسؤول في الرئاسة للصحفيين إن الضمانات جاهزة."
    told = found(f"حضر كوشنر الاجتماع. {official} وقال كوشنر إن الاتفاق قريب.")
    sought = Sought({"kushner": 1.0}, {"kushner": (("كوشنر", 1.0),)}, frozenset(["kushner"]))
    asking = Asking("What did Kushner tell reporters?", Asked.SAID, sought)
    left_over = [one.text for one in able_to_answer(asking, told)]
    assert left_over == ["حضر كوشنر الاجتماع.", "وقال كوشنر إن الاتفاق قريب."]


def test_members_are_told_of_the_body_asked_about() -> None:
    delegation, alliance = "وحضر وفد يضم المبعوثين.", "وعقد تحالف الإرادة، الذي يضم كندا، اجتماعا."
    told = found(delegation, alliance)
    sought = Sought({"تحالف": 1.0, "الراغبين": 1.0})
    asking = Asking("من هم أعضاء تحالف الراغبين؟", Asked.WHO, sought)
    assert able_to_answer(asking, told) == told[1:]
