"""What speaks for a sentence as the answer to a question, as numbers."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arabic import fold
from rag.asking import Asked
from rag.candidates import Candidate
from rag.matching import Sought, spellings

NAMES = (
    "overlap",  # share of the question's words in the sentence
    "around",  # share in the sentence, the one before it and the title
    "passage_overlap",  # share in the whole passage and the title
    "cosine",  # of the sentence to the question
    "passage_cosine",
    "passage_score",  # fused score, relative to the best passage's
    "fits",  # holds the kind of thing that is asked for
    "said_by",  # said-questions: a quotation whose speaker is asked about
    "length",  # log of its words
    "cross",  # cosine again, where the words can tell nothing
)

_MONTHS = (
    "يناير|فبراير|مارس|ابريل|نيسان|مايو|ايار|يونيو|حزيران|يوليو|تموز|اغسطس|اب|سبتمبر|ايلول|"
    "اكتوبر|تشرين|نوفمبر|ديسمبر|كانون|شباط|اذار"
)
_DAYS = "السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه"
_NUMBER = re.compile(
    r"\d|\b(واحد|اثنان|اثنين|ثلاث\w*|اربع\w*|خمس\w*|ست|سته|ستين|سبع\w*|ثمان\w*|تسع\w*|عشر\w*|"
    r"مائه|مئه|مءه|مئات|مئتي\w*|الف|الفا|الاف|مليون\w*|ملايين|مليار\w*|نصف|ثلث|ربع)\b"
)
_TIME = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b|\b(?:ال)?(?:{_DAYS})\b|\b(?:عام|سنه|يوم|شهر|اليوم|امس)\b"
)
_PLACE = re.compile(r"\b(?:في|الي|من|ب)\s?\w{3,}|\b(?:مدينه|قصر|ملعب|عاصمه|العاصمه|منطقه)\b")
_SPEECH = re.compile(
    r"\b[وف]?(قال|قالت|يقول|تقول|صرح|صرحت|اكد|اكدت|اضاف|اضافت|اعلن|اعلنت|اوضح|اوضحت|ذكر|ذكرت|"
    r"اشار|اشارت|شدد|شددت|اعتبر|اعتبرت|راي|رات|حذر|حذرت|دعا|دعت|اعرب|وصف|وصفت|كتب|علق|رد|"
    r"ابلغ|زعم|يدعي|اشاد|طالب|طالبت|اصر|نفي|نفت)\b|\bقول[هم]"
)
_BECAUSE = re.compile(r"\b(بسبب|لان|لانه|لانها|نتيجه|اثر|جراء|بعدما|بفضل|لكي|كي|نظرا|سبب|اسباب)\b")
_QUOTED = re.compile(r'"[^"]{8,}"')


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the features see it.

    Attributes:
        kind: What it asks for.
        sought: Its words.
        coverage: 0 to 1, the share of its words that any passage holds.
    """

    kind: Asked
    sought: Sought
    coverage: float


def fits(kind: Asked, folded: str) -> float:
    """1 where a folded sentence holds the kind of thing asked for, 0 where not, else 0.5."""
    pattern = {
        Asked.WHEN: _TIME,
        Asked.HOW_MANY: _NUMBER,
        Asked.WHERE: _PLACE,
        Asked.WHY: _BECAUSE,
        Asked.SAID: _SPEECH,
    }.get(kind)
    return 0.5 if pattern is None else float(bool(pattern.search(folded)))


def said_by(kind: Asked, folded: str) -> float:
    """For a said-question: 1 for a quotation with its speech verb, 0.5 for one of the two."""
    if kind is not Asked.SAID:
        return 0.0
    return (bool(_SPEECH.search(folded)) + bool(_QUOTED.search(folded))) / 2


def features(
    asked: Asking, found: Sequence[Candidate], cosines: Sequence[float]
) -> NDArray[np.float64]:
    """One row for each candidate, one column for each of `NAMES`."""
    best = max((c.passage.score for c in found), default=0.0)
    return np.array(
        [_row(asked, c, cosine, best) for c, cosine in zip(found, cosines, strict=True)]
    ).reshape(len(found), len(NAMES))


def _row(asked: Asking, candidate: Candidate, cosine: float, best: float) -> list[float]:
    passage = candidate.passage
    here = spellings(candidate.text)
    title = spellings(passage.chunk.source.title)
    around = here.union(title).union(spellings(candidate.before))
    whole = title.union(spellings(passage.chunk.text))
    folded = fold(candidate.text)
    return [
        asked.sought.found_among(here),
        asked.sought.found_among(around),
        asked.sought.found_among(whole),
        cosine,
        cosine if passage.similarity is None else passage.similarity,
        passage.score - best,
        fits(asked.kind, folded),
        said_by(asked.kind, folded),
        math.log1p(len(here.words)),
        cosine * (1.0 - asked.coverage),
    ]
