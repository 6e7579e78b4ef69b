from index.text.arabic import fold, fold_with_offsets, grams, stem, words


def test_fold_makes_spellings_of_one_word_equal() -> None:
    assert fold("أُوكـرانيا") == fold("اوكرانيا")
    assert fold("روتة") == fold("روته")
    assert fold("الولى") == fold("الولي")
    assert fold("مؤتمر") == "موتمر"


def test_fold_makes_digits_and_latin_letters_plain() -> None:
    assert fold("٢٠٢٥ ۲۰۲۵") == "2025 2025"
    assert fold("Erdoğan Émile ISTANBUL") == "erdogan emile istanbul"


def test_words_keep_numbers_whole() -> None:
    assert words("بلغ ٢٬٩٠٠ قتيل و2.5 مليون") == ["بلغ", "2900", "قتيل", "و", "2.5", "مليون"]


def test_fold_with_offsets_points_back_at_the_original() -> None:
    text = "قالَ «مارك» روتة"
    folded, origins = fold_with_offsets(text)
    at = folded.index("روته")
    assert text[origins[at] :] == "روتة"
    assert len(folded) == len(origins)


def test_stem_takes_off_articles_and_endings() -> None:
    assert stem("والضمانات") == stem("ضمانات") == "ضمان"
    assert stem("للروسيه") == stem("روسيه")


def test_grams_mark_the_ends_of_a_word() -> None:
    assert grams("بن") == ("_بن", "بن_", "_بن_")
    assert {"_رو", "ته_"} <= set(grams("روته"))
