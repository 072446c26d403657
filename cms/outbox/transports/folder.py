"""Mails as files, for a developer's machine and the demo; every mail program opens them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cms.outbox.models import Mail
from cms.outbox.outcomes import Outcome, Verdict


class FolderTransport:
    """One file a mail, named after its time and row; sent again, it takes the same place."""

    lines = 1

    def __init__(self, folder: str):
        self.folder = Path(folder)
        self.host = "folder"

    @asynccontextmanager
    async def line(self) -> AsyncIterator["FolderTransport"]:
        yield self

    async def send(self, mail: Mail) -> Outcome:
        path = self.folder / f"{mail.created_at:%Y%m%d-%H%M%S}-{mail.pk}.eml"
        part = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(mail.content or b"")
            part.rename(path)
        except OSError as error:
            return Outcome(Verdict.LATER, str(error), halts=True)
        return Outcome(Verdict.SENT, path.name)
