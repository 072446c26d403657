"""Sizes of pictures are made once, beforehand, and for the picture as it is."""

import datetime
import io
import threading
import uuid
from collections import Counter
from pathlib import Path

import pytest
from celery import Celery
from django.core.files.base import ContentFile
from django.db import connections
from django.utils import timezone
from PIL import Image, ImageChops, ImageDraw, ImageStat
from wagtail.images.models import Filter
from wagtail.images.rect import Rect

from cms.celery import app as celery_app
from cms.core import pictures, sizes
from cms.core.models import Lease, Rendition, SiteImage
from cms.core.models.files import ORIENTATION
from cms.core.models.leases import held
from cms.core.nudges import nudge
from cms.core.shapes import EVERY_SIZE, SET, SHAPES
from cms.core.sizes import make_due_sizes, make_size, make_sizes
from tests.factories.images import ImageFactory
from tests.factories.pages import NewsPageFactory, news_index_in
from tests.factories.users import AdministratorFactory
from tests.reading import elements

pytestmark = pytest.mark.django_db
SMALL = {"file__width": 120, "file__height": 90}


def small_image(**fields) -> SiteImage:
    """A picture whose file has a name like no other's."""
    return ImageFactory(file__filename=f"{uuid.uuid4().hex}.jpg", **SMALL | fields)


def files_of(image: SiteImage) -> list[str]:
    folder = Path(image.file.storage.path("images"))
    return [path.name for path in folder.glob(f"{Path(image.file.name).stem[:20]}*")]


def fresh(image: SiteImage) -> SiteImage:
    return SiteImage.objects.get(pk=image.pk)


@pytest.fixture
def waiting_tasks():
    """Read the names of tasks that wait for a worker."""
    with celery_app.connection_for_write() as broker:
        broker.default_channel.queue_purge("celery")

        def read() -> list[str]:
            queue = broker.SimpleQueue("celery")
            return [queue.get(block=False).headers["task"] for _message in range(queue.qsize())]

        yield read


def test_every_size_of_every_shape_is_made_once():
    assert {spec for shape in SHAPES.values() for spec in shape.specs} <= set(EVERY_SIZE)
    assert max(Counter(EVERY_SIZE).values()) == 1
    assert [spec.rpartition("-")[2] for spec in EVERY_SIZE] == sorted(
        (spec.rpartition("-")[2] for spec in EVERY_SIZE), key=["jpeg", "webp", "avif"].index
    )


def test_saved_picture_is_due_and_a_worker_is_told(waiting_tasks, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = small_image()
    assert (fresh(image).sizes, waiting_tasks()) == ("", ["cms.core.tasks.make_due_sizes"])


def test_sizes_are_made_once():
    image = small_image()
    assert (make_sizes(image_id=image.pk), make_sizes(image_id=image.pk)) == (len(EVERY_SIZE), 0)
    assert (fresh(image).sizes, len(files_of(image))) == (SET, len(EVERY_SIZE))


def test_page_makes_nothing_and_names_an_address_that_makes_one(client):
    image = small_image()
    made = pictures.picture(image, "card")
    assert (made.sources, Rendition.objects.count()) == ([], 0)
    assert (made.width, made.height) == (120, 90)
    response = client.get(made.src)
    rendition = Rendition.objects.get()
    assert (response.status_code, response["Location"]) == (302, rendition.url)
    assert (rendition.filter_spec, rendition.width) == ("fill-640x480|format-jpeg", 120)
    assert "no-store" in response["Cache-Control"]


def test_sizes_that_are_there_are_shown_before_all_are():
    image = small_image()
    image.get_rendition("fill-320x240|format-jpeg")
    made = pictures.picture(image, "card")
    assert (made.sources, made.src) == ([], image.renditions.get().url)


def test_address_of_a_size_that_no_page_names_is_refused(client):
    image = small_image()
    address = pictures.picture(image, "card").src
    assert client.get(address.replace("640", "641")).status_code == 403
    assert Rendition.objects.count() == 0


def test_address_of_a_picture_that_is_lost_or_broken_is_not_found(client):
    image = small_image()
    address = pictures.picture(image, "card").src
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"not a picture")
    assert client.get(address).status_code == 404
    image.delete()
    assert client.get(address).status_code == 404


def test_address_leads_to_the_original_while_somebody_else_is_at_work(client, monkeypatch):
    monkeypatch.setattr(sizes, "SECONDS_TO_WAIT", 0.15)
    image = small_image()
    with held(sizes.name_of(image.pk), seconds=60):
        assert client.get(pictures.picture(image, "card").src)["Location"] == image.file.url
    assert Rendition.objects.count() == 0


