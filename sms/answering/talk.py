"""One text and all that is known about who sent it: what handlers are given."""

import datetime
from dataclasses import dataclass

from sms.models import Incoming, Keyword, Sender, Subscriber
from sms.words.reading import Reading


@dataclass(slots=True)
class Talk:
    """`language` is that of the answer, which is active while a handler works. `keyword`: the one that was texted.

    `sender` is what the text came to, if people can reply to it; `may_answer` says whether an answer may go out at all;
    `stopped_by_gateway` that the provider has taken the text for STOP itself.
    """

    incoming: Incoming
    phone: str
    country: str
    language: str
    text: str
    reading: Reading
    moment: datetime.datetime
    subscriber: Subscriber | None = None
    sender: Sender | None = None
    keyword: Keyword | None = None
    may_answer: bool = True
    stopped_by_gateway: bool = False
