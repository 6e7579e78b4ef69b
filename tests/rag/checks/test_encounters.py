"""Of whom a sentence only says that they were met, and of other countries."""

import pytest

from rag.checks.encounters import only_met, only_others_speak

MET = "قائد الكرملين، الذي التقى الأربعاء الرئيس الصيني شي جين بينغ، حذر من أن موسكو مستعدة."


@pytest.mark.parametrize(
    ("sentence", "names", "met"),
    [
        (MET, ["شي", "جين", "بينغ"], True),
        (MET, ["الصيني"], True),
        ("قال يرماك بعد اجتماعه مع ويتكوف إن الضمانات جاهزة.", ["ويتكوف"], True),
        ("قال يرماك بعد لقائه المبعوث الأمريكي ستيف ويتكوف إن الضمانات جاهزة.", ["ويتكوف"], True),
        ("قال يرماك بعد اجتماعه مع ويتكوف إن الضمانات جاهزة.", ["يرماك"], False),
        ("التقى زيلينسكي المبعوث ويتكوف وقال إن كييف مستعدة.", ["زيلينسكي"], False),
        ("في مقابلة مع ستارمر، قال إن القوة جاهزة.", ["ستارمر"], False),
        ("قال ماكرون مع ويتكوف، وأضاف ويتكوف أن الاتفاق قريب.", ["ويتكوف"], False),
        ("حذر الرئيس من الحرب.", ["بوتين"], False),
    ],
)
def test_who_is_only_met_is_known(sentence: str, names: list[str], met: bool) -> None:
    assert only_met(sentence, names) is met


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("بينما تطالب أوكرانيا بوقف لإطلاق النار، تصر روسيا على اتفاق شامل.", True),
        ("أكدت موسكو أنها ترفض نشر قوات غربية.", True),
        ("طالبت الصين روسيا بوقف القتال.", False),
        ("وأكدت أنها سترد.", False),
        ("طالب المبعوث روسيا بوقف القتال.", False),
        ("انتهت المحادثات مساء الأحد.", False),
    ],
)
def test_only_other_countries_speak(sentence: str, others: bool) -> None:
    assert only_others_speak(sentence, frozenset(["صيني"])) is others
