"""Names of months and weekdays, folded: Gregorian, Levantine and Maghrebi Arabic, and English."""

from index.text.arabic import fold

_MONTHS = {
    1: ("يناير", "كانون الثاني", "جانفي", "january", "janvier"),
    2: ("فبراير", "شباط", "فيفري", "february", "fevrier"),
    3: ("آذار",),
    4: ("أبريل", "إبريل", "نيسان", "أفريل", "april", "avril"),
    5: ("مايو", "أيار"),
    6: ("يونيو", "يونيه", "حزيران", "june", "juin"),
    7: ("يوليو", "يوليه", "تموز", "جويلية", "july", "juillet"),
    8: ("أغسطس", "غشت", "august"),
    9: ("سبتمبر", "أيلول", "شتنبر", "september", "septembre"),
    10: ("أكتوبر", "تشرين الأول", "october", "octobre"),
    11: ("نوفمبر", "تشرين الثاني", "نونبر", "november", "novembre"),
    12: ("ديسمبر", "كانون الأول", "دجنبر", "december", "decembre"),
}

MONTHS = {fold(name): month for month, names in _MONTHS.items() for name in names}

# Also everyday words (he practised, father, may): months only beside a number or a slash.
UNSURE_MONTHS = {
    fold(name): month
    for name, month in (
        ("مارس", 3), ("march", 3), ("mars", 3), ("ماي", 5), ("may", 5), ("mai", 5),
        ("جوان", 6), ("آب", 8), ("أوت", 8), ("aout", 8),
    )
}  # fmt: skip

_WEEKDAYS = (
    ("الاثنين", "monday"), ("الثلاثاء", "tuesday"), ("الأربعاء", "wednesday"),
    ("الخميس", "thursday"), ("الجمعة", "friday"), ("السبت", "saturday"), ("الأحد", "sunday"),
)  # fmt: skip

WEEKDAYS = {fold(name): day for day, names in enumerate(_WEEKDAYS, 1) for name in names}
