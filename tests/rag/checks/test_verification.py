import pytest

from rag.checks.quotations import find_quote
from rag.checks.verification import check_claim, supports
from rag.words.names import looks_like_name, same_name
from rag.words.numbers import figures

JEDDAH = "وأفاد بأن عدد الإصابات بلغ 120 حالة يوم الأحد في مدينة جدة."
RUTTE = (
    "قال مارك روته إن لروسيا لا تملك حق النقض في شأن نشر قوات غربية بأوكرانيا: «لماذا نهتم برأي "
    "روسيا في موضوع قوات على أرض دولة ذات سيادة؟ ليس من حقهم أن يقرروا». وأبلغ الرئيس ترامب شبكة "
    "سي بي إس الإخبارية بأنه ما زال ملتزماً التوصل إلى صفقة لإنهاء الحرب، وأضاف: «أعتقد أننا سنصل "
    "إلى حل»."
)
POLAND = "رفضت بولندا ذلك في أيلول 2025."
SPLIT = "أعربت السويد والدنمارك وأستراليا عن انفتاحها، بينما عارضت بولندا واليونان وإيطاليا ذلك."
OFFICES = (
    "وقال ماكرون قبل اجتماع اليوم الخميس، إن العمل التحضيري على الضمانات الأمنية اكتمل. وقال "
    "مكتب ستارمر بعد الاجتماع، إن التحالف اتخذ قرارًا بتزويد أوكرانيا بصواريخ بعيدة المدى."
)
MEETING = (
    "في نهاية الاجتماع، الذي حضره 35 دولة ووزير الخارجية الأمريكي ماركو روبيو عبر الإنترنت، أعلن "
    "ماكرون عن تشكيل “مجموعة عمل” لتحديد الضمانات الأمنية."
)
ENGLISH = "Macron said on Thursday that 26 countries will send troops after the war ends."
DATES = "رفضت بولندا ذلك في 7 سبتمبر وعادت في 15 أكتوبر."
OLD_WAR = "أكثر من ثلاثين وتسعين شهراً على الحرب"
ASSETS = "الأصول المجمدة التي تبلغ قيمتها 210 مليار يورو، منها 12% في بلجيكا."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("بلغ عدد الإصابات 120 حالة في جدة يوم الأحد", JEDDAH),
        ("بَلَغَ عددُ الإصاباتِ ١٢٠ حالةً", JEDDAH),
        ("«عَدَدُ الإصاباتِ بَلَغَ ١٢٠ حالةً»", JEDDAH),
        ("بلغ عدد الإصابات مئة وعشرين حالة", JEDDAH),
        ("قال مارك روته: «لماذا نهتم برأي روسيا في موضوع قوات على أرض دولة ذات سيادة؟».", RUTTE),
        ("قال روتة إن روسيا لا تملك حق النقض في شأن نشر قوات غربية بأوكرانيا", RUTTE),
        ("لا تملك روسيا حق النقض بحسب روته", RUTTE),
        ("قال ترامب: «أعتقد أننا سنصل إلى حل»", RUTTE),
        ("لا يزال ترامب ملتزماً التوصل إلى صفقة لإنهاء الحرب", RUTTE),
        ("ترامب ملتزم بالتوصل إلى صفقة لإنهاء الحرب", RUTTE),
        # The sentence after his own: contiguous in the source, so one quotation may hold both.
        ("«على أرض دولة ذات سيادة؟ ليس من حقهم أن يقرروا»", RUTTE),
        ("Rutte said: «ليس من حقهم أن يقرروا»", RUTTE),
        ("The articles say: قال مارك روته إن لروسيا لا تملك حق النقض", RUTTE),
        ("به گفتهٔ مقاله‌ها: رفضت بولندا ذلك", POLAND),
        ("ورفضت بولندا ذلك", POLAND),
        ("رفضت بولندا ذلك في سبتمبر 2025", POLAND),
        ("بولندا رفضت ذلك", POLAND),
        ("عارضت بولندا واليونان وإيطاليا ذلك", SPLIT),
        ("رفضت بولندا واليونان ذلك", SPLIT),
        ("اليونان عارضت ذلك", SPLIT),
        ("أعربت السويد عن انفتاحها", SPLIT),
        ("قال ماكرون إن العمل التحضيري على الضمانات الأمنية اكتمل", OFFICES),
        ("قال مكتب ستارمر إن التحالف قرر تزويد أوكرانيا بصواريخ بعيدة المدى", OFFICES),
        ("حضر الاجتماع خمس وثلاثون دولة", MEETING),
        ("شارك ماركو روبيو في الاجتماع عبر الإنترنت", MEETING),
        ("35 دولة: «الذي حضره 35 دولة ووزير الخارجية الأمريكي»", MEETING),
        ("أعلن ماكرون تشكيل «مجموعة عمل» لتحديد الضمانات الأمنية", MEETING),
        ("ثلاثين وتسعين شهرا على الحرب", OLD_WAR),
        ("تبلغ قيمة الأصول المجمدة ٢١٠ مليارات يورو", ASSETS),
        ("Twenty-six countries will send troops, Macron said", ENGLISH),
    ],
)
def test_a_true_claim_stands(claim: str, quote: str) -> None:
    verdict = check_claim(claim, [quote])
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("claim", "quote", "reason"),
    [
        ("بلغ عدد الإصابات 950 حالة في جدة يوم الأحد", JEDDAH, "number 950"),
        ("بلغ عدد الإصابات 12 حالة في جدة", JEDDAH, "number 12"),
        ("بلغ عدد الإصابات 120% يوم الأحد", JEDDAH, "percent"),
        ("بلغ عدد الإصابات 120 حالة يوم الاثنين في جدة", JEDDAH, "weekday"),
        ("لم يبلغ عدد الإصابات 120 حالة", JEDDAH, "negation"),
        ("ما بلغ عدد الإصابات 120 حالة", JEDDAH, "negation"),
        ("بلغ عدد الإصابات 120 حالة في الرياض", JEDDAH, "name الرياض"),
        ("«عدد الإصابات بلغ 120 حالة وأدى إلى إغلاق المدارس»", JEDDAH, "quotation not found"),
        ("«عدد الإصابات بلغ 120 حالة في مدينة جدة»", JEDDAH, "quotation not found"),
        ("قال روته إن روسيا تملك حق النقض في شأن نشر قوات غربية", RUTTE, "negation"),
        ("قال ترامب: «لماذا نهتم برأي روسيا في موضوع قوات»", RUTTE, "said by"),
        ("قال روته: «أعتقد أننا سنصل إلى حل»", RUTTE, "said by"),
        ("قال ماكرون: «أعتقد أننا سنصل إلى حل»", RUTTE, "name ماكرون"),
        ("قال روته: «من حقهم أن يقرروا»", RUTTE, "leaves out"),
        ("«ذات سيادة؟ أعتقد أننا سنصل إلى حل»", RUTTE, "quotation not found"),
        ("ترامب ليس ملتزماً بالتوصل إلى صفقة لإنهاء الحرب", RUTTE, "negation"),
        ("In 1999 Rutte said: «ليس من حقهم أن يقرروا»", RUTTE, "number 1999"),
        ("Rutte said Russia has no veto", RUTTE, "another language"),
        ("رفضت بولندا ذلك في أكتوبر 2025", POLAND, "month"),
        ("لم ترفض بولندا ذلك", POLAND, "negation"),
        ("وافقت بولندا على ذلك", POLAND, ""),
        ("رفضت هولندا ذلك", POLAND, "name هولندا"),
        ("عارضت السويد ذلك", SPLIT, "negation"),
        ("أعربت بولندا عن انفتاحها", SPLIT, "said by"),
        ("قال ستارمر إن العمل التحضيري على الضمانات الأمنية اكتمل", OFFICES, "said by"),
        ("قال ماكرون إن التحالف قرر تزويد أوكرانيا بصواريخ بعيدة المدى", OFFICES, "said by"),
        ("قال ماكرون بعد اجتماع الخميس إن العمل اكتمل", OFFICES.split(".")[0], "بعد"),
        ("حضر الاجتماع 27 دولة", MEETING, "number 27"),
        ("شارك سيرغي لافروف في الاجتماع عبر الإنترنت", MEETING, "name"),
        ("تبلغ قيمة الأصول المجمدة 210 ملايين يورو", ASSETS, "number 210"),
        ("في بلجيكا 12 من الأصول المجمدة", ASSETS, "number 12"),
        ("ارتفعت أسعار القمح في الأسواق خلال الموسم", MEETING, "words"),
        ("مارك روته: «أعتقد أننا سنصل إلى حل»", RUTTE, "said by"),
        ("Starmer said 26 countries will send troops", ENGLISH, "name starmer"),
        ("26 countries will not send troops", ENGLISH, "negation"),
        ("26 countries will send troops before the war ends", ENGLISH, "before"),
        ("رفضت بولندا ذلك في 15 سبتمبر وعادت في 7 أكتوبر", DATES, "number 15"),
        ("", RUTTE, "no words"),
    ],
)
def test_a_false_claim_falls(claim: str, quote: str, reason: str) -> None:
    verdict = check_claim(claim, [quote])
    assert not verdict.supported
    assert reason in verdict.reason


