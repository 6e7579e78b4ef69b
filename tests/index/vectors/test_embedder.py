import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelUnavailable
from index.vectors.bundled import FOLDER, BundledE5
from index.vectors.embedder import Embedder, open_embedder
from index.vectors.network import Network

OIL = "لماذا ارتفعت أسعار النفط هذا الأسبوع؟"
OIL_PASSAGE = "صعد سعر خام برنت ثلاثة دولارات بعد قرار الدول المصدرة خفض الإنتاج."
FOOTBALL_PASSAGE = "سجل المهاجم هدفين وقاد فريقه إلى نهائي كأس أفريقيا."


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder()


def test_shapes_and_lengths(embedder: Embedder) -> None:
    vectors = embedder.passages([OIL_PASSAGE, FOOTBALL_PASSAGE, "short"])
    assert vectors.shape == (3, embedder.dimension) == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.questions([]).shape == (0, 384)
    assert embedder.passages([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200f\u200c", "\ud800", "<pad>", "漢字", "\x00"])
def test_odd_texts_have_a_vector(embedder: Embedder, text: str) -> None:
    (vector,) = embedder.questions([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_company_and_order_do_not_matter(embedder: Embedder) -> None:
    texts = [OIL_PASSAGE * 9, "قصير", FOOTBALL_PASSAGE, "", OIL_PASSAGE, "word " * 90, "نص"]
    together = embedder.passages(texts)
    alone = np.vstack([embedder.passages([text]) for text in texts])
    backwards = embedder.passages(texts[::-1])[::-1]
    assert (together * alone).sum(axis=1).min() > 0.999
    assert (together * backwards).sum(axis=1).min() > 0.999


def test_arabic_paraphrase_is_closer_than_another_subject(embedder: Embedder) -> None:
    (question,) = embedder.questions([OIL])
    near, far = embedder.passages([OIL_PASSAGE, FOOTBALL_PASSAGE]) @ question
    assert near > far + 0.05


@pytest.mark.parametrize(
    "question",
    [
        "Why did oil prices rise this week?",
        "Pourquoi les prix du pétrole ont-ils augmenté cette semaine ?",
        "Petrol fiyatları bu hafta neden yükseldi?",
        "چرا قیمت نفت این هفته بالا رفت؟",
        "¿Por qué subió el precio del petróleo esta semana?",
        "Warum sind die Ölpreise diese Woche gestiegen?",
        "Почему на этой неделе выросли цены на нефть?",
    ],
)
def test_questions_in_other_languages_find_the_arabic_passage(
    embedder: Embedder, question: str
) -> None:
    (vector,) = embedder.questions([question])
    near, far = embedder.passages([OIL_PASSAGE, FOOTBALL_PASSAGE]) @ vector
    assert near > far + 0.03


def test_questions_and_passages_differ(embedder: Embedder) -> None:
    assert float((embedder.questions([OIL]) @ embedder.passages([OIL]).T).item()) < 0.999


def test_only_the_first_512_tokens_count(embedder: Embedder) -> None:
    start = "كتب المراسل عن النفط. " * 200
    one, other = embedder.passages([start, start + FOOTBALL_PASSAGE * 50])
    assert one @ other > 0.9999


def test_threads_may_share_it() -> None:
    shared = BundledE5()
    texts = [OIL, OIL_PASSAGE, FOOTBALL_PASSAGE] * 3
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: shared.passages(texts), range(8)))
    assert all(np.allclose(result, results[0], atol=1e-4) for result in results)


def test_fingerprint_is_that_of_the_files(embedder: Embedder) -> None:
    files = ("model.onnx", "words.bin", "tokenizer.json")
    content = b"".join((FOLDER / name).read_bytes() for name in files)
    fingerprint = (FOLDER / "fingerprint.txt").read_text().strip()
    assert fingerprint == hashlib.sha256(content).hexdigest()[:12]
    assert embedder.identity == f"multilingual-e5-small-q4@{fingerprint}"


def test_it_all_stays_under_30_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000


def test_the_two_names_of_the_bundled_model() -> None:
    assert open_embedder("bundled").identity == open_embedder(None).identity


def test_a_damaged_bundle_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"fingerprint\.txt"):
        BundledE5(tmp_path)
    (tmp_path / "fingerprint.txt").write_text("0")
    (tmp_path / "tokenizer.json").write_text("{")
    with pytest.raises(ModelUnavailable, match="Reinstall") as caught:
        BundledE5(tmp_path).questions(["x"])
    assert "\n" not in str(caught.value)


def test_neither_torch_nor_the_hub_is_imported() -> None:
    program = (
        "import sys; from index.vectors.embedder import open_embedder; "
        "open_embedder().questions(['x']); "
        "print({'torch', 'transformers', 'sentence_transformers', 'huggingface_hub', 'onnx'}"
        " & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["nobody/no-such-model", "no-such-model", "./missing", "a b!"])
def test_a_wrong_name_fails_fast_in_one_line(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setattr("index.vectors.model_files.getproxies", dict)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable) as caught:
        open_embedder(name)
    assert time.monotonic() - started < 10
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    assert "Unset SANAD_EMBEDDING_MODEL" in message


def test_networks_over_one_vocabulary_share_what_is_read_of_it() -> None:
    one = Network(FOLDER / "model.onnx", FOLDER)
    other = Network(FOLDER / "model.onnx", FOLDER)
    assert one.tokenizer is other.tokenizer
