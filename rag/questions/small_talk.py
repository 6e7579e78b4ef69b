"""Messages that are no questions for the articles: greetings, thanks, "who are you"."""

from index.text.arabic import words
from rag.framing import Frame

_MOST_WORDS = 6  # a longer message has something to ask, however politely it begins

_PHRASES: dict[Frame, str] = {
    Frame.GREETING: "مرحبا|مرحبتين|اهلا|اهلا وسهلا|اهلين|هلا|هلا والله|السلام عليكم|سلام عليكم|"
    "السلام عليكم ورحمه الله|السلام عليكم ورحمه الله وبركاته|وعليكم السلام|سلام|كيف الحال|"
    "شخبارك|شو اخبارك|ايه اخبارك|كيفكم|يسعد صباحك|يسعد مساءك|صباح الخير|مساء الخير|"
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
    Frame.OVERVIEW: "ما الاخبار|ما اخر الاخبار|ما هي اخر الاخبار|ما اهم الاخبار|ما هي اهم الاخبار|"
    "اخر الاخبار|اهم الاخبار|الاخبار|شو الاخبار|ايه الاخبار|ايش الاخبار|وش الاخبار|شنو الاخبار|"
    "شنوه الاخبار|شو في اخبار|شو الجديد|ايه الجديد|ايش الجديد|وش الجديد|شنو الجديد|ما الجديد|"
    "هل من جديد|شو اخر الاخبار|ايه اخر الاخبار|ايش اخر الاخبار|وش اخر الاخبار|"
    "ما اخبار اليوم|اخبار اليوم|شو اخبار اليوم|الاخبار اليوم|شو الاخبار اليوم|ايه اخبار اليوم|"
    "لخص المقالات|لخص لي المقالات|لخصلي المقالات|لخص الاخبار|لخص لي الاخبار|لخصلي الاخبار|"
    "لخص لي|لخصلي|ملخص|ملخص المقالات|ملخص الاخبار|اعطني ملخصا|اعطني ملخصا للمقالات|"
    "اعطني ملخصا للاخبار|اعطني ملخص المقالات|اعطني ملخص الاخبار|اعطيني ملخص|"
    "عن ماذا تتحدث المقالات|عم تتحدث المقالات|عما تتحدث المقالات|ماذا تقول المقالات|"
    "ماذا في المقالات|ما في المقالات|شو في المقالات|ما موضوع المقالات|ما مواضيع المقالات|"
    "ما هي المقالات|ما المقالات|ما المقالات التي لديك|ما هي المقالات التي لديك|"
    "ما المقالات المتوفره|ماذا لديك|ماذا عندك|شو عندك|ايش عندك|وش عندك|عندك ايه|"
    "what is new|what s new|what are the articles about|what s the news|what is the news|"
    "what is in the articles|latest news|the latest news|news|any news|summarize the articles|"
    "summarise the articles|summarize|summary|give me a summary|list the articles|"
    "which articles do you have|what articles do you have|what do you have|"
    "quoi de neuf|quelles sont les nouvelles|de quoi parlent les articles|resume les articles|"
    "haberler|haberler neler|son haberler|haberler ne hakkinda|yeni ne var|haberleri ozetle|"
    "que hay de nuevo|que noticias hay|noticias|de que tratan los articulos|"
    "resume los articulos|was gibt es neues|was gibt s neues|nachrichten|"
    "worum geht es in den artikeln|fasse die artikel zusammen|о чем статьи|какие новости|"
    "что нового|новости|خبرها چیست|چه خبر|تازه ها|مقاله ها درباره چیست",
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


def greetings() -> list[str]:
    """The folded greetings, in all languages."""
    return [phrase for phrase, kind in _LOOKED_UP.items() if kind is Frame.GREETING]
