"""Pictures in the sizes and formats that a browser may choose from (HTML Standard, 4.8.1 "The picture element").

A shape is the role of a picture on a page. Renditions of many pictures are read in one query with `prefetch`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from cms.core.models.files import Rendition, SiteImage

FORMATS = ("avif", "webp", "jpeg")
DESK = "(min-width: 60rem)"


@dataclass(frozen=True)
class Shape:
    """Wagtail's filters for one role, smallest first, and how wide the picture stands (HTML's `sizes`)."""

    filters: tuple[str, ...]
    sizes: str

    @property
    def specs(self) -> list[str]:
        return [f"{spec}|format-{kind}" for kind in FORMATS for spec in self.filters]


SHAPES: dict[str, Shape] = {
    "poster": Shape(("fill-640x480", "fill-960x720", "fill-1280x960"), f"{DESK} 42vw, 100vw"),
    "wide": Shape(("width-640", "width-960", "width-1280"), f"{DESK} 58rem, 100vw"),
    "figure": Shape(("width-320", "width-640", "width-1280"), f"{DESK} 36rem, 100vw"),
    "card": Shape(("fill-320x240", "fill-640x480", "fill-960x720"), f"{DESK} 29rem, 100vw"),
    "thumb": Shape(("fill-320x240",), "9.5rem"),
    "tile": Shape(("fill-320x240", "fill-640x480"), f"{DESK} 18rem, 50vw"),
    "portrait": Shape(("fill-160x160",), "5rem"),
    "logo": Shape(("max-400x88",), "auto"),
}
SHARED = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class Source:
    """One format: its media type and its files with their widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a picture element is made of; `src`, `width` and `height` are of the widest file every browser knows."""

    sources: list[Source]
    srcset: str
    src: str
    width: int
    height: int
    sizes: str


def picture(image: SiteImage, shape: str) -> Picture | None:
    """The files of a picture in a shape, made where they are missing; None if its own file cannot be read."""
    form = SHAPES[shape]
    try:
        found = list(image.get_renditions(*form.specs).values())
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None
    kinds = [list(files) for _format, files in groupby(found, key=lambda file: file.filter_spec.rpartition("-")[2])]
    *modern, plain = [Source(f"image/{kind}", srcset(files)) for kind, files in zip(FORMATS, kinds, strict=True)]
    last = kinds[-1][-1]
    return Picture(modern, plain.srcset, last.url, last.width, last.height, form.sizes)


def plain(image: SiteImage, shape: str) -> Rendition | None:
    """The widest file of a shape in the format that everything can show; None if its own file cannot be read."""
    try:
        return image.get_rendition(f"{SHAPES[shape].filters[-1]}|format-{FORMATS[-1]}")
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None


def srcset(files: Iterable[Rendition]) -> str:
    """Files with their widths; a small original yields the same width more than once, which is said once."""
    widths = {file.width: file.url for file in files}
    return ", ".join(f"{url} {width}w" for width, url in widths.items())


def shared(image: SiteImage | None) -> Rendition | None:
    """The picture as other services show it beside a link: JPEG, 1.91 to 1 (Open Graph); None if there is none."""
    try:
        return image.get_rendition(SHARED) if image else None
    except (SourceImageIOError, OSError):
        return None


def prefetch(images: Iterable[SiteImage | None]) -> None:
    """Read the renditions of all these pictures in one query; without pictures, in none."""
    wanted = [image for image in images if image is not None]
    if not wanted:
        return
    by_image: dict[int, list[Rendition]] = {image.pk: [] for image in wanted}
    for rendition in Rendition.objects.filter(image__in=by_image):
        by_image[rendition.image_id].append(rendition)
    for image in wanted:
        image.prefetched_renditions = by_image[image.pk]


def images_in(value: object) -> Iterator[SiteImage]:
    """The pictures in a value of a StreamField, however deep."""
    if isinstance(value, SiteImage):
        yield value
    elif isinstance(value, StructValue):
        for inner in value.values():
            yield from images_in(inner)
    elif isinstance(value, StreamValue):
        for block in value:
            yield from images_in(block.value)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from images_in(inner)
