"""Dates as a newspaper of the language writes them."""

from datetime import datetime

_MONTHS = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


def written_date(moment: datetime, language: str) -> str:
    """The day as "4 سبتمبر 2025" in the language, in the moment's own time zone.

    ISO 8601 (2025-09-04) in a language without a list of months here.
    """
    if language not in _MONTHS:
        return moment.date().isoformat()
    month = _MONTHS[language].split()[moment.month - 1]
    if language == "es":
        return f"{moment.day} de {month} de {moment.year}"
    day = {"de": f"{moment.day}.", "fr": "1er" if moment.day == 1 else f"{moment.day}"}
    return f"{day.get(language, str(moment.day))} {month} {moment.year}"
