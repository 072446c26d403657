"""The text of PDFs: read once, in a process of its own, and never at any price."""

import pytest
from django.core.files.base import ContentFile

from cms.core.models import SiteDocument
from cms.demo.steps.pdf import pdf
from cms.search import documents, pdf_reader
from cms.search.guessing import guess_language
from cms.search.models import DocumentText, State
from tests.cms.search.test_search import found
from tests.reading import texts

pytestmark = pytest.mark.django_db
PLAIN = pdf("Reading rooms", ("Maps are kept (all of them) in the basement.",))


def upload(content: bytes, name: str = "plan.pdf", title: str = "Plan") -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=ContentFile(content, name=name))


def test_pdf_is_found_by_its_text_once_it_was_read(client, house):
    document = upload(PLAIN)
    assert (found(client, "basement"), found(client, "plan")) == ([], ["Plan"])
    assert documents.read(pk=document.pk)
    assert (found(client, "basement"), found(client, "room basements")) == (["Plan"], ["Plan"])
    assert texts(client.get("/en/search/?q=basements"), "mark") == ["basement"]
    row = DocumentText.objects.get()
    assert (row.tag, row.state, row.attempts) == ("en", State.READ, 1)


def test_document_is_read_once_and_anew_when_its_file_is_another(client, house):
    document = upload(PLAIN)
    assert [documents.read_waiting(), documents.read_waiting()] == [1, 0]
    document.file = ContentFile(pdf("Plan", ("An atlas.",)), name="plan.pdf")
    document.save()
    assert found(client, "basement") == []
    assert (documents.read_waiting(), found(client, "atlas"), found(client, "basement")) == (1, ["Plan"], [])


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 and nothing else", b"", PLAIN[:300], pdf("", ("",)), b"%PDF-1.7\n" + b"\x00" * 5000],
    ids=["no PDF", "empty", "cut off", "pictures only", "zeros"],
)
def test_pdf_without_text_is_found_by_its_title_and_not_tried_again(client, house, content):
    document = upload(content)
    assert documents.read(pk=document.pk) is False
    assert (DocumentText.objects.get().state, documents.read_waiting(), found(client, "plan")) == (
        State.UNREADABLE, 0, ["Plan"],
    )  # fmt: skip


def test_file_that_is_gone_is_unreadable(client, house):
    document = upload(PLAIN)
    document.file.storage.delete(document.file.name)
    assert documents.read(pk=document.pk) is False


def test_file_that_takes_its_reader_down_is_tried_three_times(house):
    document = upload(PLAIN)
    DocumentText.objects.create(document=document, file=document.file.name, attempts=2)
    assert list(documents.waiting()) == [document]
    DocumentText.objects.update(attempts=3)
    assert list(documents.waiting()) == []


def test_reader_is_ended_when_it_takes_too_long(house, settings, monkeypatch):
    monkeypatch.setattr(documents, "SECONDS", 0.01)
    with pytest.raises(documents.Unreadable, match="more than"):
        documents.extract(PLAIN)


def test_reader_is_ended_when_it_takes_too_much_memory(house):
    bomb = PLAIN.replace(b"/Count 1", b"/Count 1 " + b"/X [" + b"[" * 100_000 + b"]" * 100_000 + b"]")
    with pytest.raises(documents.Unreadable):
        documents.extract(bomb)
    assert pdf_reader.MEMORY < 2**30


def test_too_large_a_file_is_not_opened(house, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_FILE", 10)
    with pytest.raises(documents.Unreadable, match="bytes"):
        documents.content_of(upload(PLAIN))


def test_other_files_are_found_by_their_titles(client, house):
    upload(b"basement", name="plan.txt")
    assert (documents.read_waiting(), found(client, "plan"), found(client, "basement")) == (0, ["Plan"], [])


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Пресс-релиз: 1300 документов", "ru"),
        ("Баспасөз хабарламасы", "kk"),
        ("Русский текст о городе Алматы, где живёт Ғалым, и ещё о многом другом на русском языке", "ru"),
        ("Quyền con người và thư viện", "vi"),
        ("Oʻzbek tili va kutubxona", "uz"),
        ("حقوق الإنسان 2008", "ar"),
        ("The king’s English", "en"),
        ("2008", "en"),
        ("", "en"),
    ],
)
def test_language_of_a_text_is_guessed_by_its_letters(text, tag):
    assert guess_language(text) == tag
