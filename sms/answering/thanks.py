"""Texts that want no answer: thanks, and signs of approval."""

from functools import cache

from sms.words.folding import fold

WORDS = (
    *("thanks", "thank you", "thank you very much", "thx", "ok", "okay", "great", "good"),
    *("спасибо", "спасибо большое", "большое спасибо", "благодарю", "хорошо", "ок", "spasibo"),
    *("рахмет", "рақмет", "көп рахмет", "raqmet", "rahmet", "жақсы"),
    *("rahmat", "раҳмат", "katta rahmat", "yaxshi", "рахмат"),
    *("cảm ơn", "cam on", "cám ơn", "xin cảm ơn"),
    *("شكرا", "شكرا جزيلا", "shukran"),
)


@cache
def folded_words() -> frozenset[str]:
    return frozenset(map(fold, WORDS))


def wants_no_answer(text: str) -> bool:
    """Whether somebody is only polite, or has sent nothing that could be read: signs and emoji alone."""
    folded = fold(text)
    return not folded or folded in folded_words()
