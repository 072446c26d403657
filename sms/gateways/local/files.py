"""Texts as files: a folder for each number, a file for each text; file names are in the order of time."""

import datetime
import json
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

LATEST = 100


@dataclass(frozen=True, slots=True)
class Text:
    """A text to a phone, or, if it is `mine`, one that its owner has written to `sender`."""

    name: str
    sender: str
    text: str
    at: datetime.datetime
    mine: bool = False


def folder_of(phone: str) -> Path:
    """Where the texts of a number (E.164) are."""
    return Path(settings.VAR, "sms", "".join(filter(str.isdigit, phone)))


def keep(phone: str, *, sender: str, text: str, mine: bool = False, mark: str = "") -> str:
    """Write a text, whole or not at all; answers its name, which ends in `mark`. Raises OSError."""
    now = timezone.now()
    kept = Text(f"{now:%Y%m%dT%H%M%S%f}-{mark or uuid.uuid4().hex}", sender, text, now, mine)
    file = folder_of(phone) / f"{kept.name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(asdict(kept) | {"at": now.isoformat()}, ensure_ascii=False), encoding="utf-8")
    part.rename(file)
    return kept.name


def thread_of(phone: str) -> list[Text]:
    """The last texts of a number, the newest at the end."""
    return [read(file) for file in sorted(folder_of(phone).glob("*.json"))[-LATEST:]]


def find(phone: str, mark: str) -> str:
    """The name of the text that was kept with this mark; empty if there is none."""
    return next((file.stem for file in folder_of(phone).glob(f"*-{mark}.json")), "")


def phones() -> list[str]:
    """All numbers (E.164) that have texts, the one with the newest first."""
    folders = [folder for folder in Path(settings.VAR, "sms").glob("*") if folder.is_dir()]
    return [f"+{folder.name}" for folder in sorted(folders, key=lambda one: one.stat().st_mtime, reverse=True)]


def read(file: Path) -> Text:
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Text(**kept | {"at": datetime.datetime.fromisoformat(kept["at"])})