def test_a_right_fact_cited_to_the_wrong_article_falls() -> None:
    claim = "حضر الاجتماع 35 دولة"
    assert supports(claim, [MEETING])
    assert not supports(claim, [POLAND])


def test_a_claim_without_quotes_falls() -> None:
    assert not supports("رفضت بولندا ذلك", [])


def test_a_claim_may_rest_on_two_quotes_together() -> None:
    claim = "رفضت بولندا ذلك وحضر الاجتماع 35 دولة"
    assert supports(claim, [POLAND, MEETING])
    assert not supports(claim, [POLAND])


def test_the_cited_articles_label_needs_no_quote() -> None:
    claim = "بحسب رويترز (2025-09-04)، رفضت بولندا ذلك"
    assert not supports(claim, [POLAND])
    assert check_claim(claim, [POLAND], about=["رويترز", "2025-09-04"]).supported


def test_a_number_that_counts_something_else_falls() -> None:
    quote = "أصيب 12 جنديا وقتل 7 مدنيين في الهجوم"
    assert "counts something else" in check_claim("قتل 12 مدنيين في الهجوم", [quote]).reason


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("مستعدّة لحلّ مهمّاتها", "مستعدة لحل مهماتها"),
        ("عام ٢٠٣٠ في أوديسا", "عام 2030 في أوديسا"),
        ("أعلن \"خطة\" جديدة.", "أعلن «خطة»   جديدة"),
        ("اعلن خطه جديده", "أعلن «خطة»   جديدة"),
    ],
)  # fmt: skip
def test_find_quote_gives_the_words_as_published(quote: str, found: str) -> None:
    body = f"قال: {found}، ثم عاد."
    span = find_quote(quote, body)
    assert span is not None
    assert body[span[0] : span[1]] == found


