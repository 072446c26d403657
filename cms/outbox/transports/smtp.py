"""Mails to a mail server (RFC 5321), several lines at once, each used for many mails."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

from aiosmtplib import SMTP, SMTPDataError, SMTPException, SMTPResponseException
from aiosmtplib.protocol import SMTPProtocol
from django.conf import settings

from cms.outbox.models import Mail
from cms.outbox.outcomes import Outcome, Verdict

from .replies import judge

LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)
MAILS_PER_CONNECTION = 100
# RFC 5321, 4.5.3.2: whoever hangs up early on the last answer makes copies.
SECONDS_FOR_A_COMMAND, SECONDS_FOR_THE_VERDICT = 120, 600
GO_AHEAD = 354


class SmtpTransport:
    """The mail server that EMAIL_URL names."""

    lines = 10

    def __init__(self) -> None:
        self.host = settings.EMAIL_HOST

    @asynccontextmanager
    async def line(self) -> AsyncIterator["SmtpLine"]:
        line = SmtpLine()
        try:
            yield line
        finally:
            await line.hang_up()


class SmtpLine:
    """One connection; it is made for the first mail, and anew when it is lost or worn."""

    def __init__(self) -> None:
        self.client = SMTP(
            hostname=settings.EMAIL_HOST,
            port=settings.EMAIL_PORT,
            username=settings.EMAIL_HOST_USER or None,
            password=settings.EMAIL_HOST_PASSWORD or None,
            use_tls=settings.EMAIL_USE_SSL,
            start_tls=settings.EMAIL_USE_TLS,
            local_hostname=urlsplit(settings.PUBLIC_URL).hostname,
            timeout=SECONDS_FOR_A_COMMAND,
        )
        self.used = 0

    async def send(self, mail: Mail) -> Outcome:
        """Send one mail. Whatever goes wrong before its text is on its way has sent nothing; then only an answer can
        tell."""
        try:
            await self.connect()
        except (SMTPException, OSError, ValueError) as error:
            return Outcome(Verdict.LATER, str(error), halts=True)
        try:
            protocol = await self.hand_over(mail)
        except SMTPResponseException as refusal:
            await self.forget_envelope()
            return judge(refusal.code, refusal.message)
        except (SMTPException, OSError) as error:
            self.client.close()
            return Outcome(Verdict.LATER, str(error))
        except ValueError as error:
            await self.forget_envelope()
            return Outcome(Verdict.REFUSED, str(error))
        return await self.verdict(protocol)

    async def connect(self) -> None:
        """Have a connection that can take one more mail."""
        if self.used >= MAILS_PER_CONNECTION:
            await self.hang_up()
        if not self.client.is_connected:
            await self.client.connect(timeout=settings.EMAIL_TIMEOUT)
            await self.client.ehlo()
            self.used = 0
        self.used += 1

    async def hand_over(self, mail: Mail) -> SMTPProtocol:
        """Name sender and recipient and write the message; answers whom its verdict is to be had from."""
        content = bytes(mail.content or b"")
        encoding = "utf-8" if self.client.supports_extension("smtputf8") else "ascii"
        await self.client.mail(mail.sender, options=self.options(mail, content), encoding=encoding)
        await self.client.rcpt(mail.recipient, encoding=encoding)
        answer = await self.client.execute_command(b"DATA")
        if answer.code != GO_AHEAD or self.client.protocol is None:
            raise SMTPDataError(answer.code, answer.message)
        self.client.protocol.write(LEADING_DOT.sub(b"..", content) + b".\r\n")
        return self.client.protocol

    def options(self, mail: Mail, content: bytes) -> list[str]:
        """What this server wants to be told beforehand (RFC 1870, RFC 6152, RFC 6531)."""
        wanted = {
            "size": (f"SIZE={len(content)}", True),
            "8bitmime": ("BODY=8BITMIME", not content.isascii()),
            "smtputf8": ("SMTPUTF8", not f"{mail.sender}{mail.recipient}".isascii()),
        }
        return [option for name, (option, needed) in wanted.items() if needed and self.client.supports_extension(name)]

    async def verdict(self, protocol: SMTPProtocol) -> Outcome:
        """What the server says of the whole; silence or nonsense leaves it open whether the mail went."""
        try:
            answer = await protocol.read_response(timeout=SECONDS_FOR_THE_VERDICT)
        except (SMTPException, OSError) as error:
            self.client.close()
            return Outcome(Verdict.UNKNOWN, str(error))
        if answer.code // 100 not in (2, 4, 5):
            self.client.close()
            return Outcome(Verdict.UNKNOWN, f"{answer.code} {answer.message}")
        return judge(answer.code, answer.message)

    async def forget_envelope(self) -> None:
        """Leave nothing of a refused mail behind for the next one."""
        try:
            await self.client.rset()
        except (SMTPException, OSError):
            self.client.close()

    async def hang_up(self) -> None:
        with suppress(SMTPException, OSError):
            await self.client.quit()
        self.client.close()
