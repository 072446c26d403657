"""The files of a press kit as a reader takes them away."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from wagtail.blocks import StreamValue


@dataclass(frozen=True)
class PressFile:
    """One file: its size in bytes; for a picture its width and height in pixels and who made it."""

    title: str
    url: str
    kind: str
    size: int | None
    width: int | None = None
    height: int | None = None
    credit: str = ""


def press_files(kit: Iterable[StreamValue.StreamChild]) -> list[PressFile]:
    """The files of a press kit in its order; what has been deleted since is left out."""
    return [press_file(block) for block in kit if block.value]


def press_file(block: StreamValue.StreamChild) -> PressFile:
    """A document leads through Wagtail, which knows who may have it; a picture to its original."""
    item = block.value
    kind = PurePath(item.file.name).suffix.removeprefix(".").upper()
    if block.block_type == "document":
        return PressFile(item.title, item.url, kind, item.file_size)
    return PressFile(item.title, item.file.url, kind, item.file_size, item.width, item.height, item.credit)
