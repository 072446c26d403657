"""Any of Django's e-mail backends as a way out: the console, memory, or one for the interface of a mail service."""

import asyncio
import email
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email.message import Message

from django.core.mail import EmailMessage, get_connection

from cms.outbox.models import Mail
from cms.outbox.opened import Opened
from cms.outbox.outcomes import Outcome, Verdict


class Finished(EmailMessage):
    """A message that was written before and is not rendered again."""

    def __init__(self, mail: Mail):
        self.content = bytes(mail.content or b"")
        super().__init__(mail.subject, Opened(self.content).text, mail.sender, [mail.recipient])

    def message(self) -> Message:
        return email.message_from_bytes(self.content)


class BackendTransport:
    """Hands mails to a backend one by one."""

    lines = 1

    def __init__(self, backend: str):
        self.backend = backend
        self.host = backend

    @asynccontextmanager
    async def line(self) -> AsyncIterator["BackendTransport"]:
        yield self

    async def send(self, mail: Mail) -> Outcome:
        return await asyncio.to_thread(self.hand_over, Finished(mail))

    def hand_over(self, message: EmailMessage) -> Outcome:
        """A backend does not say how far it came before it failed."""
        try:
            get_connection(self.backend).send_messages([message])
        except Exception as error:
            return Outcome(Verdict.UNKNOWN, repr(error))
        return Outcome(Verdict.SENT)
