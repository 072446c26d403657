"""Files that no row knows, and rows whose file is gone."""

import csv
import datetime
import io
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from cms.core.models import Rendition, SiteImage
from cms.core.shapes import SET
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import UserFactory
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/files/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A media folder with nothing in it."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def lose(name: str, *, days: float) -> str:
    """A file that no row knows, written so many days ago."""
    name = default_storage.save(name, ContentFile(b"12345"))
    moment = time.time() - days * 24 * 3600
    os.utime(default_storage.path(name), (moment, moment))
    return name


def listed(*options) -> dict[str, tuple[str, str, str]]:
    out, err = io.StringIO(), io.StringIO()
    call_command("orphan_files", *options, stdout=out, stderr=err)
    rows = csv.DictReader(io.StringIO(out.getvalue()))
    return {row["file"]: (row["what"], row["bytes"], row["row"]) for row in rows}


def test_files_in_use_are_not_listed():
    ImageFactory(file__width=40, file__height=30).get_rendition("fill-160x160|format-jpeg")
    DocumentFactory()
    assert listed() == {}


def test_files_without_a_row_and_rows_without_a_file_are_listed():
    lost = lose("original_images/қор.jpg", days=2)
    document = DocumentFactory()
    default_storage.delete(document.file.name)
    assert listed() == {
        lost: ("file without a row", "5", ""),
        document.file.name: ("row without a file", "", f"core.sitedocument {document.pk}"),
    }


def test_only_what_nobody_may_be_uploading_is_deleted(folder):
    image = ImageFactory(file__width=40, file__height=30)
    old, new = lose("documents/old.pdf", days=1.1), lose("documents/new.pdf", days=0.9)
    listed("--delete", "--no-input")
    assert [default_storage.exists(name) for name in (old, new, image.file.name)] == [False, True, True]


@pytest.mark.parametrize(("answer", "stays"), [("yes", False), ("y", True), ("", True)])
def test_deletion_is_asked_for(monkeypatch, answer, stays):
    lost = lose("images/old.avif", days=2)
    monkeypatch.setattr("builtins.input", lambda: answer)
    listed("--delete")
    assert default_storage.exists(lost) is stays


def test_nothing_is_deleted_unless_told_to():
    lost = lose("images/old.avif", days=2)
    listed()
    assert default_storage.exists(lost)


def test_size_whose_file_is_gone_is_made_again():
    image = ImageFactory(file__width=40, file__height=30)
    rendition = image.get_rendition("fill-160x160|format-jpeg")
    SiteImage.objects.update(sizes=SET)
    Path(rendition.file.path).unlink()
    listed("--delete", "--no-input")
    assert (Rendition.objects.count(), SiteImage.objects.get().sizes) == (0, "")


def test_officer_reads_what_is_lost(client, house):
    lost = lose("images/old.avif", days=2)
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    page = client.get(ADDRESS).content.decode()
    table = client.get(ADDRESS, {"export": "csv"}).content.decode()
    assert (lost in page, "1 file, 5" in page, table.splitlines()[1].startswith(f"{lost},5,")) == (True, True, True)


@pytest.mark.parametrize(("tag", "moment"), [("kk", "11 қараша 10:30"), ("ar", "11 نوفمبر 10:30")])
def test_report_is_in_one_language_and_names_of_files_run_left_to_right(client, house, time_machine, tag, moment):
    time_machine.move_to(datetime.datetime(2026, 11, 13, 10, 30, tzinfo=datetime.UTC), tick=False)
    lost = lose("images/old.avif", days=2)
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS], language=tag))
    report = client.get(ADDRESS)
    assert texts(report, "time") == [moment]
    assert [(e.text, e.attributes["dir"]) for e in elements(report, "bdi") if "dir" in e.attributes] == [(lost, "ltr")]


def test_officer_reads_that_nothing_is_lost(client, house):
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    assert "Every file is in use" in client.get(ADDRESS).content.decode()


def test_partner_does_not_see_the_files_of_others(client, house):
    library = PartnerLibraryFactory(languages=["en"])
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, library.team.group.name]))
    lost = lose("images/old.avif", days=2)
    response = client.get(ADDRESS)
    assert (response.status_code in (302, 403), lost in response.content.decode()) == (True, False)
