"""The wording of the bot's own sentences. Latin words inside Arabic stand in bidi isolates."""

ARABIC = {
    "start": (
        "أهلًا بك في سند 👋\n"
        "اسألني عمّا ورد في الأخبار، أُجبك بكلام المقالات نفسها، ومع كل جملة مصدرها.\n\n"
        "جرّب مثلًا: ماذا قال روته عن حق النقض الروسي؟\n\n"
        "وللمزيد: \u2068/help\u2069"
    ),
    "help": (
        "اكتب سؤالك كما تسأل صديقًا، بالعربية أو بغيرها، فأبحث في المقالات التي لديّ "
        "وأجيبك بنصّها مع المصدر. ولك أن تتابع بسؤال آخر عن الموضوع نفسه.\n\n"
        "أمثلة:\n"
        "• ماذا قال روته عن حق النقض الروسي؟\n"
        "• متى عُقدت قمة باريس بشأن أوكرانيا؟\n"
        "• كم دولة شاركت في اجتماع باريس؟\n\n"
        "في المجموعات: اذكر اسمي مع سؤالك، أو رُدّ على إحدى رسائلي، أو اكتب "
        "\u2068/ask\u2069 ثم السؤال.\n\n"
        "ما لا أستطيعه: لا أجيب من خارج المقالات، ولا أتصفّح الإنترنت، ولا أبدي رأيًا، "
        "ولا أفهم الصور ولا التسجيلات الصوتية. وإن لم أجد الجواب قلتُ ذلك صراحة."
    ),
    "ask_usage": (
        "اكتب السؤال بعد الأمر في الرسالة نفسها، مثل:\n"
        "\u2068/ask\u2069 ماذا قال روته عن حق النقض الروسي؟"
    ),
    "empty": "لم أجد سؤالًا في رسالتك. اكتبه بالكلمات وسأبحث لك عن جوابه.",
    "text_only": "لا أقرأ إلا النصوص حتى الآن. اكتب سؤالك وسأبحث لك عن جوابه في الأخبار.",
    "unknown_command": "لا أعرف هذا الأمر. اكتب سؤالك مباشرة، أو انظر \u2068/help\u2069.",
    "too_long": (
        "سؤالك طويل عليّ: عدد حروفه {found}، والحدّ {limit}. اختصره من فضلك في جملة أو جملتين."
    ),
    "slow_down": (
        "وصلتني منك أسئلة كثيرة في وقت قصير. انتظر قليلًا من فضلك ثم أعد سؤالك "
        "(المدة بالثواني: {seconds})."
    ),
    "not_ready": "ليس لديّ مقالات أبحث فيها بعد. عُد إليّ بعد قليل من فضلك.",
    "failed": (
        "عذرًا، حدث خطأ ولم أستطع الإجابة. حاول مرة أخرى بعد قليل. (رقم الخطأ: \u2068{id}\u2069)"
    ),
    "untitled": "مقال بلا عنوان",
    "menu_ask": "اسأل سؤالًا عن الأخبار",
    "menu_help": "كيف أسأل؟ وما الذي لا يستطيعه سند؟",
}

ENGLISH = {
    "start": (
        "Welcome to Sanad 👋\n"
        "Ask me about the news: I answer in the articles' own words, with a source for every "
        "sentence.\n\n"
        "Try: What did Rutte say about a Russian veto?\n\n"
        "More: /help"
    ),
    "help": (
        "Ask as you would ask a friend, in Arabic or another language. I search the articles I "
        "have and answer in their words, with the source. You can follow up on the same "
        "subject.\n\n"
        "Examples:\n"
        "• What did Rutte say about a Russian veto?\n"
        "• When was the Paris summit on Ukraine held?\n"
        "• How many countries took part in the Paris meeting?\n\n"
        "In groups: mention me in your question, reply to one of my messages, or write /ask and "
        "the question.\n\n"
        "What I can't do: answer from outside the articles, browse the web, give opinions, or "
        "understand pictures and voice messages. When I don't find the answer, I say so."
    ),
    "ask_usage": (
        "Write the question after the command, in the same message:\n"
        "/ask What did Rutte say about a Russian veto?"
    ),
    "empty": "I found no question in your message. Put it in words and I'll look for the answer.",
    "text_only": "I only read text so far. Write your question and I'll look for it in the news.",
    "unknown_command": "I don't know that command. Just write your question, or see /help.",
    "too_long": (
        "Your question is too long for me: {found} characters, and I can take {limit}. "
        "Please put it in a sentence or two."
    ),
    "slow_down": (
        "You have sent me many questions in a short time. Please ask again in {seconds} seconds."
    ),
    "not_ready": "I have no articles to search yet. Please come back in a while.",
    "failed": (
        "Sorry, something went wrong and I couldn't answer. Please try again in a moment. "
        "(Error {id})"
    ),
    "untitled": "Untitled article",
    "menu_ask": "Ask a question about the news",
    "menu_help": "How to ask, and what Sanad can't do",
}