def test_new_focal_point_makes_new_cuts_and_removes_the_old_ones():
    image = small_image()
    make_sizes(image_id=image.pk)
    old = {row.filter_spec: row.pk for row in image.renditions.all()}
    image = fresh(image)
    image.set_focal_point(Rect.from_point(10, 10, 4, 4))
    image.save()
    cuts = [spec for spec in EVERY_SIZE if spec.startswith("fill-")]
    assert make_sizes(image_id=image.pk) == len(cuts)
    new = {row.filter_spec: row.pk for row in image.renditions.all()}
    assert {spec for spec in EVERY_SIZE if new[spec] != old[spec]} == set(cuts)


def test_saved_title_makes_no_size_anew():
    image = small_image()
    make_sizes(image_id=image.pk)
    image = fresh(image)
    image.title = "Another"
    image.save()
    assert (make_sizes(image_id=image.pk), fresh(image).sizes) == (0, SET)


def upload(color: str) -> ContentFile:
    file = io.BytesIO()
    Image.new("RGB", (120, 90), color).save(file, "PNG")
    return ContentFile(file.getvalue(), name=f"{color}.png")


def colour_of(rendition: Rendition) -> tuple:
    with rendition.file.open() as file, Image.open(file) as picture:
        return picture.convert("RGB").getpixel((5, 5))


def test_new_file_makes_all_sizes_anew(client):
    image = small_image()
    make_sizes(image_id=image.pk)
    client.force_login(AdministratorFactory())
    form = {"title": "A", "file": upload("red"), "collection": image.collection_id, "description": "", "tags": ""}
    client.post(f"/admin/images/{image.pk}/", form)
    assert (fresh(image).sizes, image.renditions.count()) == ("", 0)
    assert make_sizes(image_id=image.pk) == len(EVERY_SIZE)
    assert colour_of(image.renditions.get(filter_spec="fill-160x160|format-jpeg"))[0] > 240


def test_picture_that_is_replaced_while_its_sizes_are_made_keeps_none_of_the_old():
    image = small_image()
    begun = fresh(image)
    image.file = upload("red")
    image.save()
    assert (sizes.make_missing(begun), image.renditions.count(), fresh(image).sizes) == (0, 0, "")
    assert make_sizes(image_id=image.pk) == len(EVERY_SIZE)


def test_picture_that_is_deleted_while_its_sizes_are_made_is_no_fault():
    image = small_image()
    begun = fresh(image)
    image.delete()
    assert (sizes.settle(begun, SET), make_sizes(image_id=begun.pk)) == (False, 0)


def test_picture_that_cannot_be_read_is_tried_again_only_when_it_changes():
    image = small_image()
    image.file.storage.delete(image.file.name)
    assert (make_due_sizes(), fresh(image).sizes) == (0, SiteImage.UNREADABLE)
    image = fresh(image)
    image.file = upload("red")
    image.save()
    assert (make_due_sizes(), fresh(image).sizes) == (len(EVERY_SIZE), SET)


def test_fault_of_ours_leaves_a_picture_due_and_the_others_get_theirs(caplog):
    older, newer = small_image(), small_image()
    folder = Path(newer.file.path)
    folder.unlink()
    folder.mkdir()
    assert (make_due_sizes(), fresh(older).sizes, fresh(newer).sizes) == (len(EVERY_SIZE), SET, "")
    assert caplog.messages[-1] == f"The sizes of picture {newer.pk} could not be made"


def test_what_is_left_goes_behind_what_came_meanwhile(waiting_tasks):
    small_image(), small_image()
    assert (make_due_sizes(seconds=0), waiting_tasks()) == (0, ["cms.core.tasks.make_due_sizes"])


def test_one_worker_at_a_time_makes_sizes():
    small_image()
    with held("sizes", seconds=60):
        assert make_due_sizes() == 0


def test_another_set_of_shapes_makes_every_picture_due():
    image = small_image()
    SiteImage.objects.filter(pk=image.pk).update(sizes="an old set")
    assert (make_due_sizes(), fresh(image).sizes) == (len(EVERY_SIZE), SET)


def test_broker_that_is_away_keeps_nobody_from_uploading(caplog):
    before = celery_app
    try:
        Celery("astray", broker="redis://127.0.0.1:1/0", set_as_current=True)
        nudge("cms.core.tasks.make_due_sizes")
    finally:
        before.set_current()
    assert caplog.messages == ["No worker could be told of cms.core.tasks.make_due_sizes; the next tick does it"]


def test_lease_is_one_process_s_until_it_runs_out():
    with held("work", seconds=60) as first, held("work", seconds=60) as second:
        assert (first, second) == (True, False)
    Lease.objects.create(name="work", until=timezone.now() - datetime.timedelta(seconds=1))
    with held("work", seconds=60) as after:
        assert after is True
    assert not Lease.objects.exists()


