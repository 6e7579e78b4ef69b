"""What an answer says in its own voice, in the question's language; quotes stay as published."""

from enum import StrEnum

from rag.answer import Question

_SHOWN_OF_QUESTION = 120  # characters of the question repeated in a refusal


class Frame(StrEnum):
    """Sentences of Sanad's own."""

    LEAD = "lead"  # before a quote in another language than the question
    UNSURE = "unsure"  # before a quote that may be beside the question
    DIFFER = "differ"  # before accounts that give different figures
    REFUSAL = "refusal"
    NEAR = "near"  # label over the nearest articles
    SOURCES = "sources"  # label over the citations
    GREETING = "greeting"
    THANKS = "thanks"
    IDENTITY = "identity"
    FAREWELL = "farewell"
    NO_WORDS = "no_words"
    OVERVIEW = "overview"  # before the newest articles, to who asks for news or a summary


_FRAMES: dict[str, dict[Frame, str]] = {
    "ar": {
        Frame.LEAD: "تقول المقالات:",
        Frame.UNSURE: "جواب محتمل، وهو الأقرب:",
        Frame.DIFFER: "تختلف المصادر:",
        Frame.REFUSAL: "لم أجد في المقالات ما يجيب عن: «{question}»",
        Frame.NEAR: "قد يهمك",
        Frame.SOURCES: "المصادر",
        Frame.GREETING: "أهلًا بك! اسألني عمّا ورد في المقالات وسأجيبك بنص ما قالته.",
        Frame.THANKS: "على الرحب والسعة! هل من سؤال آخر؟",
        Frame.IDENTITY: "أنا سند: أجيب عن أسئلتك من المقالات وحدها، وأريك النص الذي يستند إليه "
        "كل جواب.",
        Frame.FAREWELL: "إلى اللقاء!",
        Frame.NO_WORDS: "لم أجد في رسالتك كلمات أبحث عنها. اكتب سؤالك من فضلك.",
        Frame.OVERVIEW: "لا ألخّص المقالات ولا أختار منها، لكن اسألني سؤالًا محدّدًا عنها وأجيبك "
        "بنصها. هذه أحدثها:",
    },
    "en": {
        Frame.LEAD: "The articles say:",
        Frame.UNSURE: "An uncertain answer, the nearest in the articles:",
        Frame.DIFFER: "The sources differ:",
        Frame.REFUSAL: "The articles don't answer: “{question}”",
        Frame.NEAR: "You may be interested in",
        Frame.SOURCES: "Sources",
        Frame.GREETING: "Hello! Ask me about what the articles say and I'll answer in their words.",
        Frame.THANKS: "You're welcome! Anything else?",
        Frame.IDENTITY: "I'm Sanad: I answer from the articles alone and show the exact words "
        "each answer rests on.",
        Frame.FAREWELL: "Goodbye!",
        Frame.NO_WORDS: "I found no words to look for in your message. Please type a question.",
        Frame.OVERVIEW: "I don't summarise; ask me something particular and I'll answer in the "
        "articles' words. The newest are:",
    },
    "fr": {
        Frame.LEAD: "Selon les articles :",
        Frame.UNSURE: "Réponse incertaine, la plus proche dans les articles :",
        Frame.DIFFER: "Les sources divergent :",
        Frame.REFUSAL: "Les articles ne répondent pas à : « {question} »",
        Frame.NEAR: "Cela peut vous intéresser",
        Frame.SOURCES: "Sources",
        Frame.GREETING: "Bonjour ! Interrogez-moi sur les articles, je réponds avec leurs mots.",
        Frame.THANKS: "Je vous en prie ! Une autre question ?",
        Frame.IDENTITY: "Je suis Sanad : je réponds à partir des seuls articles et je montre les "
        "mots exacts de chaque réponse.",
        Frame.FAREWELL: "Au revoir !",
        Frame.NO_WORDS: "Je n'ai trouvé aucun mot à chercher. Posez une question.",
        Frame.OVERVIEW: "Je ne résume pas ; posez une question précise et je réponds avec les "
        "mots des articles. Les plus récents :",
    },
    "tr": {
        Frame.LEAD: "Haberlere göre:",
        Frame.UNSURE: "Kesinliği şüpheli, haberlerde en yakını:",
        Frame.DIFFER: "Kaynaklar farklı söylüyor:",
        Frame.REFUSAL: "Haberlerde şunun yanıtı yok: “{question}”",
        Frame.NEAR: "İlginizi çekebilir",
        Frame.SOURCES: "Kaynaklar",
        Frame.GREETING: "Merhaba! Haberlerde yazanları sorun, onların sözleriyle yanıtlayayım.",
        Frame.THANKS: "Rica ederim! Başka sorunuz var mı?",
        Frame.IDENTITY: "Ben Sanad: yalnızca haberlerden yanıt verir, her yanıtın dayandığı "
        "sözleri gösteririm.",
        Frame.FAREWELL: "Hoşça kalın!",
        Frame.NO_WORDS: "Mesajınızda aranacak bir sözcük bulamadım. Lütfen bir soru yazın.",
        Frame.OVERVIEW: "Özet çıkarmam; belirli bir şey sorun, haberlerin sözleriyle "
        "yanıtlayayım. En yenileri:",
    },
    "fa": {
        Frame.LEAD: "به گفتهٔ مقاله‌ها:",
        Frame.UNSURE: "پاسخ نامطمئن، نزدیک‌ترین گفته در مقاله‌ها:",
        Frame.DIFFER: "منابع اختلاف دارند:",
        Frame.REFUSAL: "در مقاله‌ها پاسخی برای این پرسش نیست: «{question}»",
        Frame.NEAR: "شاید برایتان جالب باشد",
        Frame.SOURCES: "منابع",
        Frame.GREETING: "سلام! دربارهٔ آنچه در مقاله‌ها آمده بپرسید تا با واژه‌های خودشان پاسخ دهم.",
        Frame.THANKS: "خواهش می‌کنم! پرسش دیگری دارید؟",
        Frame.IDENTITY: "من سند هستم: تنها از مقاله‌ها پاسخ می‌دهم و متن پشتوانهٔ هر پاسخ را نشان "
        "می‌دهم.",
        Frame.FAREWELL: "خدانگهدار!",
        Frame.NO_WORDS: "در پیام شما واژه‌ای برای جستجو نیافتم. لطفاً پرسش خود را بنویسید.",
        Frame.OVERVIEW: "خلاصه نمی‌کنم؛ پرسش مشخصی بپرسید تا با واژه‌های مقاله‌ها پاسخ دهم. "
        "تازه‌ترین‌ها:",
    },
    "es": {
        Frame.LEAD: "Según los artículos:",
        Frame.UNSURE: "Respuesta incierta, la más cercana en los artículos:",
        Frame.DIFFER: "Las fuentes difieren:",
        Frame.REFUSAL: "Los artículos no responden a: «{question}»",
        Frame.NEAR: "Puede interesarle",
        Frame.SOURCES: "Fuentes",
        Frame.GREETING: "¡Hola! Pregúnteme por lo que dicen los artículos y respondo con sus "
        "palabras.",
        Frame.THANKS: "¡De nada! ¿Alguna otra pregunta?",
        Frame.IDENTITY: "Soy Sanad: respondo solo con los artículos y muestro las palabras exactas "
        "de cada respuesta.",
        Frame.FAREWELL: "¡Hasta luego!",
        Frame.NO_WORDS: "No encontré palabras que buscar. Escriba una pregunta, por favor.",
        Frame.OVERVIEW: "No resumo; haga una pregunta concreta y respondo con las palabras de los "
        "artículos. Los más recientes:",
    },
    "de": {
        Frame.LEAD: "Laut den Artikeln:",
        Frame.UNSURE: "Eine unsichere Antwort, die nächste in den Artikeln:",
        Frame.DIFFER: "Die Quellen widersprechen sich:",
        Frame.REFUSAL: "Die Artikel beantworten das nicht: „{question}“",
        Frame.NEAR: "Das könnte Sie interessieren",
        Frame.SOURCES: "Quellen",
        Frame.GREETING: "Hallo! Fragen Sie nach dem Inhalt der Artikel, ich antworte mit ihren "
        "Worten.",
        Frame.THANKS: "Gern geschehen! Noch eine Frage?",
        Frame.IDENTITY: "Ich bin Sanad: Ich antworte nur aus den Artikeln und zeige die Worte, auf "
        "denen jede Antwort beruht.",
        Frame.FAREWELL: "Auf Wiedersehen!",
        Frame.NO_WORDS: "Ich fand keine Wörter zum Suchen. Bitte schreiben Sie eine Frage.",
        Frame.OVERVIEW: "Ich fasse nicht zusammen; fragen Sie etwas Bestimmtes, ich antworte mit "
        "den Worten der Artikel. Die neuesten:",
    },
    "ru": {
        Frame.LEAD: "В статьях сказано:",
        Frame.UNSURE: "Ответ под вопросом, ближайшее в статьях:",
        Frame.DIFFER: "Источники расходятся:",
        Frame.REFUSAL: "В статьях нет ответа на вопрос: «{question}»",
        Frame.NEAR: "Возможно, вам будет интересно",
        Frame.SOURCES: "Источники",
        Frame.GREETING: "Здравствуйте! Спросите о том, что написано в статьях, и я отвечу их "
        "словами.",
        Frame.THANKS: "Пожалуйста! Есть ещё вопрос?",
        Frame.IDENTITY: "Я Санад: отвечаю только по статьям и показываю слова, на которых стоит "
        "каждый ответ.",
        Frame.FAREWELL: "До свидания!",
        Frame.NO_WORDS: "Я не нашёл слов для поиска. Напишите, пожалуйста, вопрос.",
        Frame.OVERVIEW: "Я не пересказываю; задайте точный вопрос, и я отвечу словами статей. "
        "Самые новые:",
    },
}

LANGUAGES_SPOKEN = tuple(_FRAMES)


def frame(key: Frame, language: str) -> str:
    """A sentence of Sanad's own; English for a language it doesn't speak."""
    return _FRAMES.get(language, _FRAMES["en"])[key]


def refusal(question: Question) -> str:
    """Says that the articles don't answer, and what was looked for."""
    asked = " ".join(question.text.split())
    if len(asked) > _SHOWN_OF_QUESTION:
        asked = asked[:_SHOWN_OF_QUESTION].rsplit(" ", 1)[0] + "…"
    return frame(Frame.REFUSAL, question.language).format(question=asked)
