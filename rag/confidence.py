"""How likely it is that the articles answer a question, by how near their best sentence comes."""

import math

# docs/decisions/0005-choosing-sentences.md: where answered and unanswerable questions part.
_STEEPNESS = 60.0
_PARTING = 0.055  # of a cosine above the level of unrelated sentences
_CROSSING = 13.0  # a question whose words the articles can't hold has less to stand out by


_WORDS = 4.3  # what a sentence gains that holds all of the question's words
_MANY = 0.6  # share of the question's words from which they speak for a sentence


def confidence(lift: float, coverage: float, overlap: float) -> float:
    """0 to 1; 0.5 where it is as likely as not.

    Args:
        lift: Cosine of the chosen sentence to the question, above that of unrelated ones.
        coverage: Share of the question's words that the passages hold, 0 to 1.
        overlap: Share of them that the chosen sentence holds, 0 to 1.
    """
    logit = _STEEPNESS * (lift - _PARTING) + _CROSSING * lift * (1.0 - coverage)
    logit += _WORDS * max(0.0, overlap - _MANY) / (1.0 - _MANY)
    return 1.0 / (1.0 + math.exp(-logit))
