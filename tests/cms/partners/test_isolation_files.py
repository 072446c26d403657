"""What a partner editor can do with pictures and documents."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from cms.core.models import SiteDocument, SiteImage
from tests.cms.partners.walk import leaks_in


@pytest.fixture
def editor(neighbours, client):
    """The trusted editor, logged in."""
    client.force_login(neighbours.editor)
    return client


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("new.png", get_test_image_file().file.getvalue(), "image/png")


def text() -> SimpleUploadedFile:
    return SimpleUploadedFile("new.txt", b"10:00 Opening", "text/plain")


KINDS = {"images": (SiteImage, picture), "documents": (SiteDocument, text)}
UPLOADS = {"images": "wagtailimages", "documents": "wagtaildocs"}


@pytest.fixture(params=KINDS)
def kind(request):
    """The name of a family of views, its model, what makes a file to upload."""
    return request.param, *KINDS[request.param]


def uploads(client, name, collection, file):
    """A new file, through each view that takes one."""
    app = UPLOADS[name]
    client.post(reverse(f"{app}:add"), {"title": "New", "file": file(), "collection": collection.pk})
    client.post(reverse(f"{app}:add_multiple"), {"title": "New", "files[]": file(), "collection": collection.pk})
    form = {"title": "New", "file": file(), "collection": collection.pk}
    prefix = {"images": "image-chooser-upload", "documents": "document-chooser-upload"}[name]
    client.post(reverse(f"{app}_chooser:create"), {f"{prefix}-{field}": value for field, value in form.items()})


def where(model, title="New") -> set:
    return set(model.objects.filter(title=title).values_list("collection__name", flat=True))


@pytest.mark.parametrize(("whose", "expected"), [("library", {"Near"}), ("other", set())])
def test_files_are_uploaded_to_ones_own_collection_only(neighbours, editor, kind, whose, expected):
    name, model, file = kind
    uploads(editor, name, getattr(neighbours, whose).team.collection, file)
    # With a single collection to choose from Wagtail does not ask, whatever is sent.
    assert where(model) <= {"Near"}
    assert expected <= where(model)


def test_own_file_cannot_be_put_into_anothers_collection(neighbours, editor, kind):
    name, model, _file = kind
    own = model.objects.get(pk=next(file.pk for file in neighbours.own_files if isinstance(file, model)))
    collection = neighbours.other.team.collection_id
    editor.post(reverse(f"{UPLOADS[name]}:edit", args=[own.pk]), {"title": own.title, "collection": collection})
    address = reverse("wagtail_bulk_action", args=["core", model._meta.model_name, "add_to_collection"])
    editor.post(f"{address}?id={own.pk}", {"collection": collection})
    assert where(model, own.title) == {"Near"}


def all_files(neighbours, model) -> list:
    """The editor's own first."""
    return [file for file in [*neighbours.own_files, *neighbours.files] if isinstance(file, model)]


def test_editor_is_offered_their_own_files_to_choose(neighbours, editor, kind):
    name, model, _file = kind
    addresses = [reverse(f"{UPLOADS[name]}_chooser:chosen", args=[file.pk]) for file in all_files(neighbours, model)]
    text = editor.get(reverse(f"{UPLOADS[name]}_chooser:choose")).text
    assert [address in text for address in addresses] == [True, False, False]


def test_api_lists_own_files_only(neighbours, editor, kind):
    name, model, _file = kind
    own, *_others = [file.pk for file in all_files(neighbours, model)]
    found = editor.get(reverse(f"wagtailadmin_api:{name}:listing")).json()["items"]
    assert [item["id"] for item in found] == [own]


def test_api_lists_all_files_to_officers(neighbours, client, kind):
    name, model, _file = kind
    expected = {file.pk for file in all_files(neighbours, model)}
    client.force_login(neighbours.officer)
    found = client.get(reverse(f"wagtailadmin_api:{name}:listing")).json()["items"]
    assert {item["id"] for item in found} == expected


def offered_tags(client, term) -> list:
    return client.get(reverse("wagtailadmin_tag_autocomplete"), {"term": term}).json()


def test_tags_of_own_files_are_offered(neighbours, editor):
    for file in [neighbours.own_files[0], neighbours.files[0]]:
        file.tags.add(f"qz{file.collection.name}")
    assert offered_tags(editor, "qz") == ["qzNear"]


def test_all_tags_are_offered_to_officers(neighbours, client):
    tags = sorted(tag.name for file in neighbours.files for tag in file.tags.all())
    client.force_login(neighbours.officer)
    assert offered_tags(client, "qz") == tags


def test_preview_of_anothers_picture_is_refused(neighbours, editor):
    response = editor.get(reverse("wagtailimages:preview", args=[neighbours.files[0].pk, "width-100"]))
    assert (response.status_code, leaks_in(response)) == (302, set())
