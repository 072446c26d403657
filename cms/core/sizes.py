"""Making pictures in every size, once, before anybody looks at them.

Saving a picture makes its sizes due and nudges a worker; a tick finds what was missed. One worker at a time makes
sizes, for some seconds, so that letters never wait behind a hundred uploads. One picture is worked on by one process,
whichever began.
"""

import logging
import time

from django.db import transaction
from PIL.Image import DecompressionBombError
from wagtail.images.models import Filter

from cms.core.models.files import MAKE_SIZES, Rendition, SiteImage
from cms.core.models.leases import held
from cms.core.nudges import nudge
from cms.core.shapes import EVERY_SIZE, SET

logger = logging.getLogger(__name__)
SECONDS_AT_A_TIME = 20
LEASE_SECONDS = 300
SECONDS_TO_WAIT = 3.0
PAUSE = 0.1
# What decoders raise for files that are no pictures.
NO_PICTURE = (OSError, ValueError, LookupError, SyntaxError, DecompressionBombError)
SETTLED = (SET, SiteImage.UNREADABLE)


def make_due_sizes(*, seconds: float = SECONDS_AT_A_TIME) -> int:
    """Make the sizes of pictures that are due, newest first, for about so long; answers how many files were made.

    What is left is given to the end of the queue, behind everything that came meanwhile.
    """
    made, end = 0, time.monotonic() + seconds
    with held("sizes", seconds=LEASE_SECONDS) as mine:
        due = SiteImage.objects.exclude(sizes__in=SETTLED).order_by("-pk").values_list("pk", flat=True)
        for pk in list(due) if mine else []:
            if time.monotonic() > end:
                nudge(MAKE_SIZES)
                break
            made += try_to_make_sizes(pk)
    return made


def try_to_make_sizes(pk: int) -> int:
    """As `make_sizes`; a fault with one picture does not keep the others from theirs, and it stays due."""
    try:
        return make_sizes(image_id=pk)
    except Exception:
        logger.exception("The sizes of picture %s could not be made", pk)
        return 0


def make_sizes(*, image_id: int) -> int:
    """Make every size of a picture that it does not have; answers how many were made."""
    made = 0
    with held(name_of(image_id), seconds=LEASE_SECONDS) as mine:
        while mine and (image := SiteImage.objects.filter(pk=image_id).exclude(sizes__in=SETTLED).first()):
            made += make_missing(image)
    return made


def make_missing(image: SiteImage) -> int:
    """Make what is missing and write down that it is there, unless the picture has become another in the meantime."""
    try:
        made = [image.create_rendition(size).pk for size in missing(image)]
    except NO_PICTURE as error:
        if is_fault_of_ours(error):
            raise
        logger.warning("Picture %s cannot be read: %r", image.pk, error)
        settle(image, SiteImage.UNREADABLE)
        return 0
    if settle(image, SET):
        remove_outdated(image)
        return len(made)
    for rendition in Rendition.objects.filter(pk__in=made):
        rendition.delete()
    return 0


def is_fault_of_ours(error: Exception) -> bool:
    """A full disk or a file that may not be read, and not one that is lost or no picture."""
    cause = error.__cause__ or error
    return getattr(cause, "errno", None) is not None and not isinstance(cause, FileNotFoundError)


def make_size(*, image: SiteImage, spec: str) -> Rendition | None:
    """One size of a picture at once, or what whoever is at work on the picture makes of it in the next seconds."""
    wanted, end = Filter(spec), time.monotonic() + SECONDS_TO_WAIT
    while time.monotonic() < end:
        if found := image.find_existing_renditions(wanted).get(wanted):
            return found
        with held(name_of(image.pk), seconds=LEASE_SECONDS) as mine:
            if mine:
                return image.get_rendition(wanted)
        time.sleep(PAUSE)
    return None


def missing(image: SiteImage) -> list[Filter]:
    """The sizes that a picture does not have for its focal point."""
    there = set(image.renditions.values_list("filter_spec", "focal_point_key"))
    return [size for size in map(Filter, EVERY_SIZE) if (size.spec, size.get_cache_key(image)) not in there]


@transaction.atomic
def settle(image: SiteImage, sizes: str) -> bool:
    """Write down what became of a picture; False if it has meanwhile become another, or is gone."""
    now = SiteImage.objects.select_for_update().filter(pk=image.pk).first()
    if now is None or made_from(now) != made_from(image):
        return False
    now.sizes = sizes
    now.save(update_fields=["sizes", "changed"])
    return True


def made_from(image: SiteImage) -> tuple:
    """What sizes depend on."""
    return image.file.name, image.get_focal_point()


def remove_outdated(image: SiteImage) -> None:
    """Delete what was cut for another focal point."""
    for rendition in image.renditions.all():
        if rendition.focal_point_key != Filter(rendition.filter_spec).get_cache_key(image):
            rendition.delete()


def name_of(image_id: int) -> str:
    return f"sizes of picture {image_id}"
