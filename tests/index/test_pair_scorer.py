import hashlib
from pathlib import Path

import numpy as np
import pytest

from index import bundled, pair_scorer
from index.errors import ModelUnavailable
from index.pair_scorer import PairScorer

BRIDGE = (
    "افتتحت وزارة الأشغال الجسر الجديد فوق النهر يوم الأحد الماضي.",
    "وقال الوزير سامي الحداد إن المدينة انتظرت هذا اليوم طويلا.",
    "وبلغت كلفة المشروع 45 مليون دولار مولها البنك الدولي.",
    "وكان الجسر القديم قد أغلق أمام السيارات بعد فيضانات الشتاء.",
)
MUSEUM = (
    "يضم المتحف الوطني أكثر من عشرة آلاف قطعة من العصر البرونزي.",
    "ويفتح المتحف أبوابه للزوار من التاسعة صباحا حتى الخامسة مساء.",
    "وصممت المبنى المعمارية اليابانية يوكو تاناكا.",
    "واشتكى زوار من ارتفاع أسعار التذاكر هذا العام.",
)
ASKED = [
    ("كم كلف بناء الجسر؟", BRIDGE, 2),
    ("متى افتتح الجسر الجديد؟", BRIDGE, 0),
    ("لماذا أغلق الجسر القديم؟", BRIDGE, 3),
    ("من صمم مبنى المتحف؟", MUSEUM, 2),
    ("متى يفتح المتحف؟", MUSEUM, 1),
    ("How much did the new bridge cost?", BRIDGE, 2),
    ("Why was the old bridge closed?", BRIDGE, 3),
    ("Who designed the museum building?", MUSEUM, 2),
]


@pytest.fixture(scope="module")
def scorer() -> PairScorer:
    return PairScorer()


@pytest.mark.parametrize(("question", "sentences", "right"), ASKED)
def test_answering_sentence_beats_its_neighbours(
    scorer: PairScorer, question: str, sentences: tuple[str, ...], right: int
) -> None:
    assert int(scorer.scores(question, sentences).argmax()) == right


def test_order_of_sentences_changes_no_score(scorer: PairScorer) -> None:
    sentences = [*BRIDGE, *MUSEUM]
    forward = scorer.scores("كم كلف بناء الجسر؟", sentences)
    backward = scorer.scores("كم كلف بناء الجسر؟", sentences[::-1])
    np.testing.assert_allclose(forward, backward[::-1], atol=1e-3)


def test_company_changes_no_score(scorer: PairScorer) -> None:
    alone = scorer.scores("متى يفتح المتحف؟", [MUSEUM[1]])
    among = scorer.scores("متى يفتح المتحف؟", [*BRIDGE, MUSEUM[1], "نعم. " * 300])
    assert among[4] == pytest.approx(alone[0], abs=1e-3)


def test_no_sentences_have_no_scores_and_open_nothing() -> None:
    scorer = PairScorer()
    scores = scorer.scores("متى؟", [])
    assert scores.shape == (0,)
    assert scores.dtype == np.float32
    assert scorer._opened is None


@pytest.mark.parametrize("odd", ["", "\ud800 نص", "كلمة " * 2000])
def test_odd_text_has_a_finite_score(scorer: PairScorer, odd: str) -> None:
    assert np.isfinite(scorer.scores("متى يفتح المتحف؟", [odd, MUSEUM[1]])).all()
    assert np.isfinite(scorer.scores(odd, [MUSEUM[1]])).all()


def test_fingerprint_is_that_of_the_files() -> None:
    content = (pair_scorer.FOLDER / "model.onnx").read_bytes()
    content += (bundled.FOLDER / "tokenizer.json").read_bytes()
    expected = hashlib.sha256(content).hexdigest()[:12]
    assert PairScorer().identity == f"sentence-pairs@{expected}"


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"fingerprint\.txt"):
        PairScorer(tmp_path)
    (tmp_path / "fingerprint.txt").write_text("0", "ascii")
    with pytest.raises(ModelUnavailable, match=r"model\.onnx"):
        PairScorer(tmp_path).scores("متى؟", ["أمس."])
