"""How long something took."""

import pytest

from rag.conditions.durations import asks_how_long, holds_duration, tells_how_long


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("كم ساعة استمر اللقاء بين ويتكوف وزيلينسكي؟", True),
        ("كم دامت المكالمة؟", True),
        ("وكم ساعة استمر لقاؤهما؟", True),
        ("كام يوم قعدوا تحت الأنقاض؟", True),
        ("كم سيستغرق نشر القوة؟", True),
        ("ما مدة الاجتماع السري بالساعات", True),
        ("المدة التي ستبقى فيها القوة، كم هي؟", True),
        ("كم زعيما حضر الاجتماع؟", False),
        ("كم سنتيمترا ارتفع البحر؟", False),
        ("متى بدأ الاجتماع؟", False),
        ("How long did the secret meeting last?", True),
        ("How many hours did they talk?", True),
        ("Combien de temps a duré la réunion ?", True),
        ("Görüşme kaç saat sürdü?", True),
        ("¿Cuánto duró la reunión?", True),
        ("Wie lange dauerte das Treffen?", True),
        ("Сколько часов длилась встреча?", True),
        ("دیدار چند ساعت طول کشید؟", True),
        ("How long is the bridge?", False),
        ("How many leaders met?", False),
    ],
)
def test_questions_for_a_length_of_time_are_told(question: str, asks: bool) -> None:
    assert asks_how_long(question) is asks


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("استمر اللقاء ثلاث ساعات.", True),
        ("انتهى النزاع الذي بدأ قبل نحو أربع سنوات.", True),
        ("بقي عالقا 96 ساعة.", True),
        ("أغلقت السفينة القناة يومين.", True),
        ("حُكم عليه بالسجن لمدة عام.", True),
        ("تم تحديدها في ساعة واحدة.", True),
        ("عقده أيام 15،14 و16 أكتوبر.", True),
        ("جاء الاجتماع بعد ساعات من الإعلان عن التفاهم.", False),
        ("التقى الرئيس الأربعاء 27 زعيما.", False),
        ("تسعى القمة إلى إنهاء الصراع المستمر منذ سنوات.", False),
        ("دام وقف إطلاق النار سنوات طويلة.", True),
    ],
)
def test_lengths_of_time_are_known(text: str, holds: bool) -> None:
    assert holds_duration(text) is holds


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("كم ساعة استغرق اللقاء؟", "الحرب التي استمرت أكثر من ثلاثين شهرا.", False),
        ("كم ساعة استغرق اللقاء؟", "استمر اللقاء يومين.", True),
        ("كم دقيقة دام الخطاب؟", "تحدث عشرين دقيقة.", True),
        ("كم يوما استغرقت المحادثات؟", "النزاع الذي بدأ قبل نحو أربع سنوات.", False),
        ("كم يوما استغرقت المحادثات؟", "استمرت المحادثات أسبوعين.", True),
        ("كم استمر اجتماع زيلينسكي وويتكوف؟", "بدأ النزاع قبل نحو أربع سنوات.", False),
        ("كم استمر اجتماع زيلينسكي وويتكوف؟", "استمر اللقاء ثلاث ساعات.", True),
        ("وكم استمر لقاؤهما؟", "بدأ النزاع قبل نحو أربع سنوات.", False),
        ("ما مدة المكالمة؟", "الحرب التي استمرت أكثر من ثلاثين شهرا.", False),
        ("كم استمر الحصار؟", "بدأ الحصار قبل نحو أربع سنوات.", True),
        ("كم سنة استمرت الحرب؟", "الحرب التي استمرت أكثر من ثلاثين شهرا.", True),
        ("How long did the meeting last?", "بدأ النزاع قبل نحو أربع سنوات.", False),
        ("How long did the meeting last?", "استمر اللقاء ثلاث ساعات.", True),
        ("How long did the war last?", "بدأ النزاع قبل نحو أربع سنوات.", True),
        ("Сколько часов длилась встреча?", "جاء اللقاء بعد أيام.", False),
        ("Combien de jours a duré le siège ?", "دام الحصار أربع سنوات.", False),
    ],
)
def test_hours_are_not_told_in_months(question: str, text: str, tells: bool) -> None:
    assert tells_how_long(question, text) is tells