@pytest.mark.parametrize("quote", ["بلغ 12", "صابات بلغ 120", "بلغ 121", "بلغ نحو 120", "", "«»"])
def test_find_quote_refuses_what_is_not_whole(quote: str) -> None:
    assert find_quote(quote, JEDDAH) is None


def test_find_quote_does_not_cut_a_decimal_number() -> None:
    assert find_quote("ارتفع 2", "ارتفع 2.5 في المئة") is None
    assert find_quote("ارتفع 2", "ارتفع 2. ثم هبط") is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("الوفود الخمسة والثلاثين", [("amount", 35)]),
        ("ألف ومئتان وخمسة وثلاثون قتيلا", [("amount", 1235)]),
        ("3 ملايين و500 ألف", [("amount", 3_500_000)]),
        ("مليون ونصف المليون", [("amount", 1_500_000), ("amount", 1_000_000)]),
        ("أحد عشر لاعبا", [("amount", 11)]),
        ("أحد الوزراء", []),
        ("twenty-seven leaders", [("amount", 27)]),
        ("٢٬٩٠٠ قتيل", [("amount", 2900)]),
        ("ثلاثين في المئة", [("percent", 30)]),
        ("11 كانون الأول 2025", [("amount", 11), ("month", 12), ("amount", 2025)]),
        ("2025-09-04", [("amount", 4), ("month", 9), ("amount", 2025)]),
        ("النقطة الثامنة", [("ordinal", 8)]),
        ("يوم الأحد", [("weekday", 7)]),
        ("مارس ضغوطا", []),
        ("مارس/آذار", [("month", 3), ("month", 3)]),
    ],
)
def test_figures_reads_digits_and_words_alike(text: str, values: list[tuple[str, float]]) -> None:
    assert [(figure.kind, figure.value) for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("one", "other"),
    [("روته", "روت"), ("ميرتس", "ميرز"), ("ترامب", "ترمب"), ("الفرنسي", "فرنسا"),
     ("الامريكي", "اميركيه"), ("زيلينسكي", "زيلنسكي"), ("لاوكرانيا", "اوكرانيا")],
)  # fmt: skip
def test_same_name_allows_for_spellings(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("بوتين", "بايدن"), ("غينيا", "غانا"), ("حسن", "حسين"), ("هولندا", "بولندا"),
     ("النيجر", "نيجيريا"), ("سلوفاكيا", "سلوفينيا"), ("ماكرون", "ميركل"), ("ايران", "العراق")],
)  # fmt: skip
def test_same_name_tells_people_and_places_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_looks_like_name_tells_names_from_everyday_words() -> None:
    names = ("ماكرون", "ستارمر", "زيلينسكي", "باريس", "وبولندا", "لكييف", "الرياض", "روته")
    everyday = ("الاجتماع", "رفضت", "ويجتمع", "حلفاوها", "الضمانات", "سيناقش", "قوه", "بكل")
    assert [name for name in names if not looks_like_name(name)] == []
    assert [word for word in everyday if looks_like_name(word)] == []
