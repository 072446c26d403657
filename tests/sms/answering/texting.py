"""Texts that come in, and what is answered."""

from itertools import count

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import Incoming, Keyword, KeywordWord, Message
from sms.words.folding import fold

NUMBER = "+77011234567"
numbers = count(1)


def text(words: str, phone: str = NUMBER, **details) -> Incoming:
    """Somebody texts us."""
    known = {"gateway": "local", "reference": f"in-{next(numbers)}", "phone": phone, "to": "+15550000000"}
    return receive(Inbound(**known | {"text": words} | details))


def replies(phone: str = NUMBER) -> list[str]:
    """What was answered, in order, without the brand."""
    rows = Message.objects.filter(phone=phone).order_by("pk").values_list("text", flat=True)
    return [said.removeprefix("Library Outreach: ") for said in rows]


def said(words: str, phone: str = NUMBER, **details) -> tuple[str, list[str]]:
    """What a text is taken for, and what is answered to it."""
    before = len(replies(phone))
    meaning = text(words, phone, **details).meaning
    return meaning, replies(phone)[before:]


def keyword(word: str, handler: str, target: str = "", language: str = "en", **fields) -> Keyword:
    """A word that makes something happen."""
    made = Keyword.objects.create(name=word, handler=handler, target=target, **fields)
    KeywordWord.objects.create(keyword=made, word=word, language=language, folded=fold(word))
    return made
