"""A mail as a mail program shows it."""

import email
import email.policy
from dataclasses import dataclass
from functools import cached_property
from typing import cast


@dataclass(frozen=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


class Opened:
    """Text, page, headers and files of a mail in the form in which it travels (RFC 5322)."""

    def __init__(self, content: bytes):
        self.message = email.message_from_bytes(content, policy=email.policy.default)

    @cached_property
    def html(self) -> str:
        """The page; empty if there is none."""
        return self.body("html")

    @cached_property
    def text(self) -> str:
        return self.body("plain")

    def body(self, subtype: str) -> str:
        part = self.message.get_body(preferencelist=(subtype,))
        return part.get_content() if part else ""

    @cached_property
    def headers(self) -> list[tuple[str, str]]:
        """Every header with its value in readable letters."""
        return [(name, str(value)) for name, value in self.message.items()]

    @cached_property
    def attachments(self) -> list[Attachment]:
        """Files, in their order."""
        return [
            Attachment(part.get_filename() or "", part.get_content_type(), cast(bytes, part.get_payload(decode=True)))
            for part in self.message.iter_attachments()
        ]