def at_once(work, times: int = 3) -> list:
    """What threads with connections of their own answer that begin together."""
    answers, start = [], threading.Barrier(times)

    def run():
        try:
            start.wait()
            answers.append(work())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _time in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_sizes_asked_for_at_once_are_made_once():
    image = small_image()
    made = at_once(lambda: make_sizes(image_id=image.pk))
    assert sorted(made) == [0, 0, len(EVERY_SIZE)]
    assert len(files_of(image)) == image.renditions.count() == len(EVERY_SIZE)


@pytest.mark.django_db(transaction=True)
def test_readers_who_come_at_once_are_all_shown_the_one_size():
    image, spec = small_image(), "fill-320x240|format-jpeg"
    urls = at_once(lambda: make_size(image=fresh(image), spec=spec).url)
    assert (len(urls), len(set(urls)), len(files_of(image))) == (3, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_second_past_the_lease_leaves_no_file_behind():
    """Wagtail's own views take no lease: the constraint holds, and the second file goes."""
    image = small_image()
    rows = at_once(lambda: fresh(image).create_rendition(Filter("max-165x165")).pk)
    assert (len(rows), len(set(rows)), len(files_of(image))) == (3, 1, 1)


def photograph(point: tuple[int, int], size=(1600, 900), dot=120) -> SiteImage:
    """Grey, with a red square at what matters."""
    picture = Image.new("RGB", size, "gray")
    x, y = point
    ImageDraw.Draw(picture).rectangle((x - dot // 2, y - dot // 2, x + dot // 2, y + dot // 2), fill="red")
    file = io.BytesIO()
    picture.save(file, "PNG")
    image = SiteImage(title="Hall", file=ContentFile(file.getvalue(), name="hall.png"))
    image.set_focal_point(Rect.from_point(x, y, dot, dot))
    image.save()
    return image


def red_share(rendition: Rendition) -> float:
    """The part of the picture's area that is red."""
    with rendition.file.open() as file, Image.open(file) as picture:
        red, green, _blue = picture.convert("RGB").resize((160, 160)).split()
        mask = ImageChops.multiply(red.point(lambda v: 255 * (v > 180)), green.point(lambda v: 255 * (v < 90)))
    return ImageStat.Stat(mask).mean[0] / 255


@pytest.mark.parametrize("point", [(60, 60), (1540, 840), (800, 450), (60, 840)])
def test_every_cut_shows_all_of_what_matters(point):
    image = photograph(point)
    for spec in sorted({spec for spec in EVERY_SIZE if spec.startswith("fill-") and spec.endswith("jpeg")}):
        rendition = image.get_rendition(spec)
        scale = max(rendition.width / 1600, rendition.height / 900)
        whole = (120 * scale) ** 2 / (rendition.width * rendition.height)
        assert red_share(rendition) == pytest.approx(whole, rel=0.15), spec


def test_photograph_that_was_taken_sideways_is_cut_upright():
    """As telephones write them: the file lies, and says so. What matters is at the top of what one sees."""
    upright = Image.new("RGB", (90, 160), "gray")
    ImageDraw.Draw(upright).rectangle((0, 0, 89, 20), fill="red")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    file = io.BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(file, "JPEG", exif=exif)
    image = SiteImage(title="Hall", file=ContentFile(file.getvalue(), name="telephone.jpg"))
    image.set_focal_point(Rect.from_point(45, 10, 80, 20))
    image.save()
    assert (image.width, image.height) == (fresh(image).width, fresh(image).height) == (90, 160)
    rendition = image.get_rendition("fill-80x60|format-jpeg")
    assert red_share(rendition) == pytest.approx(20 / 67, rel=0.2)


def test_cut_without_a_focal_point_loses_what_stands_at_the_edge():
    """The test above can fail."""
    image = photograph((60, 60))
    image.set_focal_point(None)
    assert red_share(image.get_rendition("fill-160x160|format-jpeg")) == 0


@pytest.mark.django_db(transaction=True)
def test_page_that_was_kept_with_a_stand_in_is_rendered_anew_when_the_sizes_are_there(visitor, house):
    visitor.get("/en/")  # the first visit of all makes the row of the settings
    item = NewsPageFactory(parent=news_index_in("en"), lead_image=small_image(), lead_image_alt="The hall")
    before = [visitor.get(item.url) for _time in range(2)]
    make_due_sizes()
    after = visitor.get(item.url)
    assert [response["Cache-Status"] for response in [*before, after]] == [
        "pages; fwd=miss; stored",
        "pages; hit",
        "pages; fwd=miss; stored",
    ]
    assert [len(elements(response, "source")) for response in [*before, after]] == [0, 0, 2]
