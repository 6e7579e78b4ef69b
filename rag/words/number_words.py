"""Number words, folded, and what they count: Arabic in all its cases, and English."""

from index.text.arabic import fold


def _table(rows: dict[float, str]) -> dict[str, float]:
    return {word: value for value, forms in rows.items() for word in fold(forms).split()}


VALUES = _table(
    {
        1: "واحد واحدة",
        2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنين two",
        3: "ثلاث ثلاثة three",
        4: "أربع أربعة four",
        5: "خمس خمسة five",
        6: "ست ستة six",
        7: "سبع سبعة seven",
        8: "ثمان ثماني ثمانية eight",
        9: "تسع تسعة nine",
        10: "عشر عشرة ten",
        11: "eleven",
        12: "twelve",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "عشرون عشرين twenty",
        30: "ثلاثون ثلاثين thirty",
        40: "أربعون أربعين forty",
        50: "خمسون خمسين fifty",
        60: "ستون ستين sixty",
        70: "سبعون سبعين seventy",
        80: "ثمانون ثمانين eighty",
        90: "تسعون تسعين ninety",
        100: "مئة مائة hundred",
        200: "مئتان مئتين مائتان مائتين مئتي مائتي",
        300: "ثلاثمئة ثلاثمائة ثلثمائة",
        400: "أربعمئة أربعمائة",
        500: "خمسمئة خمسمائة",
        600: "ستمئة ستمائة",
        700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة",
        900: "تسعمئة تسعمائة",
        2_000: "ألفان ألفين ألفي",
        2_000_000: "مليونان مليونين",
        2_000_000_000: "ملياران مليارين",
        0.5: "نصف half",
        0.25: "ربع quarter",
    }
)

SCALES = _table(
    {
        1e3: "ألف آلاف ألفا thousand",
        1e6: "مليون ملايين مليونا million millions",
        1e9: "مليار مليارات مليارا بليون billion billions milliard milliards",
        1e12: "تريليون تريليونات trillion",
    }
)

# One is a number only in a compound (أحد عشر, واحد وعشرون): alone it means "one of" or "a".
ONES = frozenset(fold("أحد إحدى واحد واحدة حادي حادية").split())

ORDINALS = _table(
    {
        1: "الأول الأولى أول أولى first",
        2: "الثاني الثانية ثاني second",
        3: "الثالث الثالثة ثالث third",
        4: "الرابع الرابعة رابع fourth",
        5: "الخامس الخامسة خامس fifth",
        6: "السادس السادسة سادس sixth",
        7: "السابع السابعة سابع seventh",
        8: "الثامن الثامنة ثامن eighth",
        9: "التاسع التاسعة تاسع ninth",
        10: "العاشر العاشرة عاشر tenth",
    }
)
