"""Messages that are no questions for the articles: greetings, thanks, "who are you"."""

from index.arabic import words
from rag.framing import Frame

_MOST_WORDS = 6  # a longer message has something to ask, however politely it begins

_PHRASES: dict[Frame, str] = {
    Frame.GREETING: "مرحبا|اهلا|اهلين|هلا|السلام عليكم|سلام عليكم|سلام|صباح الخير|مساء الخير|"
    "كيف حالك|كيفك|شلونك|ازيك|هاي|hello|hi|hey|good morning|good evening|how are you|bonjour|"
    "salut|bonsoir|merhaba|selam|gunaydin|hola|buenos dias|buenas tardes|hallo|guten tag|"
    "guten morgen|привет|здравствуйте|добрый день|درود|سلام خوبی|حال شما",
    Frame.THANKS: "شكرا|شكرا جزيلا|شكرا لك|مشكور|يسلمو|تسلم|الف شكر|جزاك الله خيرا|ممتاز|thanks|"
    "thank you|thank you very much|thx|merci|merci beaucoup|tesekkurler|tesekkur ederim|sagol|"
    "gracias|muchas gracias|danke|vielen dank|спасибо|ممنون|متشکرم|مرسی",
    Frame.IDENTITY: "من انت|مين انت|من انتم|ما اسمك|شو اسمك|ايش اسمك|ما انت|ماذا تفعل|ما هو سند|"
    "انت مين|ماذا تستطيع|مساعده|who are you|what are you|what is your name|what can you do|help|"
    "qui es tu|qui etes vous|sen kimsin|siz kimsiniz|adin ne|quien eres|wer bist du|"
    "wer sind sie|кто ты|кто вы|تو کی هستی|شما کی هستید",
    Frame.FAREWELL: "مع السلامه|الي اللقاء|وداعا|باي|bye|goodbye|good bye|au revoir|gule gule|"
    "hoscakal|adios|hasta luego|tschuss|auf wiedersehen|до свидания|пока|خداحافظ",
}
_LOOKED_UP = {
    " ".join(words(phrase)): kind for kind, text in _PHRASES.items() for phrase in text.split("|")
}
_POLITE = frozenset(words("يا سند بوت صديقي جدا كثيرا لك sanad bot please فضلك لو سمحت"))


def small_talk(text: str) -> Frame | None:
    """The reply that fits a message which is no question, or None for anything else."""
    found = words(text)
    if not found:
        return Frame.NO_WORDS
    if len(found) > _MOST_WORDS:
        return None
    bare = [word for word in found if word not in _POLITE]
    # "مرحبا شكرا" is still small talk: every part of it must be.
    for at in range(1, len(bare) + 1):
        kind = _LOOKED_UP.get(" ".join(bare[:at]))
        rest = " ".join(bare[at:])
        if kind and (not rest or small_talk(rest) not in (None, Frame.NO_WORDS)):
            return kind
    return None