FRENCH = {
    "start": (
        "Bienvenue chez Sanad 👋\n"
        "Interrogez-moi sur l'actualité : je réponds avec les mots mêmes des articles, et une "
        "source pour chaque phrase.\n\n"
        "Par exemple : Qu'a dit Rutte d'un veto russe ?\n\n"
        "Pour en savoir plus : /help"
    ),
    "help": (
        "Posez votre question comme à un ami, en arabe ou dans une autre langue. Je cherche dans "
        "les articles dont je dispose et je réponds avec leurs mots, source à l'appui. Vous "
        "pouvez poursuivre sur le même sujet.\n\n"
        "Exemples :\n"
        "• Qu'a dit Rutte d'un veto russe ?\n"
        "• Quand s'est tenu le sommet de Paris sur l'Ukraine ?\n"
        "• Combien de pays ont participé à la réunion de Paris ?\n\n"
        "Dans les groupes : mentionnez-moi, répondez à l'un de mes messages, ou écrivez /ask "
        "suivi de la question.\n\n"
        "Ce que je ne sais pas faire : répondre en dehors des articles, naviguer sur le web, "
        "donner un avis, comprendre les images et les messages vocaux. Si je ne trouve pas la "
        "réponse, je le dis."
    ),
    "ask_usage": (
        "Écrivez la question après la commande, dans le même message :\n"
        "/ask Qu'a dit Rutte d'un veto russe ?"
    ),
    "empty": (
        "Je n'ai pas trouvé de question dans votre message. Écrivez-la avec des mots et je "
        "chercherai la réponse."
    ),
    "text_only": (
        "Je ne lis que le texte pour l'instant. Écrivez votre question et je chercherai dans "
        "l'actualité."
    ),
    "unknown_command": (
        "Je ne connais pas cette commande. Écrivez simplement votre question, ou voyez /help."
    ),
    "too_long": (
        "Votre question est trop longue pour moi : {found} caractères, pour {limit} au plus. "
        "Résumez-la en une phrase ou deux, s'il vous plaît."
    ),
    "slow_down": (
        "Vous m'avez posé beaucoup de questions en peu de temps. Reposez la vôtre dans {seconds} "
        "secondes, s'il vous plaît."
    ),
    "not_ready": "Je n'ai pas encore d'articles où chercher. Revenez dans un moment.",
    "failed": (
        "Désolé, une erreur m'a empêché de répondre. Réessayez dans un instant. (Erreur {id})"
    ),
    "untitled": "Article sans titre",
    "menu_ask": "Poser une question sur l'actualité",
    "menu_help": "Comment demander, et ce que Sanad ne sait pas faire",
}

TURKISH = {
    "start": (
        "Sanad'a hoş geldiniz 👋\n"
        "Bana haberleri sorun: makalelerin kendi sözleriyle, her cümlenin kaynağını göstererek "
        "yanıtlarım.\n\n"
        "Örneğin: Rutte, Rusya'nın veto hakkı için ne dedi?\n\n"
        "Daha fazlası: /help"
    ),
    "help": (
        "Bir dostunuza sorar gibi, Arapça ya da başka bir dilde sorun. Elimdeki makalelerde arar, "
        "onların sözleriyle ve kaynağıyla yanıtlarım. Aynı konuda sormaya devam "
        "edebilirsiniz.\n\n"
        "Örnekler:\n"
        "• Rutte, Rusya'nın veto hakkı için ne dedi?\n"
        "• Ukrayna konulu Paris zirvesi ne zaman yapıldı?\n"
        "• Paris toplantısına kaç ülke katıldı?\n\n"
        "Gruplarda: sorunuzda benden söz edin, bir mesajımı yanıtlayın ya da /ask yazıp sorunuzu "
        "ekleyin.\n\n"
        "Yapamadıklarım: makalelerin dışından yanıt vermek, internette gezinmek, görüş bildirmek, "
        "resimleri ve sesli mesajları anlamak. Yanıtı bulamazsam bunu söylerim."
    ),
    "ask_usage": (
        "Soruyu komuttan sonra, aynı mesajda yazın:\n/ask Rutte, Rusya'nın veto hakkı için ne dedi?"
    ),
    "empty": "Mesajınızda bir soru bulamadım. Sözcüklerle yazın, yanıtını arayayım.",
    "text_only": "Şimdilik yalnızca metin okuyabiliyorum. Sorunuzu yazın, haberlerde arayayım.",
    "unknown_command": "Bu komutu bilmiyorum. Sorunuzu yazmanız yeterli, ya da /help'e bakın.",
    "too_long": (
        "Sorunuz benim için çok uzun: {found} karakter; en çok {limit} karakter alabiliyorum. "
        "Lütfen bir iki cümleyle sorun."
    ),
    "slow_down": "Kısa sürede çok soru gönderdiniz. Lütfen {seconds} saniye sonra yeniden sorun.",
    "not_ready": "Henüz arayabileceğim makale yok. Lütfen biraz sonra yeniden gelin.",
    "failed": (
        "Üzgünüm, bir hata oldu ve yanıt veremedim. Lütfen birazdan yeniden deneyin. (Hata {id})"
    ),
    "untitled": "Başlıksız makale",
    "menu_ask": "Haberler hakkında soru sor",
    "menu_help": "Nasıl sorulur, Sanad neleri yapamaz",
}
