"""Pictures in the sizes and formats that a browser may choose from (HTML Standard, 4.8.1 "The picture element").

A shape is the role of a picture on a page. Its sizes are made beforehand (`cms.core.sizes`); until they are there the
page names an address that makes one of them. Renditions of many pictures are read in one query with `prefetch`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.images.utils import generate_signature

from cms.core.models.files import Rendition, SiteImage
from cms.core.shapes import SET, SHAPES, SHARED, Shape

ADDRESS = "picture_size"


@dataclass(frozen=True)
class Source:
    """One format: its media type and its files with their widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a picture element is made of; `src`, `width` and `height` are of the widest file every browser knows.

    `focus` names the sides (`left top`) that what matters is at, where a style sheet cuts more.
    """

    sources: list[Source]
    srcset: str
    src: str
    width: int
    height: int
    sizes: str
    focus: str = ""


def picture(image: SiteImage, shape: str) -> Picture | None:
    """The files of a picture in a shape; None if its own file cannot be read."""
    form = SHAPES[shape]
    try:
        made = by_format(stored(image, form))
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None
    if "jpeg" not in made:
        return stand_in(image, form)
    plain = made.pop("jpeg")
    modern = [Source(f"image/{kind}", srcset(files)) for kind, files in made.items() if len(files) == len(form.filters)]
    last = plain[-1]
    return Picture(modern, srcset(plain), last.url, last.width, last.height, form.sizes, focus(image))


def stored(image: SiteImage, form: Shape) -> list[Rendition]:
    """Those files of a shape that there are, in its order; all, when they have been made."""
    if image.sizes == SET:
        return list(image.get_renditions(*form.specs).values())
    filters = [Filter(spec) for spec in form.specs]
    found = image.find_existing_renditions(*filters)
    return [found[one] for one in filters if one in found]


def by_format(files: Iterable[Rendition]) -> dict[str, list[Rendition]]:
    kinds = groupby(files, key=lambda file: file.filter_spec.rpartition("-")[2])
    return {kind: list(group) for kind, group in kinds}


def stand_in(image: SiteImage, form: Shape) -> Picture | None:
    """One size, which is made when somebody looks at it; None if there is nothing to make it from."""
    if image.sizes == SiteImage.UNREADABLE or not image.file.storage.exists(image.file.name):
        return None
    spec = f"{form.filters[len(form.filters) // 2]}|format-jpeg"
    width, height = Filter(spec).get_transform(image).size
    address = reverse(ADDRESS, args=[generate_signature(image.pk, spec), image.pk, spec])
    return Picture([], f"{address} {width:.0f}w", address, round(width), round(height), form.sizes, focus(image))


def focus(image: SiteImage) -> str:
    """The outer thirds of a picture that its focal point is in; Wagtail's cuts leave it there."""
    point = image.get_focal_point()
    if point is None:
        return ""
    x, y = point.centroid
    sides = [side(x / image.width, "left", "right"), side(y / image.height, "top", "bottom")]
    return " ".join(filter(None, sides))


def side(share: float, start: str, end: str) -> str:
    return start if share < 1 / 3 else end if share > 2 / 3 else ""


def plain(image: SiteImage, shape: str) -> Rendition | None:
    """The widest file of a shape in the format that everything can show; None if there is none yet."""
    return one(image, f"{SHAPES[shape].filters[-1]}|format-jpeg")


def srcset(files: Iterable[Rendition]) -> str:
    """Files with their widths; a small original yields the same width more than once, which is said once."""
    widths = {file.width: file.url for file in files}
    return ", ".join(f"{url} {width}w" for width, url in widths.items())


def shared(image: SiteImage | None) -> Rendition | None:
    """The picture as other services show it beside a link: JPEG, 1.91 to 1 (Open Graph); None if there is none yet."""
    return one(image, SHARED) if image else None


def one(image: SiteImage, spec: str) -> Rendition | None:
    """One size of a picture, if it has been made."""
    wanted = Filter(spec)
    return image.find_existing_renditions(wanted).get(wanted)


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
