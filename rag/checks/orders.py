"""Sentences of an article that speak to a machine instead of a reader ("ignore your rules")."""

import re

from index.text.arabic import fold

_ARABIC_RULES = r"(?:ال)?(?:تعليمات|توجيهات|اوامر|قواعد|ضوابط|ارشادات|قيود)"
_LATIN_RULES = r"\b(?:instruction|rule|prompt|guideline|direction|command|order|constraint)s?"

# Over folded text. Narrow on purpose: a sentence that matches is neither shown to the model nor
# cited, and news about chat models must stay readable.
_ORDERS = re.compile(
    "|".join(
        (
            # Ignore what you were told.
            # "ignored the doctors' orders" is news; "your orders", "the orders above" are not.
            rf"(?:^|\W)و?(?:تجاهل|انس|اهمل|خالف|تخط|لا تلتزم|لا تتبع)(?:ي|وا)? "
            rf"(?:كل |جميع |اي |هذه )*ب?{_ARABIC_RULES}"
            r"(?:كم?\b|.{0,25}?\b(?:السابق|النظام|اعلاه|المعط))",
            r"(?:^|\W)و?(?:تجاهل|انس|اهمل)(?:ي|وا)? (?:كل |جميع )?(?:ما )?(?:سبق|قيل لك|طلب منك)",
            r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}?"
            rf"\b(?:all|any|previous|prior|above|earlier|your|system)\b.{{0,30}}?{_LATIN_RULES}\b",
            r"\b(?:ignorez|oubliez|ignora|olvida|ignoriere|vergiss)\b.{0,60}?"
            r"\b(?:instruc|instruk|consigne|regle|regla|anweisung|regel)",
            r"\b(?:onceki|tum) (?:talimat|kural)\w*.{0,20}\b(?:yok say|unut|gormezden)",
            r"\bигнорируй|\bзабудь\b.{0,40}\b(?:инструкц|правил)",
            r"(?:دستور|قواعد)\w*.{0,30}(?:ناديده|فراموش)",
            # You are somebody else now.
            r"\b(?:انت الان|من الان فصاعدا انت|تصرف (?:ك|علي انك)|تظاهر بانك)\b",
            r"\byou are (?:now|no longer) (?:a|an|the)\b|^\W*(?:act as|pretend (?:to be|you))\b",
            r"\b(?:مساعد|نموذج|روبوت)\w* (?:ذكاء|الذكاء|لغوي|اللغوي)\b.{0,30}"
            r"\b(?:عليك|يجب ان ت|اكتب|اجب)",
            # Write exactly this.
            r"^\W*و?(?:اجب|اكتب)(?:ي|وا)? (?:ان|ب|فقط|حرفيا|ل)",
            r"^\W*و?(?:قل|رد|كرر|اطبع)(?:ي|وا)? (?:فقط|حرفيا|للمستخدم|للقارئ|للسائل|علي السائل)",
            r"^\W*و?قل(?: ان\b|ي ان\b|\s*[:\"])",
            r"^\W*(?:please )?(?:reply|respond|answer|output|print|repeat|say)\b"
            r".{0,20}?\b(?:with|exactly|only|that|the following|verbatim)\b",
            r"\b(?:no_answer)\b",
            # The marks of a conversation between people and machines.
            r"<\|.{1,30}?\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|user|evidence|context)\b",
            r"^\W*(?:system|assistant|user|developer|النظام|المساعد|المستخدم)\s*:",
            r"\b(?:system|developer) (?:prompt|message|override)\b",
            r"(?:رساله|موجه|تعليمات|اوامر) (?:من )?(?:النظام|المطور|المطورين)\b",
            r"\bend of (?:the )?(?:evidence|documents?|articles?)\b|\bنهايه (?:الادله|المقالات)",
        )
    ),
    re.DOTALL,
)


def is_order(sentence: str) -> bool:
    """Whether a sentence gives orders to the machine that reads it.

    A list of the known guises, and so never complete: what it lets through still has to pass
    the prompt and the verification.
    """
    return bool(_ORDERS.search(fold(sentence)))
