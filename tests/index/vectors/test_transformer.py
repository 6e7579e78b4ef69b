import logging
import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelUnavailable
from index.vectors import model_files
from index.vectors.embedder import Embedder, open_embedder
from index.vectors.transformer import SentenceTransformerEmbedder, prompts


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder with random vectors for a few words."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = ["[UNK]", "ask", "tell", ":", "oil", "نفط", "سعر"]
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.random.default_rng(0).normal(size=(len(words), 16)).astype(np.float32)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights)],
        device="cpu",
        prompts={"query": "ask: ", "document": "tell: "},
    )
    path = tmp_path_factory.mktemp("models") / "tiny"
    model.save_pretrained(str(path))
    return path


@pytest.fixture(scope="session")
def tiny(folder: Path) -> Embedder:
    return open_embedder(str(folder))


def test_shapes_and_lengths(tiny: Embedder) -> None:
    vectors = tiny.passages(["oil", "سعر نفط", "\ud800 oil"])
    assert vectors.shape == (3, tiny.dimension) == (3, 16)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert tiny.questions([]).shape == (0, 16)


def test_the_models_own_prompts_are_used(tiny: Embedder) -> None:
    assert not np.allclose(tiny.questions(["oil"]), tiny.passages(["oil"]), atol=1e-3)


def test_identity_follows_the_files(tiny: Embedder, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "tiny"
    copy.mkdir()
    for path in folder.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(folder)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert open_embedder(str(copy)).identity == tiny.identity
    assert tiny.identity.startswith("tiny@")
    weights = next(copy.rglob("*.safetensors"))
    content = bytearray(weights.read_bytes())
    content[-3] ^= 1
    weights.write_bytes(content)
    assert open_embedder(str(copy)).identity != tiny.identity


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match="SANAD_EMBEDDING_MODEL") as caught:
        open_embedder(str(tmp_path)).questions(["x"])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("intfloat/multilingual-e5-base", {"query": "", "document": ""}, ("query: ", "passage: ")),
        ("/models/e5-small", {}, ("query: ", "passage: ")),
        ("BAAI/bge-m3", {}, ("", "")),
        ("x/e5-base", {"query": "q ", "document": "d "}, ("q ", "d ")),
        ("x/e5-base", {"query": "q ", "passage": "p "}, ("q ", "p ")),
        ("paraphrase-multilingual-MiniLM-L12-v2", {"query": None}, ("", "")),
    ],
)
def test_prompts(name: str, own: dict[str, str | None], expected: tuple[str, str]) -> None:
    assert prompts(name, own) == expected


def test_instruct_models_get_an_instruction() -> None:
    question, passage = prompts("intfloat/multilingual-e5-large-instruct", {})
    assert question.endswith("\nQuery: ")
    assert passage == ""


def test_a_fetched_model_is_found_without_the_network(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--someone--tiny"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text(revision)
    snapshot = repository / "snapshots" / revision
    snapshot.parent.mkdir()
    snapshot.symlink_to(folder, target_is_directory=True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.file_download.HF_HUB_CACHE", str(tmp_path), raising=False)
    embedder = open_embedder("someone/tiny")
    assert embedder.identity == "someone/tiny@0123456789ab"
    assert embedder.passages(["oil"]).shape == (1, 16)


def test_a_proxy_is_knocked_at_instead_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "getproxies", lambda: {"https": "http://127.0.0.1:3128"})
    monkeypatch.setattr(model_files, "proxy_bypass", lambda host: False)
    assert model_files._door("https://huggingface.co") == ("127.0.0.1", 3128)
    monkeypatch.setattr(model_files, "proxy_bypass", lambda host: True)
    assert model_files._door("https://huggingface.co") == ("huggingface.co", 443)


def test_an_answering_hub_is_let_through(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr(model_files, "getproxies", dict)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{port}")
        assert model_files.locate("someone/unfetched") is None


def test_without_the_package_the_error_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelUnavailable, match="pip install sentence-transformers"):
        SentenceTransformerEmbedder(str(folder)).questions(["x"])


def test_nothing_is_logged_about_the_texts(
    tiny: Embedder, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        tiny.questions(["oil سعر"])
    assert "سعر" not in caplog.text
