"""What cameras write beside a picture, and what of it is published."""

import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base

from cms.core.camera_data import exif, without_camera_data
from cms.core.models import SiteImage

SECRETS = [b"GPS-PLACE", b"MAKER-NOTE", b"SERIAL-7731", b"SM-A546E", b"XMP-PLACE", b"A COMMENT"]
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>XMP-PLACE</exif:GPSLatitude></x:xmpmeta>'
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]


def told() -> Image.Exif:
    """EXIF as a telephone writes it: a place, a device, notes that only its maker understands."""
    told = Image.Exif()
    told[Base.Model], told[Base.Orientation] = "SM-A546E", 6
    told[Base.Artist], told[Base.Copyright] = "Aigul", "National Library"
    told.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (43.0, 14.0, 19.5)})
    told.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = b"GPS-PLACE"
    told.get_ifd(IFD.Exif).update({Base.MakerNote: b"MAKER-NOTE", Base.BodySerialNumber: "SERIAL-7731"})
    return told


def photograph(kind: str, **more) -> bytes:
    """A picture in which no two rows are the same, with all that can be told beside it."""
    file = io.BytesIO()
    image = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    image.save(file, kind, exif=told().tobytes(), icc_profile=PROFILE, xmp=XMP, **more)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def secrets_in(data: bytes) -> list[bytes]:
    return [secret for secret in SECRETS if secret in data]


@pytest.mark.parametrize("kind", FORMATS)
def test_place_device_and_notes_are_gone(kind):
    before = photograph(kind)
    after = without_camera_data(before)
    assert {b"GPS-PLACE", b"MAKER-NOTE", b"SERIAL-7731", b"SM-A546E"} <= set(secrets_in(before))
    assert secrets_in(after) == []
    assert (opened(after).getexif().get_ifd(IFD.GPSInfo), opened(after).getexif().get_ifd(IFD.Exif)) == ({}, {})


@pytest.mark.parametrize("kind", FORMATS)
def test_pixels_and_colours_are_the_same(kind):
    before = photograph(kind)
    after = without_camera_data(before)
    assert opened(after).tobytes() == opened(before).tobytes()
    assert opened(after).info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_how_it_was_held_and_whose_it_is_stay(kind):
    kept = opened(without_camera_data(photograph(kind))).getexif()
    assert dict(kept) == {Base.Orientation: 6, Base.Artist: "Aigul", Base.Copyright: "National Library"}


@pytest.mark.parametrize("kind", FORMATS)
def test_picture_that_tells_nothing_stays_as_it_is(kind):
    once = without_camera_data(photograph(kind))
    assert without_camera_data(once) == once


def test_avif_is_held_by_a_box_of_its_own():
    before = photograph("AVIF")
    assert [opened(data).getexif()[Base.Orientation] for data in (before, without_camera_data(before))] == [6, 6]


@pytest.mark.parametrize("more", [{"progressive": True}, {"restart_marker_rows": 1}, {"comment": b"A COMMENT"}])
def test_every_way_to_write_jpeg_is_understood(more):
    before = photograph("JPEG", **more)
    after = without_camera_data(before)
    assert (opened(after).tobytes(), secrets_in(after)) == (opened(before).tobytes(), [])


def test_second_picture_behind_the_first_goes_with_its_place():
    """As telephones write portraits, and photographs that move."""
    file = io.BytesIO()
    second = Image.new("RGB", (32, 24))
    second.encoderinfo = {"exif": told().tobytes()}
    Image.new("RGB", (64, 48)).save(file, "MPO", save_all=True, append_images=[second], exif=told().tobytes())
    before = file.getvalue()
    assert (opened(before).n_frames, before.count(b"GPS-PLACE")) == (2, 2)
    after = without_camera_data(before)
    assert (opened(after).format, opened(after).size, secrets_in(after)) == ("JPEG", (64, 48), [])


def test_texts_of_a_png_go():
    name, body = b"tEXt", b"Raw profile type exif\x00GPS-PLACE"
    chunk = struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    before = photograph("PNG")
    end = before.rindex(b"IEND") - 4
    assert secrets_in(without_camera_data(before[:end] + chunk + before[end:])) == []


def test_moving_pictures_still_move():
    file = io.BytesIO()
    frames = [Image.new("RGB", (32, 24), colour) for colour in ("teal", "maroon")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:], exif=told().tobytes())
    after = without_camera_data(file.getvalue())
    assert (Image.open(io.BytesIO(after)).n_frames, secrets_in(after)) == (2, [])


def test_file_that_was_cut_off_keeps_no_place():
    assert secrets_in(without_camera_data(photograph("JPEG")[:-40])) == []


def test_jpeg_put_together_in_a_strange_way_is_encoded_anew_upright():
    before = photograph("JPEG")
    strange = before[:2] + before[2:].replace(b"\xff\xdb", b"\x00\x00\xff\xdb", 1)
    after = opened(without_camera_data(strange))
    assert (after.size, dict(after.getexif()), after.info["icc_profile"]) == ((48, 64), {}, PROFILE)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\x00", b"RIFF\x00", b"<svg/>"])
def test_what_is_no_picture_stays_as_it_is(data):
    assert without_camera_data(data) == data


@pytest.mark.parametrize("nonsense", [b"", b"MM", b"II*\x00\xff\xff\xff\xff", b"\x00" * 40])
def test_exif_that_nobody_can_read_is_not_kept(nonsense):
    assert exif.kept_of(nonsense) == b""


def test_exif_that_says_nothing_can_be_read():
    nothing = Image.Exif()
    nothing.load(exif.NOTHING)
    assert dict(nothing) == {}


@pytest.mark.django_db
def test_picture_is_stored_without_what_its_camera_tells():
    image = SiteImage(title="Hall", file=ContentFile(photograph("JPEG"), name="telephone.jpg"))
    image._set_image_file_metadata()
    image.save()
    stored = SiteImage.objects.get(pk=image.pk)
    with stored.file.open() as file:
        data = file.read()
    assert (secrets_in(data), dict(opened(data).getexif())[Base.Orientation]) == ([], 6)
    assert (stored.width, stored.height, stored.file_size) == (48, 64, len(data))
    assert stored.file.name == "original_images/telephone.jpg"


@pytest.mark.django_db
def test_sizes_do_not_tell_it_either():
    image = SiteImage.objects.create(title="Hall", file=ContentFile(photograph("JPEG"), name="telephone.jpg"))
    for spec in ("width-32|format-jpeg", "width-32|format-webp", "width-32|format-avif"):
        with image.get_rendition(spec).file.open() as file:
            assert secrets_in(file.read()) == []
